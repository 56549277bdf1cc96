import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { namedTerm, select, termOf } from './select.ts';

/** A place that a structure carries or partners in. */
export interface Involvement {
  readonly place: string;
  readonly role: 'lead' | 'carrier' | 'partner';
  /** The kind of actor that a partner is. */
  readonly kind: string | undefined;
}

/** A visit or mutual contribution, seen from outside. */
export interface Exchange {
  readonly visit: string;
  readonly visitors: readonly string[];
  readonly hosts: readonly string[];
  readonly kind: string | undefined;
  readonly date: string | undefined;
}

/** The places that a structure carries, leads or partners in. */
export async function askInvolvements(store: Store, structure: string, signal?: AbortSignal): Promise<Involvement[]> {
  const asked = iri(structure);
  const solutions = await select(
    store,
    `${sparqlPrefixes('fab')}
    SELECT DISTINCT ?place ?role ?kind WHERE {
      { ?place fab:leadCarrier ${asked} . BIND("lead" AS ?role) }
      UNION
      { ?place fab:carriedBy ${asked} . BIND("carrier" AS ?role) FILTER NOT EXISTS { ?place fab:leadCarrier ${asked} } }
      UNION
      { ?place fab:partnership ?partnership . ?partnership fab:partner ${asked} . BIND("partner" AS ?role)
        OPTIONAL { ?partnership fab:partnerKind ?kind } }
    } ORDER BY ?place ?kind`,
    signal,
  );
  return solutions.flatMap(({ place, role, kind }): Involvement[] => {
    const known = (['lead', 'carrier', 'partner'] as const).find((one) => one === role?.value);
    return place && known ? [{ place: place.value, role: known, kind: kind?.value }] : [];
  });
}

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

/** The practices that name a place, or a category, by a property. */
export async function askPractices(
  store: Store,
  by: NamedNode,
  named: string,
  signal?: AbortSignal,
): Promise<string[]> {
  const text = `SELECT DISTINCT ?practice WHERE { ?practice ${termToSparql(by)} ${iri(named)} } ORDER BY ?practice`;
  const solutions = await select(store, text, signal);
  return solutions.flatMap(({ practice }) => (practice ? [practice.value] : []));
}

/** The visits and contributions in which a place was visitor or host, the latest first. */
export async function askExchanges(store: Store, place: string, signal?: AbortSignal): Promise<Exchange[]> {
  const asked = iri(place);
  const solutions = await select(
    store,
    `${sparqlPrefixes('fab', 'schema')}
    SELECT DISTINCT ?visit ?visitor ?host ?kind ?date WHERE {
      { ?visit fab:visitor ${asked} } UNION { ?visit fab:host ${asked} }
      ?visit fab:visitor ?visitor ; fab:host ?host .
      OPTIONAL { ?visit fab:visitKind ?kind }
      OPTIONAL { ?visit schema:startDate ?date }
    } ORDER BY DESC(?date) ?visit ?visitor ?host`,
    signal,
  );
  const exchanges = new Map<string, { visitors: Set<string>; hosts: Set<string>; kind?: string; date?: string }>();
  for (const { visit, visitor, host, kind, date } of solutions) {
    if (visit && visitor && host) {
      const exchange = exchanges.get(visit.value) ?? { visitors: new Set(), hosts: new Set() };
      exchange.visitors.add(visitor.value);
      exchange.hosts.add(host.value);
      exchanges.set(visit.value, { ...exchange, ...(kind && { kind: kind.value }), ...(date && { date: date.value }) });
    }
  }
  return [...exchanges].map(([visit, { visitors, hosts, kind, date }]) => ({
    visit,
    visitors: [...visitors],
    hosts: [...hosts],
    kind,
    date,
  }));
}

function iri(value: string): string {
  return termToSparql(DataFactory.namedNode(value));
}
