import { describe, expect, it } from 'vitest';
import type { Quad } from '@rdfjs/types';
import { loadShapes, readShapeFiles } from '../../../src/validation/shape-files.ts';
import { shapesNs } from '../../../src/vocabulary/namespaces.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { constraintsIn, reportingShapesIn } from './constraints.ts';

const sh = 'http://www.w3.org/ns/shacl#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';
const shapes = loadShapes();
const vocabulary = loadVocabulary();

const values = (subject: string, property: string): Quad['object'][] =>
  shapes
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === property)
    .map((quad) => quad.object);
const languages = (subject: string, property: string): string[] =>
  values(subject, property).map((value) => (value.termType === 'Literal' && value.value ? value.language : ''));

const reporting = [...reportingShapesIn(shapes)];
const propertyShapes = reporting.filter((shape) => values(shape, `${sh}path`).length > 0);
const nodeShapes = reporting.filter((shape) => !propertyShapes.includes(shape));
const shapesWithConstraints = [...new Set(constraintsIn(shapes).map(({ shape }) => shape))];

describe('The shapes', () => {
  it('mirror the ontology file by file, with one more for what they share', () => {
    const themes = vocabulary.files
      .map(({ name }) => name)
      .filter((name) => !/^(?:schemes\/|alignments|ontology)/u.test(name));
    expect(readShapeFiles().map(({ name }) => name)).toEqual([...themes, 'common'].sort());
  });

  it('have one for every class of the vocabulary', () => {
    const targets = new Set(
      shapes.filter((quad) => quad.predicate.value === `${sh}targetClass`).map((quad) => quad.object.value),
    );
    const classes = [...vocabulary.terms.values()].filter(({ kind }) => kind === 'class').map(({ iri }) => iri);
    expect(classes.filter((iri) => !targets.has(iri))).toEqual([]);
  });

  it('have IRIs of their own, to be linked to from documentation and reports', () => {
    expect(reporting.filter((shape) => !shape.startsWith(shapesNs))).toEqual([]);
  });

  it('only use what SHACL Core has', () => {
    const core =
      /^(?:sparql|js|select|ask|construct|prefixes|declare|validator|rule|values|targetShape|target|expression)$/u;
    const used = new Set(shapes.map(({ predicate }) => predicate.value).filter((iri) => iri.startsWith(sh)));
    expect([...used].filter((iri) => core.test(iri.slice(sh.length)))).toEqual([]);
  });

  it('ask for concepts of schemes that there are', () => {
    const schemes = shapes
      .map(({ object }) => object.value)
      .filter((iri) => iri.startsWith('https://w3id.org/fabriques/schemas/'));
    expect(schemes.filter((iri) => vocabulary.describe(iri).length === 0)).toEqual([]);
  });
});

describe.each(shapesWithConstraints)('The shape %s', (shape) => {
  it('has one message in French and one in English', () => {
    expect(languages(shape, `${sh}message`).sort()).toEqual(['en', 'fr']);
  });
});

describe.each(nodeShapes)('The node shape %s', (shape) => {
  it('has a label in French and one in English', () => {
    expect(languages(shape, `${rdfs}label`).sort()).toEqual(['en', 'fr']);
  });
});

describe.each(propertyShapes)('The property shape %s', (shape) => {
  it('has a name in French and one in English', () => {
    expect(languages(shape, `${sh}name`).sort()).toEqual(['en', 'fr']);
  });

  it('stands at its place in a group that has labels in both languages', () => {
    const [group] = values(shape, `${sh}group`);
    expect(values(shape, `${sh}order`)).toHaveLength(1);
    expect(languages(group?.value ?? '', `${rdfs}label`).sort()).toEqual(['en', 'fr']);
  });

  it('follows one property, so that a report can point at it', () => {
    expect(values(shape, `${sh}path`).map(({ termType }) => termType)).toEqual(['NamedNode']);
  });

  it('is a violation unless its name says that something is missing, or not known here', () => {
    const isMild = values(shape, `${sh}severity`).some(({ value }) => value !== `${sh}Violation`);
    expect(isMild).toBe(/-(?:missing|known)$/u.test(shape));
  });
});
