import { DataFactory } from 'n3';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import type { Store } from '../store/store.ts';
import { dcterms } from '../vocabulary/terms.ts';
import { select } from './portal/select.ts';

/** The record that replaces another one which was merged into it or moved, or undefined where none does. */
export async function findReplacement(store: Store, iri: string): Promise<string | undefined> {
  const [replaced, replaces] = [DataFactory.namedNode(iri), dcterms.replaces].map(termToSparql);
  const [solution] = await select(store, `SELECT ?by { ?by ${replaces} ${replaced} } ORDER BY ?by LIMIT 1`);
  return solution?.['by']?.value;
}
