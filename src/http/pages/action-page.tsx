import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { ActionView } from '../../catalogue/portal/other-views.ts';
import type { Engaged } from '../../catalogue/portal/questions.ts';
import { common } from '../messages/common.ts';
import { place as placeMessages } from '../messages/place.ts';
import { things as messages } from '../messages/things.ts';
import { StatusShape } from './icons.tsx';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Crumbs, Fiche, Missing, Name, Section, Texts, ThingLink, ThingLinks } from './parts.tsx';
import { statuses } from './place-people.tsx';
import { Sources } from './sources.tsx';

/** What the page of an action is made from. */
export interface ActionPageProps {
  readonly action: ActionView;
  readonly about: ThingDescription;
  readonly alternates: readonly Alternate[];
}

/** The page of an action: what it is, and who does it, has started or wants to. */
export function ActionPage({ action, about, alternates }: ActionPageProps): VNode {
  const { t } = usePage();
  const { inverse, labels } = about;
  return (
    <Fiche
      crumbs={
        <Crumbs
          steps={[
            [t(common.actions), 'actions'],
            ...action.broader.slice(0, 1).map(({ name, iri }): [string, string] => [name, iri]),
          ]}
        />
      }
      intro={
        <header class="title">
          <p class="kicker">
            <span class="chip">{t(action.broader.length > 0 ? messages.action : messages.category)}</span>
          </p>
          <h1>
            <Name of={action.name} />
          </h1>
          <div class="lead">
            <Texts of={action.definitions} />
          </div>
          {action.broader.length > 0 && (
            <p>
              <span class="soft">{t(messages.category)}</span> <ThingLinks to={action.broader} />
            </p>
          )}
        </header>
      }
      alternates={alternates}
    >
      <Section id="qui" title={messages.whoHelps} note={messages.whoHelpsNote}>
        <div class="grid three">
          {statuses.map((status) => (
            <div key={status}>
              <h3 class={`status ${status}`}>
                <StatusShape status={status} />
                {t(placeMessages[status])}
              </h3>
              <Places engaged={inverse.engaged.filter((one) => one.status === status)} about={about} />
            </div>
          ))}
        </div>
      </Section>
      {inverse.narrower.length > 0 && (
        <Section id="sous-actions" title={messages.subActions}>
          <ul class="rows">
            {inverse.narrower.map((narrower) => (
              <li key={narrower}>
                <ThingLink to={labels.thing(narrower)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Sources about={about} />
    </Fiche>
  );
}

function Places({ engaged, about }: { readonly engaged: readonly Engaged[]; readonly about: ThingDescription }): VNode {
  const { labels, iri } = about;
  const places = [...new Set(engaged.map(({ place }) => place))];
  if (places.length === 0) {
    return (
      <p>
        <Missing message={messages.nobody} />
      </p>
    );
  }
  return (
    <ul class="rows">
      {places.map((place) => {
        const below = engaged.filter((one) => one.place === place && one.action !== iri);
        return (
          <li key={place}>
            <span class="name">
              <ThingLink to={labels.thing(place)} />
            </span>
            {below.length > 0 && (
              <p class="small">
                <ThingLinks to={below.map(({ action }) => labels.thing(action))} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
