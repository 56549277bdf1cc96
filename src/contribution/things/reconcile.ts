import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { keyOf, tripleKey } from '../../core/rdf/dataset.ts';
import type { Validator } from '../../validation/validator.ts';
import { schema } from '../../vocabulary/terms.ts';

/** Constraints that two records can break together though each keeps them. */
const ofTwo: readonly string[] = ['MaxCount', 'UniqueLang', 'Xone', 'Or'];

/** What of one record goes into another, and what stays out. */
export interface Reconciled {
  readonly kept: readonly Quad[];
  readonly leftOut: readonly Quad[];
}

/**
 * Finds what one record may add to another: everything, but for what the shapes allow once and the other one says
 * already. A name that is left out becomes another name.
 *
 * @param moved - What the one record says, under the address of the other.
 * @param current - What the other record says.
 */
export async function reconcile(
  moved: readonly Quad[],
  current: readonly Quad[],
  thing: string,
  { validator }: { readonly validator: Validator },
): Promise<Reconciled> {
  const standing = new Set(current.map(tripleKey));
  let kept = moved.filter((quad) => !standing.has(tripleKey(quad)));
  const leftOut: Quad[] = [];
  for (;;) {
    const { results } = await validator.validate([...current, ...kept]);
    const tooMuch = results.filter(({ severity, component }) => severity === 'Violation' && ofTwo.includes(component));
    const isTooMuch = (quad: Quad) =>
      tooMuch.some(
        ({ focusNode, path, component }) =>
          quad.subject.equals(focusNode) &&
          quad.predicate.value === path &&
          (component !== 'UniqueLang' || current.some((said) => isInTheSameWords(said, quad))),
      );
    const out = kept.filter(isTooMuch);
    if (out.length === 0) {
      // What nothing leads to any more, such as the address of a record whose address was left out.
      const led = reachable([...current, ...kept], thing);
      const lost = kept.filter(({ subject }) => !led.has(keyOf(subject)));
      leftOut.push(...lost);
      return { kept: [...kept.filter((quad) => !lost.includes(quad)), ...otherNames(leftOut, thing)], leftOut };
    }
    leftOut.push(...out);
    kept = kept.filter((quad) => !out.includes(quad));
  }
}

/** The keys of the nodes that a thing leads to, its own among them. */
function reachable(quads: readonly Quad[], thing: string): Set<string> {
  const reached = new Set([keyOf(DataFactory.namedNode(thing))]);
  // A set that grows while it is gone through is gone through to its end.
  for (const key of reached) {
    quads.filter(({ subject }) => keyOf(subject) === key).forEach(({ object }) => reached.add(keyOf(object)));
  }
  return reached;
}

/** Whether two statements give the same property of the same node in the same language. */
function isInTheSameWords(a: Quad, b: Quad): boolean {
  return (
    a.subject.equals(b.subject) &&
    a.predicate.equals(b.predicate) &&
    a.object.termType === 'Literal' &&
    b.object.termType === 'Literal' &&
    a.object.language === b.object.language
  );
}

function otherNames(leftOut: readonly Quad[], thing: string): Quad[] {
  return leftOut
    .filter(({ subject, predicate }) => subject.value === thing && predicate.equals(schema.name))
    .map(({ subject, object }) => DataFactory.quad(subject, schema.alternateName, object));
}
