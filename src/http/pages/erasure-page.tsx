import type { VNode } from 'preact';
import type { TextPlaces } from '../../store/erasure.ts';
import { erasure as messages } from '../messages/erasure.ts';
import type { Visitor } from '../visitor.ts';
import { RequiredLine } from './form-fields.tsx';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What the page to erase a text is made from. */
export interface ErasureModel {
  readonly visitor: Visitor;
  readonly text: string;
  /** Where the text stands, once it was looked for. */
  readonly places?: TextPlaces;
  /** What stands in its place, once it is erased. */
  readonly replacement?: string;
  readonly errors: readonly string[];
}

/** The page to erase a text: first it shows where the text stands. */
export function erasurePage(model: ErasureModel, title: string): Page {
  return { head: { title, description: title, unlisted: true }, content: <Erasure model={model} /> };
}

function Erasure({ model: { visitor, text, places, replacement, errors } }: { readonly model: ErasureModel }): VNode {
  const { t, href } = usePage();
  const isThere = places && places.revisions.length + places.records > 0;
  return (
    <article class="narrow">
      <SessionBar visitor={visitor} />
      <h1>{t(messages.title)}</h1>
      {replacement === undefined ? (
        <>
          <p class="lead">{t(messages.lead)}</p>
          <form method="post" action={href('effacement')} class="card">
            <input type="hidden" name="_key" value={visitor.formKey} />
            <RequiredLine
              {...{ name: 'texte', label: messages.text, hint: messages.textHint, value: text, errors }}
              minLength={3}
            />
            <button class="button quiet" name="_do" value="look">
              {t(messages.look)}
            </button>
            {isThere && (
              <button class="button" name="_do" value="erase">
                {t(messages.erase)}
              </button>
            )}
          </form>
        </>
      ) : (
        <p class="lead" role="status">
          {t(messages.done)}. {t(messages.doneHint)} <code>{replacement}</code>
        </p>
      )}
      {places && !isThere && <p role="status">{t(messages.nowhere)}</p>}
      {isThere && <Places places={places} />}
      {isThere && <p class="soft">{t(messages.backups)}</p>}
    </article>
  );
}

function Places({ places }: { readonly places: TextPlaces }): VNode {
  const { t, href, counted } = usePage();
  const isSource = places.graphs.some(({ value }) => value.includes('/graphs/peers/'));
  return (
    <section>
      <h2>{t(messages.found)}</h2>
      <p>
        {counted(places.revisions.length, messages.revisions)}, {counted(places.records, messages.records)}
      </p>
      {places.graphs.length > 0 && (
        <>
          <h3>{t(messages.documents)}</h3>
          <ul>
            {places.graphs.map(({ value }) => (
              <li key={value}>
                <a href={href(value)}>{value}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {isSource && <p class="warning">{t(messages.sourceWarning)}</p>}
    </section>
  );
}
