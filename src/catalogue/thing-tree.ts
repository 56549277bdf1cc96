import type { Quad, Term } from '@rdfjs/types';
import { compareStrings, distinctTriples, groupBy, keyOf } from '../core/rdf/dataset.ts';
import type { ExpandedNode } from '../core/rdf/json-ld.ts';
import { nodeId, nodeOf, valueOf } from '../core/rdf/to-expanded.ts';
import { foaf } from '../vocabulary/terms.ts';

/**
 * The triples of a thing as one tree of expanded JSON-LD that loses none of them:
 * what it names inside it, the documents about it under the reverse of `foaf:primaryTopic`,
 * and what is not connected with it, if anything, under `@included`.
 *
 * JSON-LD framing would come close, but drops what no path from the thing leads to.
 */
export function thingTree(quads: Iterable<Quad>, thing: string): ExpandedNode {
  const tree = new Tree(quads);
  const documents = tree.documentsAbout(thing);
  const root: ExpandedNode = { '@id': thing, ...tree.node(`<${thing}>`) };
  if (documents.length > 0) {
    root['@reverse'] = { [foaf.primaryTopic.value]: documents };
  }
  const rest = tree.rest();
  return rest.length > 0 ? { ...root, '@included': rest } : root;
}

class Tree {
  readonly #triples: Map<string, Quad[]>;
  readonly #references = new Map<string, number>();
  readonly #written = new Set<string>();

  public constructor(quads: Iterable<Quad>) {
    const triples = distinctTriples(quads);
    this.#triples = groupBy(triples, ({ subject }) => keyOf(subject));
    for (const group of this.#triples.values()) {
      group.sort(
        (a, b) =>
          compareStrings(a.predicate.value, b.predicate.value) || compareStrings(keyOf(a.object), keyOf(b.object)),
      );
    }
    for (const { object } of triples) {
      this.#references.set(keyOf(object), (this.#references.get(keyOf(object)) ?? 0) + 1);
    }
  }

  /** The nodes of the documents about a thing, without the triple that says so: the reverse key says it. */
  public documentsAbout(thing: string): ExpandedNode[] {
    const isTopic = ({ predicate, object }: Quad) => predicate.equals(foaf.primaryTopic) && object.value === thing;
    const documents = [...this.#triples].filter(([key, triples]) => key !== `<${thing}>` && triples.some(isTopic));
    for (const [key, triples] of documents) {
      this.#triples.set(
        key,
        triples.filter((triple) => !isTopic(triple)),
      );
      this.#written.add(key);
    }
    return documents
      .map(([key, [first]]) => ({ '@id': first ? nodeId(first.subject) : '', ...this.#open(key) }))
      .sort((a, b) => compareStrings(a['@id'], b['@id']));
  }

  /** The triples of a subject with everything they lead to. */
  public node(key: string): ExpandedNode {
    this.#written.add(key);
    return this.#open(key);
  }

  /** What has not been written yet, as trees of their own. */
  public rest(): ExpandedNode[] {
    const keys = [...this.#triples.keys()].sort(compareStrings);
    const pointedAt = (key: string) => (this.#references.get(key) ?? 0) > 0;
    return [...keys.filter((key) => !pointedAt(key)), ...keys].flatMap((key) =>
      this.#written.has(key) ? [] : [this.node(key)],
    );
  }

  #open(key: string): ExpandedNode {
    return nodeOf(this.#triples.get(key) ?? [], (object) => this.#embed(object));
  }

  #embed(object: Term): ExpandedNode {
    const key = keyOf(object);
    const triples = object.termType === 'Literal' ? undefined : this.#triples.get(key);
    if (!triples || triples.length === 0) {
      return valueOf(object);
    }
    // Embedded wherever it is named while it leads nowhere further; otherwise once, so that the tree ends.
    if (this.#written.has(key) && !triples.every((triple) => this.#isLeaf(triple.object))) {
      return valueOf(object);
    }
    this.#written.add(key);
    const node = this.#open(key);
    if (object.termType === 'BlankNode' && this.#references.get(key) === 1) {
      delete node['@id'];
    } else {
      node['@id'] = nodeId(object);
    }
    return node;
  }

  #isLeaf(object: Term): boolean {
    return object.termType === 'Literal' || (this.#triples.get(keyOf(object))?.length ?? 0) === 0;
  }
}
