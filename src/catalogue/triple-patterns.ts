import type { BlankNode, NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { keyOf } from '../core/rdf/dataset.ts';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import type { Store } from '../store/store.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { select, type Solution, termOf } from './portal/select.ts';

/** A pattern of triples: what is not given may be anything. */
export interface TriplePattern {
  readonly subject?: NamedNode | BlankNode;
  readonly predicate?: NamedNode;
  readonly object?: Quad['object'];
}

/** One page of the triples that match a pattern. */
export interface Fragment {
  /** How many match in all. */
  readonly total: number;
  readonly triples: readonly Quad[];
}

/** Finds the triples that match patterns, in the union of all documents, always in the same order. */
export interface TriplePatterns {
  /** @param client - Who asks: clients take turns. @throws DomainError as every query does. */
  readonly find: (
    pattern: TriplePattern,
    page: { readonly offset: number; readonly limit: number },
    asked: { readonly client: string; readonly signal: AbortSignal },
  ) => Promise<Fragment>;
}

const positions = ['subject', 'predicate', 'object'] as const;

/** Makes the finder of a store; what may not leave the house is not found. */
export function createTriplePatterns(store: Store): TriplePatterns {
  let withheld: { readonly revision: number; readonly contacts: Promise<ReadonlySet<string>> } | undefined;
  const withheldContacts = async (): Promise<ReadonlySet<string>> => {
    const revision = await store.revision();
    if (withheld?.revision !== revision) {
      withheld = { revision, contacts: readWithheld(store) };
      withheld.contacts.catch(() => (withheld = undefined));
    }
    return withheld.contacts;
  };

  return {
    find: async (pattern, page, { client, signal }) => {
      const ask = async (query: string) => select(store, query, signal, { lane: 'client', client });
      const contacts = await withheldContacts();
      const leaves = ({ subject, object }: Quad) => !contacts.has(keyOf(subject)) && !contacts.has(keyOf(object));
      const { rows, total } = await findRows(pattern, page, ask);
      const triples = rows.map((row) => tripleOf(pattern, row)).filter(leaves);
      return { total: total ?? triples.length, triples };
    },
  };
}

type Ask = (query: string) => Promise<readonly Solution[]>;

/** The solutions of a page, and how many there are in all unless these are all of them. */
async function findRows(
  pattern: TriplePattern,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  ask: Ask,
): Promise<{ rows: readonly Solution[]; total?: number }> {
  const where = `WHERE { ${positions.map((position) => termIn(pattern, position)).join(' ')}`;
  const order = 'ORDER BY ?subject ?predicate ?object';
  const blank = positions.filter((position) => pattern[position]?.termType === 'BlankNode');
  if (blank.length > 0) {
    // No query can name a blank node: there are few of them, so it is found among all.
    const filters = blank.map((position) => `FILTER(isBlank(?${position}))`).join(' ');
    const all = await ask(`SELECT * ${where} ${filters} } ${order}`);
    const rows = all.filter((row) => blank.every((position) => row[position]?.value === pattern[position]?.value));
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  }
  const rows = await ask(`SELECT * ${where} } ${order} LIMIT ${limit} OFFSET ${offset}`);
  return offset === 0 && rows.length < limit
    ? { rows }
    : { rows, total: Number((await ask(`SELECT (COUNT(*) AS ?n) ${where} }`))[0]?.['n']?.value ?? 0) };
}

/** The contacts that some document does not say are agreed to. */
async function readWithheld(store: Store): Promise<ReadonlySet<string>> {
  const rows = await select(
    store,
    `${sparqlPrefixes('schema', 'fab')}SELECT DISTINCT ?contact WHERE {
       GRAPH ?document { { ?one schema:contactPoint ?contact } UNION { ?contact a schema:ContactPoint } }
       FILTER NOT EXISTS { GRAPH ?document { ?contact fab:publicationConsent true } }
     }`,
  );
  return new Set(rows.flatMap(({ contact }) => (contact ? [keyOf(termOf(contact))] : [])));
}

function termIn(pattern: TriplePattern, position: (typeof positions)[number]): string {
  const given: Term | undefined = pattern[position];
  return given && given.termType !== 'BlankNode' ? termToSparql(given) : `?${position}`;
}

function tripleOf(pattern: TriplePattern, row: Solution): Quad {
  const bound = (position: (typeof positions)[number]): Quad['object'] => {
    const binding = row[position];
    // Every variable of a triple pattern is bound.
    return pattern[position] ?? (binding ? termOf(binding) : DataFactory.literal(''));
  };
  // Subjects and predicates of triples are what subjects and predicates can be.
  return DataFactory.quad(bound('subject') as Quad['subject'], bound('predicate') as NamedNode, bound('object'));
}
