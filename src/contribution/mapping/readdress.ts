import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { keyOf } from '../../core/rdf/dataset.ts';
import { rename } from './rename.ts';

/** What was said of a thing and its parts (`{thing}#…`) under one address, under another. */
export function readdress(quads: readonly Quad[], from: string, to: string): Quad[] {
  const names = new Map<string, NamedNode>();
  for (const term of quads.flatMap(({ subject, object }) => [subject, object])) {
    if (term.termType === 'NamedNode' && (term.value === from || term.value.startsWith(`${from}#`))) {
      names.set(keyOf(term), DataFactory.namedNode(to + term.value.slice(from.length)));
    }
  }
  return rename(quads, names);
}
