import type { VNode } from 'preact';
import type { RevisionLine } from '../../catalogue/portal/revision-lines.ts';
import type { Merge } from '../../contribution/things/merge-things.ts';
import { merge as messages } from '../messages/merge.ts';
import type { Visitor } from '../visitor.ts';
import { Difference, type Words } from './difference.tsx';
import { RequiredLine } from './form-fields.tsx';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What the page of a merge is made from. */
export interface MergeModel {
  readonly from: string;
  readonly visitor: Visitor;
  /** What was typed as the other record. */
  readonly wish: string;
  /** What would become of them. */
  readonly merge: Merge | undefined;
  /** What is left out, in lines. */
  readonly lines: readonly RevisionLine[];
  readonly words: Words;
  readonly errors: readonly string[];
  /** The revision of the record that is shown. */
  readonly revision: number;
}

/** The page on which an editor merges a record into another, or moves it. */
export function mergePage(model: MergeModel, title: string): Page {
  return { head: { title, description: title, unlisted: true }, content: <MergeForm model={model} /> };
}

function MergeForm({ model }: { readonly model: MergeModel }): VNode {
  const { t, href } = usePage();
  const { from, visitor, wish, merge, errors, words, revision } = model;
  return (
    <article class="narrow">
      <SessionBar visitor={visitor} />
      <h1>{t(messages.title)}</h1>
      <p>
        <a href={href(from)}>{words.labels.thing(from).name}</a>
      </p>
      <p class="lead">{t(messages.lead)}</p>
      <form method="post" action={href(`${from}/fusion`)} class="card">
        <input type="hidden" name="_key" value={visitor.formKey} />
        <input type="hidden" name="revision" value={String(revision)} />
        <RequiredLine {...{ name: 'vers', label: messages.into, hint: messages.hint, value: wish, errors }} />
        <button class="button quiet" name="_do" value="look">
          {t(messages.look)}
        </button>
        {merge && (
          <button class="button" name="_do" value="merge">
            {t(merge.moves ? messages.move : messages.merge)}
          </button>
        )}
      </form>
      {merge && <Outcome merge={merge} model={model} />}
    </article>
  );
}

function Outcome({ merge, model: { lines, words } }: { readonly merge: Merge; readonly model: MergeModel }): VNode {
  const { t, href } = usePage();
  const subjects = [...new Set(merge.referrers.map(({ subject }) => subject.split('#', 1)[0] ?? ''))];
  return (
    <section>
      <h2>
        <a href={href(merge.into)}>{words.labels.thing(merge.into).name}</a>
      </h2>
      {merge.moves && <p>{t(messages.moves)}</p>}
      {lines.length > 0 && (
        <>
          <h3>{t(messages.leftOut)}</h3>
          <Difference lines={lines} words={words} />
        </>
      )}
      <h3>{t(messages.referrers)}</h3>
      {subjects.length === 0 ? (
        <p>{t(messages.nothing)}</p>
      ) : (
        <ul>
          {subjects.map((iri) => (
            <li key={iri}>
              <a href={href(iri)}>{words.labels.thing(iri).name}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
