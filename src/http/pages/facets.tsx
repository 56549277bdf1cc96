import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { loadCommunes } from '../../catalogue/communes.ts';
import type { FacetName, FacetValue } from '../../catalogue/facets.ts';
import type { Labels } from '../../catalogue/portal/labels.ts';
import { departementOf, regionOf } from '../../catalogue/territories.ts';
import { conceptIri } from '../../vocabulary/namespaces.ts';
import type { Language, Message } from '../language.ts';
import { common } from '../messages/common.ts';
import { lacking, lists } from '../messages/lists.ts';
import { place } from '../messages/place.ts';
import { views } from '../messages/views.ts';
import { LanguageField } from './collection-filters.tsx';
import { usePage } from './page-context.ts';
import { NearFields, RareFields, shownInFields } from './place-fields.tsx';
import { separate } from './set-address.ts';

/** The filters in the order in which they are offered; some take several values, some one. */
const offered: readonly { readonly name: FacetName; readonly title: Message; readonly single?: boolean }[] = [
  { name: 'region', title: views.region },
  { name: 'departement', title: views.departement },
  { name: 'action', title: lists.action },
  { name: 'statut', title: lists.statut },
  { name: 'qpv', title: lists.qpv, single: true },
  { name: 'numerique', title: lists.numerique, single: true },
  { name: 'famille', title: views.famille },
  { name: 'annee', title: views.annee },
  { name: 'manque', title: views.manque },
];

const fixed: Readonly<Record<string, Message>> = {
  oui: common.yes,
  non: common.no,
  inconnu: common.unknown,
  does: place.does,
  starting: place.starting,
  wants: place.wants,
  ...lacking,
};

/** What people call the values of the filters. */
export type ValueNames = (name: string, value: string) => string;

/** Names the values of filters in the language of a page. */
export function nameValues(labels: Labels, baseIri: string, language: Language): ValueNames {
  return (name, value) => {
    switch (name) {
      case 'region':
        return regionOf(value).name;
      case 'departement':
        return `${departementOf(value)?.name ?? ''} (${value})`;
      case 'commune':
        return loadCommunes().get(value)?.town ?? value;
      case 'action':
      case 'structure':
        return labels.thing(`${baseIri}${name}s/${value}`).name;
      case 'famille':
        return labels.concept(conceptIri('families', value)).name;
      default:
        return fixed[value]?.[language] ?? value;
    }
  };
}

interface FacetsProps {
  readonly page: CollectionPage;
  readonly names: ValueNames;
}

/** The form that narrows the fabriques, each value with how many it would leave. It is sent by GET. */
export function FacetForm({ page, names }: FacetsProps): VNode {
  const { t, href, compare } = usePage();
  const { filters, facets } = page;
  // One's own département is looked for by its name; of the others, the most frequent come first.
  const inOrder = (name: FacetName, values: readonly FacetValue[]): readonly FacetValue[] =>
    name === 'departement'
      ? [...values].sort(
          (a, b) => Number(b.chosen) - Number(a.chosen) || compare(names(name, a.value), names(name, b.value)),
        )
      : values;
  const inForm = new Set<string>(['q', ...shownInFields, ...offered.map(({ name }) => name)]);
  return (
    <form class="filters card flat" action={href(page.iri).split('?', 1)[0]} aria-labelledby="filtrer">
      <h2 id="filtrer">{t(lists.filters)}</h2>
      <div class="field">
        <label for="q">{t(lists.words)}</label>
        <input id="q" type="search" name="q" value={filters.q} aria-describedby="q-aide" />
        <p id="q-aide" class="hint soft small">
          {t(lists.wordsHint)}
        </p>
      </div>
      <NearFields page={page} />
      <details class="refine">
        <summary>{t(lists.refine)}</summary>
        {offered.map(({ name, title, single }) => (
          <Facet
            key={name}
            name={name}
            title={title}
            single={single === true}
            open={page.view === 'liste'}
            values={inOrder(name, facets?.get(name) ?? [])}
            names={names}
          />
        ))}
        <RareFields />
      </details>
      {separate(page.parameters)
        .filter(([name]) => !inForm.has(name))
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
      {page.view !== 'liste' && <input type="hidden" name="vue" value={page.view} />}
      <LanguageField />
      <p>
        <button class="button">{t(lists.show)}</button> <a href={href(page.collection)}>{t(lists.clear)}</a>
      </p>
    </form>
  );
}

function Facet(props: {
  readonly name: FacetName;
  readonly title: Message;
  readonly single: boolean;
  /** Whether what is chosen shows; where space is dear, its name beside the title has to do. */
  readonly open: boolean;
  readonly values: readonly FacetValue[];
  readonly names: ValueNames;
}): VNode {
  const { t, number } = usePage();
  const { name, single, values, names } = props;
  const chosen = values.filter((value) => value.chosen);
  return (
    <details class="facet" open={props.open && chosen.length > 0}>
      <summary>
        {t(props.title)}
        {chosen.length > 0 && <span class="chip">{chosen.map(({ value }) => names(name, value)).join(', ')}</span>}
      </summary>
      {values.length === 0 ? (
        <p class="soft small">{t(views.nobodyYet)}</p>
      ) : (
        <fieldset>
          <legend class="hidden-visually">{t(props.title)}</legend>
          {single && <Value name={name} value="" label={t(lists.any)} single chosen={chosen.length === 0} />}
          {values.map(({ value, count, chosen: checked }) => (
            <Value
              key={value}
              name={name}
              value={value}
              label={names(name, value)}
              count={number(count)}
              single={single}
              chosen={checked}
            />
          ))}
        </fieldset>
      )}
    </details>
  );
}

function Value(props: {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly count?: string;
  readonly single: boolean;
  readonly chosen: boolean;
}): VNode {
  return (
    <label class="value">
      <input type={props.single ? 'radio' : 'checkbox'} name={props.name} value={props.value} checked={props.chosen} />
      <span>{props.label}</span>
      {props.count !== undefined && <span class="soft small">{props.count}</span>}
    </label>
  );
}
