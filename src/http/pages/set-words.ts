import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { nameOfPoint } from '../../catalogue/nearby/gazetteer.ts';
import type { Locale, Message } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { lists } from '../messages/lists.ts';
import { nearby } from '../messages/nearby.ts';
import { views } from '../messages/views.ts';
import type { ValueNames } from './facets.tsx';
import { fillIn } from './fill-in.ts';
import { separate } from './set-address.ts';

/** What people call the filters. */
const titles: Readonly<Record<string, Message>> = {
  q: lists.words,
  region: views.region,
  departement: views.departement,
  commune: views.commune,
  codePostal: views.codePostal,
  qpv: lists.qpv,
  numerique: lists.numerique,
  action: lists.action,
  statut: lists.statut,
  structure: views.structure,
  famille: views.famille,
  annee: views.annee,
  manque: views.manque,
  bbox: views.box,
  pres: views.around,
};

/** The filters whose values say by themselves what they are. */
const selfEvident = new Set(['pres', 'region', 'departement', 'commune', 'action', 'statut', 'structure', 'famille']);

/** Beyond these a title is no title. */
const [mostParts, mostLetters] = [4, 40];

/** One filter that is on. */
export interface ChosenFilter {
  readonly name: string;
  readonly value: string;
  /** With its name: "Département : Nord (59)". */
  readonly full: string;
  /** As a part of a title: "Nord (59)". */
  readonly short: string;
}

/** The filters of a set in words, in the order of its address. */
export function chosenFilters(page: CollectionPage, names: ValueNames, locale: Locale): ChosenFilter[] {
  const { t } = locale;
  const say = (name: string, value: string): string => {
    const { pres, rayon } = page.filters;
    return name === 'pres'
      ? `${(pres && nameOfPoint(pres)) ?? value} (${radiusInWords(rayon, locale)})`
      : names(name, value);
  };
  return separate(page.parameters).flatMap(([name, value]) => {
    const title = titles[name];
    if (!title) {
      return [];
    }
    const said = say(name, value);
    const full = fillIn(t(views.filterIs), { title: t(title), value: said });
    const isYes = value === 'oui' && (name === 'qpv' || name === 'numerique');
    const short = isYes ? t(title) : name === 'q' ? fillIn(t(lists.quoted), { words: cut(said) }) : full;
    return [{ name, value, full, short: selfEvident.has(name) ? cut(said) : short }];
  });
}

/** What a page calls its set. */
export interface SetWords {
  /** For a heading: the filters, or the name of the collection where there are none. */
  readonly name: string;
  /** For windows, bookmarks and links: the same, how many there are, the view and the page. */
  readonly title: string;
  /** A sentence for search engines and for shared links. */
  readonly description: string;
}

/** Names a set from its filters: "Coworking, Nord (59) : 1 fabrique – carte". */
export function nameSet(page: CollectionPage, names: ValueNames, locale: Locale): SetWords {
  const { t, number, counted } = locale;
  const words = collections[page.collection];
  const chosen = chosenFilters(page, names, locale).map(({ short }) => short);
  const more = chosen.length > mostParts ? ', …' : '';
  const isNarrowed = chosen.length > 0;
  const name = isNarrowed ? chosen.slice(0, mostParts).join(', ') + more : t(words.title);
  const withCount = fillIn(t(views.filterIs), { title: name, value: counted(page.total, words) });
  const view = page.view === 'liste' ? '' : ` – ${t(views.inTitle[page.view])}`;
  const at = page.page > 1 && page.page <= page.pages ? `, ${number(page.page)}/${number(page.pages)}` : '';
  return {
    name,
    title: (isNarrowed ? withCount : name) + view + at,
    description: isNarrowed ? `${withCount}. ${t(words.lead)}` : t(words.lead),
  };
}

function radiusInWords(kilometres: number, { t, number }: Locale): string {
  return Number.isFinite(kilometres) ? fillIn(t(nearby.within), { radius: number(kilometres) }) : t(nearby.fromHere);
}

function cut(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}
