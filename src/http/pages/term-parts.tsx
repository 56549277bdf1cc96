import type { VNode } from 'preact';
import type { DefinedTerm } from '../../vocabulary/defined-terms.ts';
import { localNameOf, prefixedName, prefixes, schemesIri } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Message } from '../language.ts';
import { vocabularyMessages as messages } from '../messages/vocabulary.ts';
import { usePage } from './page-context.ts';

/** Terms as links: our own to their page here, others to their address. */
export function Terms({
  iris,
  vocabulary,
}: {
  readonly iris: readonly string[];
  readonly vocabulary: Vocabulary;
}): VNode {
  return (
    <>
      {iris.map((iri, index) => (
        <span key={iri}>
          {index > 0 && ', '}
          <TermLink iri={iri} vocabulary={vocabulary} />
        </span>
      ))}
    </>
  );
}

/** One term as a link, by its name where it is ours and by its prefixed name elsewhere. */
export function TermLink(props: {
  readonly iri: string;
  readonly vocabulary: Vocabulary;
  /** What it is called here, where that is not its own label. */
  readonly label?: string | undefined;
}): VNode {
  const { iri, vocabulary, label } = props;
  const { href, language } = usePage();
  if (vocabulary.terms.has(iri)) {
    return <a href={href(`ns/${localNameOf(iri)}`)}>{label ?? vocabulary.labelOf(iri, language)}</a>;
  }
  if (iri.startsWith(schemesIri)) {
    return (
      <a href={href(`schemas/${iri.slice(schemesIri.length)}`)}>
        {vocabulary.labelOf(iri, language) ?? localNameOf(iri)}
      </a>
    );
  }
  return <a href={href(iri)}>{label ?? <code>{prefixedName(iri)}</code>}</a>;
}

/** What a term is said of, what its values are, and what stands above and below it. */
export function TermFacts({
  term,
  vocabulary,
}: {
  readonly term: DefinedTerm;
  readonly vocabulary: Vocabulary;
}): VNode {
  const isProperty = term.kind !== 'class';
  const values = term.range.length > 0 ? term.range : [];
  const rows: readonly (readonly [Message, readonly string[]])[] = [
    [messages.domain, isProperty ? term.domain : []],
    [messages.range, isProperty ? values : []],
    [messages.scheme, term.scheme ? [term.scheme] : []],
    [messages.broader, term.broader],
    [messages.narrower, term.narrower.filter((iri) => iri.startsWith(prefixes.fab))],
  ];
  const { t } = usePage();
  return (
    <dl class="facts inline">
      {rows
        .filter(([, iris]) => iris.length > 0)
        .map(([name, iris]) => (
          <div key={name.en}>
            <dt>{t(name)}</dt>
            <dd>
              <Terms iris={iris} vocabulary={vocabulary} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
