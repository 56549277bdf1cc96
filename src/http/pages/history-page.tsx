import type { VNode } from 'preact';
import type { ThingRevision } from '../../catalogue/history.ts';
import type { CollectionName } from '../../catalogue/kinds.ts';
import { linesOf } from '../../catalogue/portal/revision-lines.ts';
import { rdfOffers } from '../data-offers.ts';
import { collections } from '../messages/collections.ts';
import { history as messages } from '../messages/history.ts';
import type { Visitor } from '../visitor.ts';
import { Difference, type Words } from './difference.tsx';
import type { Alternate } from './layout.tsx';
import { merge } from '../messages/merge.ts';
import { usePage } from './page-context.ts';
import { Crumbs, Formats } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What the page of a history is made from. */
export interface HistoryModel {
  readonly iri: string;
  readonly collection: CollectionName;
  readonly name: string;
  /** The newest first. */
  readonly revisions: readonly ThingRevision[];
  readonly words: Words;
  readonly visitor: Visitor;
  /** The revisions of the thing's own document, the newest first: those that can be brought back. */
  readonly restorable: readonly number[];
}

/** How many properties a difference may have and still be shown at once. */
const shownAtOnce = 12;

/** The page of the history of a thing: who changed what, when and why. */
export function historyPage(model: HistoryModel, alternates: readonly Alternate[], title: string): Page {
  return {
    head: { title, description: title, section: model.collection, alternates, unlisted: true },
    content: <History model={model} alternates={alternates} />,
  };
}

function History({ model, alternates }: { readonly model: HistoryModel; readonly alternates: readonly Alternate[] }) {
  const { t, href } = usePage();
  const { iri, collection, name, revisions } = model;
  return (
    <article>
      <Crumbs
        steps={[
          [t(collections[collection].title), collection],
          [name, iri],
        ]}
      />
      <div class="columns">
        <div>
          <h1>
            {t(messages.of)} {name}
          </h1>
          <p class="lead">{t(messages.lead)}</p>
          <SessionBar visitor={model.visitor} />
          <ol class="track">
            {revisions.map((revision) => (
              <li key={revision.revision} id={`r${revision.revision}`}>
                <Revision revision={revision} model={model} />
              </li>
            ))}
          </ol>
        </div>
        <aside>
          {['administrator', 'editor'].includes(model.visitor.principal?.role ?? '') && (
            <p>
              <a href={href(`${iri}/fusion`)}>{t(merge.title)}</a>
            </p>
          )}
          <Formats of={alternates} />
        </aside>
      </div>
    </article>
  );
}

function Revision({ revision, model }: { readonly revision: ThingRevision; readonly model: HistoryModel }): VNode {
  const { t, date, timeOfDay, href } = usePage();
  const { iri, words } = model;
  const lines = linesOf(revision, iri);
  const address = `${iri}?revision=${revision.revision}`;
  return (
    <section aria-labelledby={`t${revision.revision}`}>
      <h2 id={`t${revision.revision}`} class="small">
        {t(messages.revision)} {revision.revision} ·{' '}
        <time dateTime={revision.time.toISOString()}>
          {date(revision.time.toISOString())}, {timeOfDay(revision.time)}
        </time>
      </h2>
      <p>
        <strong>{revision.message}</strong> {t(messages.by)} {revision.author}
        {revision.documents.every((graph) => graph.includes('/graphs/peers/')) && (
          <span class="soft"> ({t(messages.fromSources)})</span>
        )}
      </p>
      <details open={lines.length <= shownAtOnce}>
        <summary>
          {t(messages.difference)} ({lines.length})
        </summary>
        {lines.length > 0 ? <Difference lines={lines} words={words} /> : <p class="soft">{t(messages.documentOnly)}</p>}
      </details>
      <p class="small">
        <a href={href(address)}>{t(messages.see)}</a>
        {rdfOffers.map(({ name, label }) => (
          <span key={name}>
            {' · '}
            <a href={href(`${address}&format=${name}`)}>{label}</a>
          </span>
        ))}
      </p>
      <Restore model={model} revision={revision.revision} />
    </section>
  );
}

/** A button that brings an older version of the own document back, for who is signed in. */
function Restore({ model, revision }: { readonly model: HistoryModel; readonly revision: number }): VNode | null {
  const { t, href } = usePage();
  const { iri, visitor, restorable } = model;
  const [newest] = restorable;
  return !visitor.principal || revision === newest || !restorable.includes(revision) ? null : (
    <form method="post" action={href(`${iri}/restaurer`)}>
      <input type="hidden" name="_key" value={visitor.formKey} />
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="seen" value={String(newest)} />
      <button class="button quiet">
        {t(messages.restore)} <span class="hidden-visually">({revision})</span>
      </button>
    </form>
  );
}
