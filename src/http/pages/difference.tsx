import type { VNode } from 'preact';
import type { Quad } from '@rdfjs/types';
import type { Labels } from '../../catalogue/portal/labels.ts';
import type { RevisionLine } from '../../catalogue/portal/revision-lines.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Message } from '../language.ts';
import { common } from '../messages/common.ts';
import { history as messages } from '../messages/history.ts';
import { usePage } from './page-context.ts';

/** What a difference needs to speak in words. */
export interface Words {
  readonly labels: Labels;
  /** The name of a property where the shapes give it one. */
  readonly nameOf: (property: string) => Message | undefined;
}

/** A change in words: property by property, what went and what came. */
export function Difference({
  lines,
  words,
}: {
  readonly lines: readonly RevisionLine[];
  readonly words: Words;
}): VNode {
  const { t } = usePage();
  const name = (property: string): string => {
    const message = words.nameOf(property);
    return message ? t(message) : words.labels.concept(property).name;
  };
  return (
    <dl class="difference">
      {lines.map(({ part, property, removed, added }) => (
        <div key={`${part?.iri ?? ''} ${property}`}>
          <dt>
            {part && <span class="soft">{partName(part, name)} · </span>}
            {name(property)}
          </dt>
          {removed.map((term) => (
            <dd key={`-${term.value}`}>
              <del>
                <span class="hidden-visually">{t(messages.removed)} : </span>
                <Value of={term} words={words} />
              </del>
            </dd>
          ))}
          {added.map((term) => (
            <dd key={`+${term.value}`}>
              <ins>
                <span class="hidden-visually">{t(messages.added)} : </span>
                <Value of={term} words={words} />
              </ins>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function partName({ iri, property }: NonNullable<RevisionLine['part']>, name: (property: string) => string): string {
  return property === undefined ? localNameOf(iri) : name(property);
}

function Value({ of: term, words }: { readonly of: Quad['object']; readonly words: Words }): VNode {
  const { t } = usePage();
  if (term.termType === 'Literal') {
    const truth = term.datatype.value.endsWith('#boolean') ? { true: common.yes, false: common.no } : {};
    const said = (truth as Readonly<Record<string, Message>>)[term.value];
    return said ? <>{t(said)}</> : <span lang={term.language || undefined}>{term.value}</span>;
  }
  const { name } = words.labels.concept(term.value);
  return <>{name}</>;
}
