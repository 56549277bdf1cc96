import { describe, expect, it } from 'vitest';
import { DataFactory } from 'n3';
import { reportToQuads } from '../../../src/validation/report.ts';
import { referencesFrom } from '../../../src/validation/references.ts';
import { loadShapes } from '../../../src/validation/shape-files.ts';
import { createValidator, type ValidateOptions } from '../../../src/validation/validator.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { baseIri, readExample } from './examples/example.ts';

const validator = createValidator({ shapes: loadShapes(), describe: loadVocabulary().describe });
const validate = (turtle: string, options?: ValidateOptions) => validator.validate(readExample(turtle), options);

const minimal = 'a fab:Fabrique ; schema:name "LAB01" ; fab:communeCode "01004"';
const engaged = `<fabriques/lab01> ${minimal} ; fab:engagement <fabriques/lab01#e> .
  <fabriques/lab01#e> a fab:Engagement ; fab:action <actions/coworking> ; fab:status fab:Does .`;

describe('A validator', () => {
  it('accepts a name and a commune, and says what could be completed', async () => {
    const report = await validate(`<fabriques/lab01> ${minimal} .`);
    expect(report.conforms).toBe(true);
    expect(new Set(report.results.map(({ severity }) => severity))).toEqual(new Set(['Info']));
    expect(report.results.length).toBeGreaterThan(5);
  });

  it('has nothing to say of what it does not know', async () => {
    expect(await validate('<x> a <http://example.org/Thing> ; schema:name "x"@fr .')).toEqual({
      conforms: true,
      results: [],
    });
  });

  it('names the node, the property, the value, the shape and how to mend it in both languages', async () => {
    const report = await validate(
      `<fabriques/lab01> ${minimal} ; schema:address <#a> . <#a> schema:postalCode "1500" .`,
    );
    expect(report.results[0]).toMatchObject({
      severity: 'Violation',
      focusNode: { value: `${baseIri}#a` },
      path: 'https://schema.org/postalCode',
      value: { value: '1500' },
      component: 'Pattern',
      sourceShape: 'https://w3id.org/fabriques/shapes#PostalAddressShape-postalCode',
    });
    expect(report.results[0]?.messages.fr).toContain('cinq chiffres');
    expect(report.results[0]?.messages.en).toContain('five digits');
  });

  it('judges the parts of a thing even where their type is not said', async () => {
    const report = await validate(`<fabriques/lab01> ${minimal} ; fab:engagement [ fab:status fab:Dreams ] .`);
    const violations = report.results.filter(({ severity }) => severity === 'Violation');
    expect(violations.map(({ sourceShape, component }) => `${sourceShape.split('#')[1]} ${component}`).sort()).toEqual([
      'EngagementShape-action MinCount',
      'EngagementShape-status In',
    ]);
  });

  it('puts the gravest results first', async () => {
    const report = await validate('<fabriques/lab01> a fab:Fabrique ; fab:carriedBy <structures/none> .', {
      references: [],
    });
    const order = report.results.map(({ severity }) => ['Violation', 'Warning', 'Info'].indexOf(severity));
    expect(order).toEqual([...order].sort());
    expect(new Set(order).size).toBe(3);
  });

  it('counts a triple that stands in two graphs once', async () => {
    const quads = readExample(`<fabriques/lab01> ${minimal} .`);
    const again = quads.map((quad) =>
      DataFactory.quad(quad.subject, quad.predicate, quad.object, DataFactory.namedNode('urn:g')),
    );
    expect((await validator.validate([...quads, ...again])).conforms).toBe(true);
  });

  it('keeps validations apart that run at the same time', async () => {
    const reports = await Promise.all([
      validate(`<a> ${minimal} .`),
      validate('<b> a fab:Structure .'),
      validate(`<c> ${minimal} .`),
    ]);
    expect(reports.map(({ conforms }) => conforms)).toEqual([true, false, true]);
  });
});

