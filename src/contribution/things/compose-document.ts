import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { tripleKey } from '../../core/rdf/dataset.ts';
import { dcterms, fab, foaf, rdf, xsd } from '../../vocabulary/terms.ts';

/** The licence of what is contributed, unless the contribution names another one. */
export const usualLicense = 'https://creativecommons.org/licenses/by-sa/4.0/';

/**
 * The own document of a thing from what is said of the thing: with what the document says of itself, kept from the one
 * that stands unless the body says it anew. Its date changes only where something else does.
 */
export function composeDocument(
  said: readonly Quad[],
  current: readonly Quad[],
  { thing, graph }: { readonly thing: string; readonly graph: NamedNode },
): Quad[] {
  const isSelf = ({ subject }: Quad) => subject.equals(graph);
  const isDate = (quad: Quad) => isSelf(quad) && quad.predicate.equals(dcterms.modified);
  const spokenOfItself = said.some(isSelf) ? said.filter(isSelf) : current.filter(isSelf);
  const self = [...spokenOfItself];
  const ensure = (predicate: Quad['predicate'], object: Quad['object'], isThere: (quad: Quad) => boolean) => {
    if (!self.some((quad) => quad.predicate.equals(predicate) && isThere(quad))) {
      self.push(DataFactory.quad(graph, predicate, object));
    }
  };
  ensure(rdf.type, fab.Document, ({ object }) => object.equals(fab.Document));
  ensure(foaf.primaryTopic, DataFactory.namedNode(thing), () => true);
  ensure(dcterms.license, DataFactory.namedNode(usualLicense), () => true);
  const document = distinct([...said.filter((quad) => !isSelf(quad)), ...self.filter((quad) => !isDate(quad))]);
  const before = new Set(current.filter((quad) => !isDate(quad)).map(tripleKey));
  const isSame = document.length === before.size && document.every((quad) => before.has(tripleKey(quad)));
  const today = DataFactory.literal(new Date().toISOString().slice(0, 10), xsd.date);
  const dated = isSame ? current.filter(isDate) : [DataFactory.quad(graph, dcterms.modified, today)];
  return [...document, ...dated].map(({ subject, predicate, object }) =>
    DataFactory.quad(subject, predicate, object, graph),
  );
}

function distinct(quads: readonly Quad[]): Quad[] {
  return [...new Map(quads.map((quad) => [tripleKey(quad), quad])).values()];
}
