import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { namedTerm, select, termOf } from './select.ts';

/** What the data say of the concepts of a scheme, those of the ontology left aside. */
export async function describeSchemeMembers(store: Store, scheme: string, signal?: AbortSignal): Promise<Quad[]> {
  const solutions = await select(
    store,
    `${sparqlPrefixes('skos')}
    SELECT DISTINCT ?concept ?property ?value WHERE {
      ?concept skos:inScheme ${iri(scheme)} ; ?property ?value .
      FILTER(!STRSTARTS(STR(?concept), ${termToSparql(DataFactory.literal(`${scheme}#`))}))
    }`,
    signal,
  );
  return solutions.flatMap(({ concept, property, value }) =>
    concept && property && value ? [DataFactory.quad(namedTerm(concept), namedTerm(property), termOf(value))] : [],
  );
}

function iri(value: string): string {
  return termToSparql(DataFactory.namedNode(value));
}
