import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { conceptIri, schemeIri } from '../../../src/vocabulary/namespaces.ts';
import { readOntologyFiles } from '../../../src/vocabulary/ontology-files.ts';
import { fab } from '../../../src/vocabulary/terms.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';

const vocabulary = loadVocabulary();

describe('The vocabulary', () => {
  it('says what it is, under which licence and in which version', () => {
    expect(vocabulary.title).toEqual({
      fr: 'Vocabulaire des Fabriques de territoire',
      en: 'Fabriques de territoire vocabulary',
    });
    expect(vocabulary.license).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(vocabulary.version).toMatch(/^\d+\.\d+\.\d+$/u);
  });

  it('knows the theme, kind, place in the hierarchy and name of a class', () => {
    expect(vocabulary.terms.get(fab.Fabrique.value)).toMatchObject({
      localName: 'Fabrique',
      kind: 'class',
      theme: 'places',
      broader: [fab.TiersLieu.value],
      narrower: [fab.FabriqueNumerique.value],
    });
  });

  it('knows the domain, range and scheme of a property', () => {
    expect(vocabulary.terms.get(fab.partnerKind.value)).toMatchObject({
      kind: 'object-property',
      domain: [fab.Partnership.value],
      range: ['http://www.w3.org/2004/02/skos/core#Concept'],
      scheme: schemeIri('partner-kinds'),
    });
  });

  it('gives every subject that a property may be said of', () => {
    expect(vocabulary.terms.get(fab.communeCode.value)?.domain).toEqual([fab.TiersLieu.value, fab.Structure.value]);
  });

  it('adds the alignments after what the themes say', () => {
    expect(vocabulary.terms.get(fab.Structure.value)?.broader).toEqual([
      'http://www.w3.org/ns/org#Organization',
      'https://schema.org/Organization',
      'http://virtual-assembly.org/ontologies/pair#Organization',
    ]);
    expect(vocabulary.terms.get(fab.carriedBy.value)?.matches).toContainEqual({
      relation: 'close',
      iri: 'http://virtual-assembly.org/ontologies/pair#operates',
    });
  });

  it('labels terms, schemes and concepts in the language asked for, else in French', () => {
    expect(vocabulary.labelOf(fab.TiersLieu.value, 'en')).toBe('Third place');
    expect(vocabulary.labelOf(conceptIri('partner-kinds', 'bailleur-social'), 'en')).toBe('Social landlord');
    expect(vocabulary.labelOf(schemeIri('visit-kinds'), 'de')).toBe('Sortes de visites');
    expect(vocabulary.labelOf('https://example.org/unknown', 'fr')).toBeUndefined();
  });

  it('has the six characteristics with the definitions of the seed page', () => {
    const { concepts = [] } = vocabulary.schemes.get('characteristics') ?? {};
    expect(concepts).toHaveLength(6);
    expect(vocabulary.definitionOf(conceptIri('characteristics', 'ancrage-territorial'), 'fr')).toContain(
      'liens avec les pouvoirs publics du territoire, partenariats ou actions communes avec des entreprises et des associations',
    );
  });

  it('has the three statuses as terms of its own and leaves the actions to the data', () => {
    expect(vocabulary.schemes.get('action-statuses')?.concepts.map(({ iri, slug }) => [iri, slug])).toEqual([
      [fab.Does.value, 'does'],
      [fab.Starting.value, 'starting'],
      [fab.Wants.value, 'wants'],
    ]);
    expect(vocabulary.schemes.get('actions')?.concepts).toEqual([]);
  });

  it('gives every statement about one subject', () => {
    const predicates = vocabulary.describe(fab.leadCarrier.value).map(({ predicate }) => predicate.value);
    expect(predicates).toContain('http://www.w3.org/2000/01/rdf-schema#subPropertyOf');
    expect(vocabulary.describe('https://example.org/unknown')).toEqual([]);
  });
});

describe('Reading the ontology', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ontology-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names the file that is not Turtle', () => {
    mkdirSync(join(folder, 'schemes'), { recursive: true });
    writeFileSync(join(folder, 'alignments.ttl'), '');
    writeFileSync(join(folder, 'broken.ttl'), '<a> <b>');
    expect(() => readOntologyFiles(folder)).toThrow(/broken\.ttl/u);
  });
});
