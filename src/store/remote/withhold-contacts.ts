import { randomUUID } from 'node:crypto';
import { rdf, schema } from '../../vocabulary/terms.ts';
import { changeUnion, type IndexChange, withholdContents } from './change-contents.ts';
import { writeIf } from './conditional-write.ts';
import { Delta } from './delta.ts';
import { atTurn, DocumentReader, textOf } from './document-reader.ts';
import { linesOf } from './document-text.ts';
import type { Endpoint } from './endpoint.ts';
import { is } from './layout.ts';
import { head as headIri, systemGraphs } from './system-graphs.ts';
import { iriRef } from './terms.ts';

/**
 * Brings a store of layout 1, in which queries saw every contact, to layout 2.
 *
 * @returns Whether it was done; another server may have been faster.
 */
export async function withholdContacts(endpoint: Endpoint, { union }: { readonly union: boolean }): Promise<boolean> {
  const reader = new DocumentReader(endpoint);
  const head = await reader.head();
  const rows = await endpoint.select(
    `SELECT DISTINCT ?g { { GRAPH ?g { ?s ${iriRef(schema.contactPoint.value)} ?o } } UNION ` +
      `{ GRAPH ?g { ?s ${iriRef(rdf.type.value)} ${iriRef(schema.ContactPoint.value)} } } }`,
  );
  const delta = new Delta();
  const changes = new Map<string, IndexChange>();
  // Of graphs that are no documents nothing is known, and nothing changed.
  for (const [name, { description, parts }] of await reader.read(rows.map((row) => textOf(row, 'g')))) {
    if (description) {
      changes.set(name, withholdContents(delta, name, description.graph, linesOf(parts)));
    }
  }
  if (union) {
    await changeUnion(delta, reader, changes);
  }
  delta.deleteFacts(systemGraphs.head, headIri, { [is.layout]: 1, [is.turn]: head.turn });
  delta.insertFacts(systemGraphs.head, headIri, { [is.layout]: 2, [is.turn]: randomUUID() });
  return writeIf(endpoint, atTurn(head), delta);
}
