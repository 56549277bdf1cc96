import type { Quad } from '@rdfjs/types';
import { writeJsonLd } from '../../core/rdf/write-json-ld.ts';
import { exchangePrefixes } from './exchange-terms.ts';
import { pairDatasetIri } from './void-containers.ts';

type Node = Record<string, unknown>;

/**
 * The figures as JSON-LD: flat, but for the partitions of the PAIR rendering, which stand inside it with plain
 * addresses, since SemApps reads them there without expanding anything.
 */
export function writeVoidJson(quads: readonly Quad[], baseIri: string): string {
  // Written by `writeJsonLd`.
  const document = JSON.parse(writeJsonLd(quads, exchangePrefixes)) as { '@context': object; '@graph': Node[] };
  const rendering = document['@graph'].find((node) => node['@id'] === pairDatasetIri(baseIri));
  const references = [rendering?.['void:classPartition'] ?? []].flat() as Node[];
  const inner = new Set(references.map((reference) => reference['@id']));
  const partitions = document['@graph'].filter((node) => inner.has(node['@id']));
  const others = document['@graph'].filter((node) => node !== rendering && !partitions.includes(node));
  const inside = partitions.map((node) => ({ ...node, 'void:class': addressIn(node['void:class']) }));
  const context = { ...document['@context'], 'void:class': { '@type': '@id' } };
  const graph = [{ ...rendering, 'void:classPartition': inside }, ...others.map(withPlainClass)];
  return `${JSON.stringify({ '@context': context, '@graph': graph }, undefined, 2)}\n`;
}

function withPlainClass(node: Node): Node {
  return 'void:class' in node ? { ...node, 'void:class': addressIn(node['void:class']) } : node;
}

function addressIn(reference: unknown): unknown {
  return (reference as Node)['@id'];
}
