import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { Ternary } from '../../catalogue/filters.ts';
import type { Named } from '../../catalogue/portal/labels.ts';
import { allDepartements, allRegions } from '../../catalogue/territories.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Message } from '../language.ts';
import { common } from '../messages/common.ts';
import { lists } from '../messages/lists.ts';
import { place as placeMessages } from '../messages/place.ts';
import { usePage } from './page-context.ts';
import { statuses } from './place-people.tsx';

/** What the lists of the form can be set to, beyond the territories. */
export interface FilterChoices {
  readonly actions: readonly Named[];
}

type Option = readonly [value: string, label: string];

const ternaries: readonly Ternary[] = ['oui', 'non', 'inconnu'];
const ternaryMessages: Record<Ternary, Message> = { oui: common.yes, non: common.no, inconnu: common.unknown };

/** The form that narrows a list. It is sent by GET, so the address bar always says what is shown. */
export function Filters({ page, choices }: { readonly page: CollectionPage; readonly choices: FilterChoices }): VNode {
  const { t, href, compare } = usePage();
  const { filters, collection } = page;
  const asOption = ({ code, name }: { readonly code: string; readonly name: string }): Option => [code, name];
  const byName = (a: Option, b: Option): number => compare(a[1], b[1]);
  const yesNoUnknown = ternaries.map((value): Option => [value, t(ternaryMessages[value])]);
  return (
    <form class="filters card flat" action={href(collection).split('?', 1)[0]} aria-labelledby="filtrer">
      <h2 id="filtrer">{t(lists.filters)}</h2>
      <div class="field">
        <label for="q">{t(lists.words)}</label>
        <input id="q" type="search" name="q" value={filters.q} aria-describedby="q-aide" />
        {collection === 'fabriques' && (
          <p id="q-aide" class="hint soft small">
            {t(lists.wordsHint)}
          </p>
        )}
      </div>
      {collection === 'fabriques' && (
        <details class="refine" open={isNarrowed(page)}>
          <summary>{t(lists.refine)}</summary>
          <Choice
            name="region"
            label={lists.region}
            any={lists.anyRegion}
            options={allRegions.map(asOption).sort(byName)}
            chosen={filters.region[0]}
          />
          <Choice
            name="departement"
            label={lists.departement}
            any={lists.anyDepartement}
            options={allDepartements.map(({ code, name }): Option => [code, `${code} ${name}`])}
            chosen={filters.departement[0]}
          />
          <Choice name="qpv" label={lists.qpv} options={yesNoUnknown} chosen={filters.qpv} />
          <Choice name="numerique" label={lists.numerique} options={yesNoUnknown} chosen={filters.numerique} />
          <Choice
            name="action"
            label={lists.action}
            options={choices.actions.map(({ iri, name }): Option => [localNameOf(iri), name]).sort(byName)}
            chosen={filters.action[0]}
          />
          <Choice
            name="statut"
            label={lists.statut}
            options={statuses.map((status): Option => [status, t(placeMessages[status])])}
            chosen={filters.statut[0]}
          />
          <Choice
            name="tri"
            label={lists.order}
            any={lists.byName}
            options={[
              ['commune', t(lists.byTown)],
              ['annee', t(lists.byYear)],
            ]}
            chosen={filters.tri}
          />
        </details>
      )}
      <LanguageField />
      <p>
        <button class="button">{t(lists.show)}</button> <a href={href(collection)}>{t(lists.clear)}</a>
      </p>
    </form>
  );
}

function isNarrowed({ filters }: CollectionPage): boolean {
  const { region, departement, action, statut, qpv, numerique } = filters;
  return [...region, ...departement, ...action, ...statut].length > 0 || qpv !== undefined || numerique !== undefined;
}

/** Carries the language of the address on through a form. */
export function LanguageField(): VNode | null {
  const { href } = usePage();
  const asked = /[?&]lang=(\w+)/u.exec(href('fabriques'))?.[1];
  return asked ? <input type="hidden" name="lang" value={asked} /> : null;
}

function Choice(props: {
  readonly name: string;
  readonly label: Message;
  readonly any?: Message;
  readonly options: readonly Option[];
  readonly chosen: string | undefined;
}): VNode {
  const { t } = usePage();
  return (
    <div class="field">
      <label for={props.name}>{t(props.label)}</label>
      <select id={props.name} name={props.name}>
        <option value="">{t(props.any ?? lists.any)}</option>
        {props.options.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
