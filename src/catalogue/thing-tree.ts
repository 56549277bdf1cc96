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
 *
 * @param members - Nodes that are opened directly under the thing only, whatever else names them.
 */
export function thingTree(quads: Iterable<Quad>, thing: string, members: readonly string[] = []): ExpandedNode {
  const tree = new Tree(quads, new Map(members.map((iri, index) => [`<${iri}>`, index])));
  const documents = tree.takeDocuments(thing);
  const root: ExpandedNode = { '@id': thing, ...tree.node(`<${thing}>`) };
  if (documents.length > 0) {
    root['@reverse'] = { [foaf.primaryTopic.value]: documents.map(([id, key]) => ({ '@id': id, ...tree.node(key) })) };
  }
  const rest = tree.rest();
  return rest.length > 0 ? { ...root, '@included': rest } : root;
}

class Tree {
  readonly #triples: Map<string, Quad[]>;
  readonly #references = new Map<string, number>();
  readonly #written = new Set<string>();

  public constructor(
    quads: Iterable<Quad>,
    private readonly members: ReadonlyMap<string, number>,
  ) {
    const triples = distinctTriples(quads);
    this.#triples = groupBy(triples, ({ subject }) => keyOf(subject));
    for (const group of this.#triples.values()) {
      group.sort(
        (a, b) =>
          compareStrings(a.predicate.value, b.predicate.value) ||
          (this.members.get(keyOf(a.object)) ?? -1) - (this.members.get(keyOf(b.object)) ?? -1) ||
          compareStrings(keyOf(a.object), keyOf(b.object)),
      );
    }
    for (const { object } of triples) {
      this.#references.set(keyOf(object), (this.#references.get(keyOf(object)) ?? 0) + 1);
    }
  }

  /** The documents about a thing, from which the triple that says so is taken: the reverse key will say it. */
  public takeDocuments(thing: string): [id: string, key: string][] {
    const isTopic = ({ predicate, object }: Quad) => predicate.equals(foaf.primaryTopic) && object.value === thing;
    const documents: [string, string][] = [];
    for (const [key, triples] of this.#triples) {
      const [topic] = triples.filter(isTopic);
      if (topic && key !== `<${thing}>`) {
        const others = triples.filter((triple) => triple !== topic);
        this.#triples.set(key, others);
        this.#written.add(key);
        documents.push([nodeId(topic.subject), key]);
      }
    }
    return documents.sort(([a], [b]) => compareStrings(a, b));
  }

  /** The triples of a subject with everything they lead to. */
  public node(key: string): ExpandedNode {
    this.#written.add(key);
    return this.#open(key, true);
  }

  /** What has not been written yet, as trees of their own. */
  public rest(): ExpandedNode[] {
    const keys = [...this.#triples.keys()].sort(compareStrings);
    const pointedAt = (key: string) => (this.#references.get(key) ?? 0) > 0;
    return [...keys.filter((key) => !pointedAt(key)), ...keys].flatMap((key) =>
      this.#written.has(key) ? [] : [this.node(key)],
    );
  }

  #open(key: string, isRoot = false): ExpandedNode {
    return nodeOf(this.#triples.get(key) ?? [], (object) => this.#embed(object, isRoot));
  }

  #embed(object: Term, inRoot: boolean): ExpandedNode {
    const key = keyOf(object);
    const isElsewhere = object.termType === 'Literal' || (!inRoot && this.members.has(key));
    const triples = isElsewhere ? undefined : this.#triples.get(key);
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