describe('A validator that is told which things exist', () => {
  const known = (turtle: string): ValidateOptions => ({ references: referencesFrom(readExample(turtle)) });

  it('refuses an action that does not exist', async () => {
    const report = await validate(engaged, { references: [] });
    expect(report.results.filter(({ severity }) => severity === 'Violation')).toMatchObject([
      { path: 'https://w3id.org/fabriques/ns#action', component: 'Class' },
    ]);
  });

  it('accepts an action that exists', async () => {
    expect((await validate(engaged, known('<actions/coworking> a fab:Action .'))).conforms).toBe(true);
    expect((await validate(engaged, { references: readExample('<actions/coworking> a fab:Action .') })).conforms).toBe(
      true,
    );
  });

  it('accepts an action that the document itself describes, and judges it', async () => {
    expect(
      (await validate(`${engaged} <actions/coworking> a fab:Action ; skos:prefLabel "Coworking"@fr .`, known('')))
        .conforms,
    ).toBe(true);
    expect((await validate(`${engaged} <actions/coworking> a fab:Action .`, known(''))).conforms).toBe(false);
  });

  it('does not judge the things it is told of', async () => {
    // A structure without a name would be refused if it were part of the document.
    const report = await validate(
      `<fabriques/lab01> ${minimal} ; fab:carriedBy <structures/lab01> .`,
      known('<structures/lab01> a fab:Structure .'),
    );
    expect(report.results.filter(({ focusNode }) => focusNode.value.includes('structures'))).toEqual([]);
    expect(report.results.filter(({ path }) => path?.endsWith('carriedBy'))).toEqual([]);
  });

  it('does not take a class from elsewhere for a thing that the document describes', async () => {
    const report = await validate(
      '<fabriques/lab01> a fab:FabriqueNumerique ; schema:name "LAB01" ; fab:communeCode "01004" .',
      known('<fabriques/lab01> a fab:Fabrique .'),
    );
    expect(report.results[0]).toMatchObject({ component: 'HasValue', severity: 'Violation' });
  });

  it('only warns of a carrier that is not described yet', async () => {
    const report = await validate(`<fabriques/lab01> ${minimal} ; fab:carriedBy <structures/lab01> .`, {
      references: [],
    });
    expect(report.conforms).toBe(true);
    expect(report.results[0]).toMatchObject({ severity: 'Warning', component: 'Class' });
  });
});

describe('A validator that is told nothing of the world', () => {
  it('takes references at their word', async () => {
    const report = await validate(`${engaged} <fabriques/lab01> fab:carriedBy <structures/lab01> .`);
    expect(report.results.filter(({ severity }) => severity !== 'Info')).toEqual([]);
  });

  it('still refuses a concept that is not in its scheme', async () => {
    expect((await validate(`<fabriques/lab01> ${minimal} ; fab:family <actions/coworking> .`)).conforms).toBe(false);
  });

  it('refuses a document that adds a concept to a list of the vocabulary by itself', async () => {
    const report = await validate(`<fabriques/lab01> ${minimal} ; fab:family <#piscine> .
      <#piscine> skos:inScheme <https://w3id.org/fabriques/schemas/families> .`);
    expect(report.conforms).toBe(false);
  });
});

describe('The references in a document', () => {
  it('are the things it points at whose class is not said', () => {
    const document = `${engaged} <fabriques/lab01> fab:carriedBy <structures/lab01>, <structures/b> ; fab:family family:fablab ;
      schema:url <https://lab01.example/> . <structures/b> a fab:Structure ; schema:name "B" .`;
    expect(validator.referencesIn(readExample(document))).toEqual(
      new Set([`${baseIri}actions/coworking`, `${baseIri}structures/lab01`]),
    );
  });
});

describe('A report as RDF', () => {
  it('is an sh:ValidationReport that conforms where nothing is wrong', async () => {
    const quads = reportToQuads(await validate(`<fabriques/lab01> ${minimal} .`));
    const conforms = quads.find(({ predicate }) => predicate.value.endsWith('#conforms'));
    expect(conforms?.object).toMatchObject({ value: 'true' });
  });

  it('says of each result what SHACL asks for', async () => {
    const report = await validate('<structures/x> a fab:Structure ; schema:name "X"@fr .');
    const quads = reportToQuads({ conforms: false, results: report.results.slice(0, 1) });
    const result = quads.find(({ predicate }) => predicate.value.endsWith('#result'))?.object.value;
    const said = quads
      .filter(({ subject }) => subject.value === result)
      .map(({ predicate, object }) => [predicate.value.replace(/.*#/u, ''), object.value]);
    expect(said.filter(([name]) => name !== 'resultMessage')).toEqual([
      ['type', 'http://www.w3.org/ns/shacl#ValidationResult'],
      ['resultSeverity', 'http://www.w3.org/ns/shacl#Violation'],
      ['focusNode', `${baseIri}structures/x`],
      ['resultPath', 'https://schema.org/name'],
      ['value', 'X'],
      ['sourceConstraintComponent', 'http://www.w3.org/ns/shacl#DatatypeConstraintComponent'],
      ['sourceShape', 'https://w3id.org/fabriques/shapes#StructureShape-name'],
    ]);
    expect(said.filter(([name]) => name === 'resultMessage')).toHaveLength(2);
  });
});
