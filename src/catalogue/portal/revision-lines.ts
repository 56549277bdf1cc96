import type { Quad } from '@rdfjs/types';
import { rdf } from '../../vocabulary/terms.ts';

/** What a change did to one property of a thing or of one of its parts. */
export interface RevisionLine {
  /** The part that the property belongs to, by the property that leads to it; undefined for the thing itself. */
  readonly part: { readonly iri: string; readonly property: string | undefined } | undefined;
  readonly property: string;
  readonly removed: readonly Quad['object'][];
  readonly added: readonly Quad['object'][];
}

/** Triples that came and went. */
export interface Change {
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/**
 * A change of a thing property by property, as people read it: that a part exists goes without saying where something
 * is said of it, and what a document says of itself is left out.
 */
export function linesOf({ added, removed }: Change, thing: string): RevisionLine[] {
  const all = [...removed, ...added];
  const isPart = (iri: string): boolean => iri.startsWith(`${thing}#`);
  const wayTo = (part: string): string | undefined => all.find(({ object }) => object.value === part)?.predicate.value;
  const isTold = ({ subject, predicate, object }: Quad): boolean => {
    const ofPart = isPart(subject.value);
    const leadsToTold = isPart(object.value) && all.some((quad) => quad.subject.value === object.value);
    return (ofPart || subject.value === thing) && !leadsToTold && !(ofPart && predicate.equals(rdf.type));
  };
  const lines = new Map<string, { line: RevisionLine; removed: Quad['object'][]; added: Quad['object'][] }>();
  for (const quad of all.filter(isTold)) {
    const subject = quad.subject.value;
    const key = `${subject} ${quad.predicate.value}`;
    const known = lines.get(key) ?? createLine(quad, isPart(subject) ? wayTo(subject) : undefined, thing);
    lines.set(key, known);
    known[removed.includes(quad) ? 'removed' : 'added'].push(quad.object);
  }
  // The thing first, then part by part.
  return [...lines.values()]
    .map(({ line }) => line)
    .sort((a, b) => Number(a.part !== undefined) - Number(b.part !== undefined));
}

function createLine({ subject, predicate }: Quad, way: string | undefined, thing: string) {
  const [removed, added]: [Quad['object'][], Quad['object'][]] = [[], []];
  const part = subject.value === thing ? undefined : { iri: subject.value, property: way };
  return { line: { part, property: predicate.value, removed, added }, removed, added };
}
