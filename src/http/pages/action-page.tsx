import type { VNode } from 'preact';
import type { Helper, Helpers, HelpersOfStatus } from '../../catalogue/actions/helpers.ts';
import { type Status, statuses } from '../../catalogue/filters.ts';
import type { Territory } from '../../catalogue/nearby/territory.ts';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { ActionView } from '../../catalogue/portal/other-views.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Message } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { actions as words } from '../messages/actions.ts';
import { nearby } from '../messages/nearby.ts';
import { things as messages } from '../messages/things.ts';
import { pointsOf, setsOf } from './action-matrix.tsx';
import { StatusShape } from './icons.tsx';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Crumbs, Fiche, Missing, Name, Section, Texts, ThingLinks } from './parts.tsx';
import { fromPlace, Kilometres, PlaceChooser } from './place-chooser.tsx';
import { Sources } from './sources.tsx';

/** What the page of an action is made from. */
export interface ActionPageProps {
  readonly action: ActionView;
  readonly about: ThingDescription;
  /** Who could help, from the nearest. */
  readonly helpers: Helpers | undefined;
  readonly alternates: readonly Alternate[];
}

const titles: Readonly<Record<Status, Message>> = {
  does: words.canHelp,
  starting: words.canShare,
  wants: words.companions,
};

/** The page of an action: what it is, and who does it, has started or wants to, the nearest first. */
export function ActionPage({ action, about, helpers, alternates }: ActionPageProps): VNode {
  const { t, href, language } = usePage();
  const fromHere = (address: string): string => (helpers ? fromPlace(address, helpers.territory) : address);
  const broader = action.broader.map(({ iri, ...named }) => ({ ...named, iri: fromHere(iri) }));
  return (
    <Fiche
      crumbs={
        <Crumbs
          steps={[
            [t(collections.actions.title), fromHere('actions')],
            ...broader.slice(0, 1).map(({ name, iri }): [string, string] => [name, iri]),
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
              <span class="soft">{t(messages.category)}</span> <ThingLinks to={broader} />
            </p>
          )}
        </header>
      }
      alternates={alternates}
    >
      <Section id="qui" title={messages.whoHelps} note={messages.whoHelpsNote}>
        {helpers && (
          <>
            <PlaceChooser territory={helpers.territory} action={about.iri} wider={helpers.wider} />
            <div class="grid three">
              {statuses.map((status) => (
                <div key={status}>
                  <h3 class={`status ${status}`}>
                    <StatusShape status={status} />
                    {t(titles[status])}
                  </h3>
                  <HelperList
                    of={helpers.byStatus[status]}
                    territory={helpers.territory}
                    points={pointsOf(setsOf(helpers.territory)(localNameOf(about.iri), status))}
                  />
                </div>
              ))}
            </div>
            <p>
              <a href={href(setsOf(helpers.territory)(localNameOf(about.iri)))}>{t(words.set)}</a>
            </p>
          </>
        )}
      </Section>
      {helpers && helpers.narrower.length > 0 && (
        <Section id="sous-actions" title={messages.subActions}>
          <ul class="rows">
            {helpers.narrower.map(({ iri, labels, name }) => (
              <li key={iri}>
                <a href={href(fromHere(iri))}>{labels[language] ?? name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Sources about={about} />
    </Fiche>
  );
}

/** @param points - The address of all of them as points, in which a script looks for the nearest. */
function HelperList({
  of: { total, nearest },
  territory,
  points,
}: {
  readonly of: HelpersOfStatus;
  readonly territory: Territory;
  readonly points: string;
}): VNode {
  const { href, counted } = usePage();
  if (total === 0) {
    return (
      <p>
        <Missing message={messages.nobody} />
      </p>
    );
  }
  return (
    <>
      <ul class="rows" data-near-list={href(points)}>
        {nearest.map((helper) => (
          <HelperLine key={helper.member.iri} of={helper} territory={territory} />
        ))}
      </ul>
      {total > nearest.length && <p class="soft">{`+ ${counted(total - nearest.length, words.others)}`}</p>}
    </>
  );
}

function HelperLine(props: { readonly of: Helper; readonly territory: Territory }): VNode {
  const { member, kilometres, below } = props.of;
  const { href, language } = usePage();
  const { iri, name, towns, location } = member;
  return (
    <li>
      <span class="name">
        <a href={href(iri)}>{name}</a>
      </span>{' '}
      <Kilometres value={kilometres} />
      <p class="small soft">
        {towns[0]} {!location && <Missing message={nearby.noPosition} />}
      </p>
      {below.length > 0 && (
        <p class="small">
          {below.map((action, index) => (
            <span key={action.iri}>
              {index > 0 && ', '}
              <a href={href(fromPlace(action.iri, props.territory))}>{action.labels[language] ?? action.name}</a>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
