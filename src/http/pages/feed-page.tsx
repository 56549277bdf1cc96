import type { VNode } from 'preact';
import type { Labels } from '../../catalogue/portal/labels.ts';
import type { Change } from '../../federation/publishing/atom.ts';
import { publishing } from '../messages/publishing.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Section, ThingLink } from './parts.tsx';
import type { Page } from './render-page.tsx';

/** What the page of the latest changes is made from. */
export interface FeedModel {
  readonly changes: readonly Change[];
  readonly labels: Labels;
  /** The address of the last page of the stream. */
  readonly last: string;
  readonly alternates: readonly Alternate[];
}

const kinds = { Create: publishing.created, Update: publishing.updated, Delete: publishing.deleted } as const;
/** How many things of one change are named. */
const mostNamed = 5;

/** The latest changes for people, and how to follow them. */
export function feedPage(model: FeedModel, { t }: PageContext): Page {
  return {
    head: { title: t(publishing.feed), description: t(publishing.feedLead), alternates: model.alternates },
    content: <Feed {...model} />,
  };
}

function Feed({ changes, labels, last, alternates }: FeedModel): VNode {
  const { t, href, language } = usePage();
  return (
    <>
      <Crumbs steps={[[t(publishing.catalogue), 'catalog']]} />
      <header class="title">
        <h1>{t(publishing.feed)}</h1>
        <p class="lead">{t(publishing.feedLead)}</p>
      </header>
      <div class="columns">
        <ol class="track">
          {changes.map((change) => (
            <li key={change.revision} id={`r${change.revision}`}>
              <ChangeEntry change={change} labels={labels} />
            </li>
          ))}
        </ol>
        <aside>
          <Section id="lecteur" title={publishing.feedForPeople}>
            <p>
              <a href={href(`feed.atom?lang=${language}`)} type="application/atom+xml">
                Atom
              </a>
            </p>
          </Section>
          <Section id="logiciel" title={publishing.feedForPrograms} note={publishing.feedForProgramsNote}>
            <p class="soft">{t(publishing.retention)}</p>
            <p>
              <a href={href(last)}>{t(publishing.pages)}</a>
            </p>
          </Section>
          <Formats of={alternates} />
        </aside>
      </div>
    </>
  );
}

function ChangeEntry({ change, labels }: { readonly change: Change; readonly labels: Labels }): VNode {
  const { t, date, worded } = usePage();
  const named = change.changed.slice(0, mostNamed);
  const others = change.changed.length - named.length;
  return (
    <>
      <h2 class="small">{change.message === '' ? `#${change.revision}` : change.message}</h2>
      <p class="soft small">
        <time dateTime={change.time.toISOString()}>{date(change.time.toISOString())}</time> · {t(publishing.by)}{' '}
        {change.author}
      </p>
      <ul class="rows">
        {named.map(({ iri, kind }) => (
          <li key={iri}>
            {kind === 'Delete' ? labels.thing(iri).name : <ThingLink to={labels.thing(iri)} />}{' '}
            <span class="soft small">{t(kinds[kind])}</span>
          </li>
        ))}
        {others > 0 && <li class="soft">{worded(others, publishing.andOthers)}</li>}
      </ul>
    </>
  );
}
