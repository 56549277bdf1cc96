import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { collectionNames } from '../../vocabulary/kinds.ts';
import { dcterms, foaf } from '../../vocabulary/terms.ts';
import { jsonOf, type Payload, unreadable } from './payload.ts';

/** What another instance says of itself: only its own documents, since what it took from elsewhere is asked for there. */
export interface InstanceQuads {
  readonly quads: readonly Quad[];
  /** The licence of each thing's document. */
  readonly licences: ReadonlyMap<string, string>;
}

interface Binding {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

/** The address at which an instance gives its own documents, and nothing that it harvested. */
export function instanceQuery(base: string): string {
  const folders = collectionNames.map((name) => `${base}graphs/${name}/`);
  const tests = folders.map((folder) => `STRSTARTS(STR(?g), ${JSON.stringify(folder)})`).join(' || ');
  const query = `SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(${tests}) }`;
  return `${base}sparql?query=${encodeURIComponent(query)}`;
}

/**
 * Reads the answer to {@link instanceQuery}.
 *
 * @throws DomainError `remote-failed` for what is no result of a query.
 */
export function instanceQuads(payload: Payload): InstanceQuads {
  const answer = jsonOf(payload) as { results?: { bindings?: Readonly<Record<string, Binding>>[] } } | null;
  const bindings = answer?.results?.bindings;
  if (!Array.isArray(bindings)) {
    throw unreadable(payload, 'there are no results', 'il n’y a pas de résultats');
  }
  const quads: Quad[] = [];
  const topics = new Map<string, string>();
  const licenceOf = new Map<string, string>();
  for (const { g, s, p, o } of bindings) {
    if (!g || !s || !p || !o) {
      throw unreadable(payload, 'a result is not whole', 'un résultat n’est pas entier');
    }
    if (s.value === g.value) {
      // What a document says of itself is said anew of the document here.
      if (p.value === foaf.primaryTopic.value) {
        topics.set(g.value, o.value);
      } else if (p.value === dcterms.license.value) {
        licenceOf.set(g.value, o.value);
      }
      continue;
    }
    const subject = s.type === 'bnode' ? DataFactory.blankNode(s.value) : DataFactory.namedNode(s.value);
    quads.push(DataFactory.quad(subject, DataFactory.namedNode(p.value), termOf(o)));
  }
  const licences = new Map(
    [...topics].flatMap(([graph, thing]) => {
      const licence = licenceOf.get(graph);
      return licence === undefined ? [] : ([[thing, licence]] satisfies [string, string][]);
    }),
  );
  return { quads, licences };
}

function termOf({ type, value, datatype, 'xml:lang': language }: Binding): Quad['object'] {
  switch (type) {
    case 'uri':
      return DataFactory.namedNode(value);
    case 'bnode':
      return DataFactory.blankNode(value);
    default:
      return DataFactory.literal(
        value,
        language ?? (datatype === undefined ? undefined : DataFactory.namedNode(datatype)),
      );
  }
}
