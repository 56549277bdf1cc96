import type { Quad } from '@rdfjs/types';

const sh = 'http://www.w3.org/ns/shacl#';

/** Every parameter of SHACL Core that makes a constraint; `sh:property` only leads to another shape. */
const parameters = new Set(
  ['class', 'datatype', 'nodeKind', 'minCount', 'maxCount', 'minExclusive', 'minInclusive', 'maxExclusive']
    .concat(['maxInclusive', 'minLength', 'maxLength', 'pattern', 'languageIn', 'uniqueLang', 'equals', 'disjoint'])
    .concat(['lessThan', 'lessThanOrEquals', 'not', 'and', 'or', 'xone', 'node', 'qualifiedMinCount'])
    .concat(['qualifiedMaxCount', 'closed', 'hasValue', 'in']),
);

/** A constraint that can give a result. */
export interface Constraint {
  /** The IRI of its shape, or the label of a blank node. */
  readonly shape: string;
  readonly component: string;
}

/** The shapes that can give results: those with targets, and what `sh:property` leads to from them. */
export function reportingShapesIn(shapes: readonly Quad[]): Set<string> {
  const found = new Set(shapes.filter(({ predicate }) => predicate.value.startsWith(`${sh}target`)).map(subjectOf));
  // A set that grows is iterated over to its end.
  for (const shape of found) {
    for (const quad of shapes) {
      if (quad.subject.value === shape && quad.predicate.value === `${sh}property`) {
        found.add(quad.object.value);
      }
    }
  }
  return found;
}

/** Every constraint of the shapes that can give results. What serves inside `sh:node`, `sh:or` or `sh:not` is part of that. */
export function constraintsIn(shapes: readonly Quad[]): Constraint[] {
  const reporting = reportingShapesIn(shapes);
  return shapes
    .filter(({ subject, predicate }) => reporting.has(subject.value) && predicate.value.startsWith(sh))
    .map(({ subject, predicate }) => ({ shape: subject.value, parameter: predicate.value.slice(sh.length) }))
    .filter(({ parameter }) => parameters.has(parameter))
    .map(({ shape, parameter }) => ({ shape, component: parameter.charAt(0).toUpperCase() + parameter.slice(1) }));
}

function subjectOf({ subject }: Quad): string {
  return subject.value;
}
