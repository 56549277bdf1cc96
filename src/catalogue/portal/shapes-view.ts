import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { prefixes, localNameOf } from '../../vocabulary/namespaces.ts';
import { rdfs } from '../../vocabulary/terms.ts';
import { readResources, type Resource, type Text } from './resource.ts';

/** How bad it is when a record does not do what a rule asks. */
export type Severity = 'Violation' | 'Warning' | 'Info';

/** One rule about one property. */
export interface PropertyRule {
  readonly iri: string;
  /** The property, or undefined for a rule about the thing itself. */
  readonly path: string | undefined;
  readonly names: readonly Text[];
  readonly severity: Severity;
  /** What it demands, by the local name of the SHACL parameter: `minCount`, `datatype`, `pattern` … */
  readonly demands: readonly { readonly parameter: string; readonly values: readonly string[] }[];
  readonly messages: readonly Text[];
}

/** The rules about the things of one class. */
export interface ShapeView {
  readonly iri: string;
  readonly labels: readonly Text[];
  readonly classes: readonly string[];
  readonly rules: readonly PropertyRule[];
}

const sh = (name: string) => DataFactory.namedNode(prefixes.sh + name);

/** The constraint parameters that are shown, in the order in which they read best. */
const parameters = [
  'minCount',
  'maxCount',
  'datatype',
  'class',
  'nodeKind',
  'node',
  'in',
  'pattern',
  'uniqueLang',
  'minInclusive',
  'maxInclusive',
  'hasValue',
  'languageIn',
];

/** The shapes that judge a class, in the order of their files, for people to read. */
export function viewShapes(quads: readonly Quad[]): ShapeView[] {
  const read = readResources(quads);
  const shapes = [
    ...new Set(
      quads.filter(({ predicate }) => predicate.equals(sh('targetClass'))).map(({ subject }) => subject.value),
    ),
  ];
  return shapes.map((iri) => {
    const shape = read(iri);
    return {
      iri,
      labels: shape.texts(rdfs.label),
      classes: shape.values(sh('targetClass')),
      rules: shape.resources(sh('property')).map(viewRule),
    };
  });
}

function viewRule(rule: Resource): PropertyRule {
  const severity = localNameOf(rule.value(sh('severity')) ?? 'Violation');
  return {
    iri: rule.iri,
    path: rule.values(sh('path')).find((path) => /^https?:/u.test(path)),
    names: rule.texts(sh('name')),
    severity: severity === 'Warning' || severity === 'Info' ? severity : 'Violation',
    demands: parameters.flatMap((parameter) => {
      const values = rule.values(sh(parameter)).filter((value) => !value.startsWith('n3-'));
      return values.length > 0 ? [{ parameter, values }] : [];
    }),
    messages: rule.texts(sh('message')),
  };
}
