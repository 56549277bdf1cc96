import type { CollectionPage } from './collection-page.ts';
import type { Member } from './members.ts';
import { isOtherKind } from './partner-kinds.ts';

/** The technical table of the seed page in the markup of MediaWiki, to paste into a page of MoviLab. */
export function collectionWiki({ members, links, revision }: CollectionPage): string {
  return [
    `<!-- ${links.self} (révision ${revision}) -->`,
    '{| class="wikitable sortable"',
    `! ${wikiColumns.map(([title]) => title).join(' !! ')}`,
    ...members.flatMap((member) => ['|-', ...wikiColumns.map(([, value]) => `| ${value(member)}`)]),
    '|}',
    '',
  ].join('\n');
}

type WikiColumn = readonly [title: string, value: (member: Member) => string];

/** The columns of the seed page; an empty cell means that nobody knows. */
const wikiColumns: readonly WikiColumn[] = [
  ['Fabrique', ({ name, movilabPages, iri }) => wikiLink(movilabPages[0] ?? iri, name)],
  ['Code postal', ({ postalCodes }) => wikiText(postalCodes)],
  ['Ville', ({ towns }) => wikiText(towns)],
  ['Installé en QPV', ({ inQPV }) => yesNo(inQPV)],
  ['Fabrique numérique', ({ numerique }) => yesNo(numerique)],
  ['Structure porteuse', ({ carriers }) => wikiText(carriers.map(({ name }) => name))],
  ['Collectivité', partners((kind) => kind === 'collectivite')],
  ['Centre social', partners((kind) => kind === 'centre-social')],
  ['Bailleurs sociaux', partners((kind) => kind === 'bailleur-social')],
  ['Acteurs de la formation', partners((kind) => kind === 'acteur-de-la-formation')],
  ['Autres', partners(isOtherKind)],
  ['Date labélisation de la fabrique', ({ labelYears }) => wikiText(labelYears)],
  ['La structure porteuse existe depuis', ({ carriersSince }) => wikiText(carriersSince)],
  [
    'Lien vers le dossier de présentation',
    ({ applicationFiles }) => applicationFiles.map((file) => wikiLink(file, 'ICI')).join(', '),
  ],
];

/** A partner without a name counts: `x` says that there is one, as on the seed page. */
function partners(isWanted: (kind: string) => boolean): WikiColumn[1] {
  return ({ partners: all }) => wikiText(all.filter(({ kind }) => isWanted(kind)).map(({ name }) => name ?? 'x'));
}

function wikiText(values: readonly string[]): string {
  return [...new Set(values)].map(escapeWiki).join(', ');
}

function wikiLink(address: string, name: string): string {
  return `[${encodeURI(address).replace(/%25/gu, '%').replace(/[[\]]/gu, encodeURIComponent)} ${escapeWiki(name)}]`;
}

/** A text in which nothing is markup. @see {@link https://www.mediawiki.org/wiki/Help:Formatting} */
function escapeWiki(text: string): string {
  const escape = (signs: string): string => Array.from(signs, (sign) => `&#${sign.charCodeAt(0)};`).join('');
  return text.replace(/[&<>[\]{}|~]|''+|__+/gu, escape).replace(/\s+/gu, ' ');
}

function yesNo(value: boolean | undefined): string {
  return value === undefined ? '' : value ? 'oui' : 'non';
}
