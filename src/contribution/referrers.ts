import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import { rdf } from '../vocabulary/terms.ts';
import type { Store } from '../store/store.ts';
import type { DocumentChange } from './document-changes.ts';

/** A statement by which something points at a thing. */
export interface Referrer {
  /** The document that says so. */
  readonly graph: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/** Things named in one query. */
const batchSize = 100;

/**
 * Who points at things, in the data as they are: every statement that has one of them as its object, but for those of
 * their own documents about themselves.
 */
export async function findReferrers(store: Store, things: Iterable<string>): Promise<Referrer[]> {
  const iris = [...things];
  const found: Referrer[] = [];
  for (let start = 0; start < iris.length; start += batchSize) {
    const values = iris
      .slice(start, start + batchSize)
      .map((iri) => termToSparql(DataFactory.namedNode(iri)))
      .join(' ');
    const { body } = await store.query({
      text: `SELECT ?g ?s ?p ?o { VALUES ?o { ${values} } GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?g)) } ORDER BY ?g ?s ?p`,
      resultsMediaType: 'application/sparql-results+json',
      lane: 'portal',
    });
    // The answer of a query of our own, whose form is known.
    const { results } = JSON.parse(new TextDecoder().decode(body)) as {
      results: { bindings: Record<'g' | 's' | 'p' | 'o', { value: string }>[] };
    };
    for (const { g, s, p, o } of results.bindings) {
      found.push({ graph: g.value, subject: s.value, predicate: p.value, object: o.value });
    }
  }
  return found;
}

/** The things that lose a class by a change: what points at them may have become wrong. */
export function thingsLosingClasses(changes: readonly DocumentChange[]): Set<string> {
  const stays = new Set(changes.flatMap(({ after }) => after.filter(isType).map(typeKey)));
  return new Set(
    changes.flatMap(({ before }) =>
      before.filter((quad) => isType(quad) && !stays.has(typeKey(quad))).map(({ subject }) => subject.value),
    ),
  );
}

function isType({ subject, predicate }: Quad): boolean {
  return predicate.equals(rdf.type) && subject.termType === 'NamedNode';
}

function typeKey({ subject, object }: Quad): string {
  return `${subject.value} ${object.value}`;
}
