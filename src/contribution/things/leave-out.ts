import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { groupBy, keyOf, tripleKey } from '../../core/rdf/dataset.ts';
import type { Store } from '../../store/store.ts';
import type { Validator } from '../../validation/validator.ts';
import { rdf } from '../../vocabulary/terms.ts';

/** A body without what other documents say already, and what that was. */
export interface Sifted {
  readonly kept: readonly Quad[];
  readonly leftOut: readonly Quad[];
}

/** What sifting needs. */
export interface SiftingContext {
  readonly store: Store;
  readonly validator: Validator;
  readonly thing: string;
  /** The thing's own document. */
  readonly graph: string;
}

/**
 * Leaves out of a body exactly those triples that another document states and the thing's own does not. A reader gets
 * the merge of all documents about a thing, with a summary of what it names; what is sent back must not make the
 * statements of sources the thing's own.
 *
 * Kept all the same is what the own document needs to stand alone: its classes, what the shapes require (name,
 * commune …), and the way from the thing to every part of which something is kept.
 */
export async function leaveOutOthers(
  body: readonly Quad[],
  current: readonly Quad[],
  context: SiftingContext,
): Promise<Sifted> {
  const own = new Set(current.map(tripleKey));
  const elsewhere = await statedElsewhere(body, context);
  const isOthers = (quad: Quad) => !own.has(tripleKey(quad)) && elsewhere.has(tripleKey(quad));
  const leftOut = new Map(body.filter(isOthers).map((quad) => [tripleKey(quad), quad]));
  const restore = (quads: readonly Quad[]): boolean => {
    quads.forEach((quad) => leftOut.delete(tripleKey(quad)));
    return quads.length > 0;
  };
  const kept = () => body.filter((quad) => !leftOut.has(tripleKey(quad)));
  const isAboutThing = ({ subject, predicate }: Quad) => subject.value === context.thing && predicate.equals(rdf.type);
  restore([...leftOut.values()].filter(isAboutThing));
  do {
    while (restore(waysToParts(kept(), leftOut, context.thing))) {
      // A part may be a part of a part.
    }
  } while (restore(await whatIsMissing(kept(), leftOut, context.validator)));
  return { kept: kept(), leftOut: [...leftOut.values()] };
}

/** The keys of the triples that documents other than the own one state of the subjects of a body. */
async function statedElsewhere(body: readonly Quad[], { store, graph }: SiftingContext): Promise<Set<string>> {
  const stated = new Set<string>();
  const read = new Set<string>([graph]);
  for (const [, [first]] of groupBy(body, ({ subject }) => keyOf(subject))) {
    if (first?.subject.termType !== 'NamedNode') {
      continue;
    }
    for (const document of await store.graphsAbout(DataFactory.namedNode(first.subject.value))) {
      if (!read.has(document.graph.value)) {
        read.add(document.graph.value);
        (await store.readGraph(document.graph)).forEach((quad) => stated.add(tripleKey(quad)));
      }
    }
  }
  return stated;
}

/** What leads to parts of which something is kept, and says what they are. */
function waysToParts(kept: readonly Quad[], leftOut: ReadonlyMap<string, Quad>, thing: string): Quad[] {
  const parts = new Set(kept.map(({ subject }) => subject.value).filter((iri) => iri.startsWith(`${thing}#`)));
  return [...leftOut.values()].filter(
    ({ subject, predicate, object }) =>
      (parts.has(object.value) && (subject.value === thing || subject.value.startsWith(`${thing}#`))) ||
      (parts.has(subject.value) && predicate.equals(rdf.type)),
  );
}

/** What the shapes miss in what is kept and find in what is left out: by property, or else all of the node. */
async function whatIsMissing(
  kept: readonly Quad[],
  leftOut: ReadonlyMap<string, Quad>,
  validator: Validator,
): Promise<Quad[]> {
  if (leftOut.size === 0) {
    return [];
  }
  const { results } = await validator.validate(kept);
  return results
    .filter(({ severity }) => severity === 'Violation')
    .flatMap(({ focusNode, path }) => {
      const ofNode = [...leftOut.values()].filter(({ subject }) => subject.equals(focusNode));
      const ofPath = ofNode.filter(({ predicate }) => predicate.value === path);
      return ofPath.length > 0 ? ofPath : ofNode;
    });
}
