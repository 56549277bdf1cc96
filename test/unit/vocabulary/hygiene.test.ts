import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/core/package-root.ts';
import { readContextDocument, type ContextDocument } from '../../../src/vocabulary/context.ts';
import { checkHygiene, usesInQuads, usesInText, type Finding, type Use } from '../../../src/vocabulary/hygiene.ts';
import { readOntologyFiles, type OntologyFile } from '../../../src/vocabulary/ontology-files.ts';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { fab } from '../../../src/vocabulary/terms.ts';

const files = readOntologyFiles();
const context = readContextDocument();

describe('The vocabulary of this project', () => {
  it('is whole: every term used in the ontology, data, shapes and code is defined, labelled and in the context', async () => {
    const uses = [...turtleUses('data'), ...turtleUses('shapes'), ...codeUses('src')];
    expect(await checkHygiene({ files, context, uses })).toEqual([]);
    // The check above would also pass if nothing had been looked at.
    expect(new Set(uses.map(({ where }) => where.split('/')[0]))).toEqual(new Set(['data', 'shapes', 'src']));
  });

  it('has every term that the code knows as fab; the code need not know them all', async () => {
    const uses = Object.values(fab).map(({ value }) => ({ iri: value, where: 'src/vocabulary/terms.ts' }));
    expect(await checkHygiene({ files, context, uses })).toEqual([]);
  });
});

describe('The hygiene check', () => {
  const turtle = (text: string) =>
    new Parser({ baseIRI: 'http://example.org/' }).parse(
      `@prefix fab: <${prefixes.fab}> .
       @prefix owl: <${prefixes.owl}> .
       @prefix rdfs: <${prefixes.rdfs}> .
       @prefix skos: <${prefixes.skos}> .
       @prefix xsd: <${prefixes.xsd}> .
       ${text}`,
    );
  const withFile = (text: string): OntologyFile[] => [...files, { name: 'more', quads: turtle(text) }];
  const withKey = (key: string, definition: ContextDocument['@context'][string] | undefined): ContextDocument => {
    const others = Object.entries(context['@context']).filter(([name]) => name !== key);
    return { '@context': Object.fromEntries(definition === undefined ? others : [...others, [key, definition]]) };
  };
  const rulesAndTerms = (findings: readonly Finding[]) => findings.map(({ rule, term }) => [rule, term]);
  const spaceship = `${prefixes.fab}Spaceship`;

  it('finds a term that data or shapes use and nobody defined', async () => {
    const uses = usesInQuads(turtle('<a> a fab:Spaceship ; fab:carriedBy <b> .'), 'data/a.ttl');
    expect(await checkHygiene({ files, context, uses })).toEqual([
      {
        rule: 'undefined-term',
        term: spaceship,
        where: 'data/a.ttl',
        message: `<${spaceship}> is used in data/a.ttl and defined nowhere in ontology/`,
      },
    ]);
  });

  it('finds a concept that no scheme has', async () => {
    const concept = 'https://w3id.org/fabriques/schemas/partner-kinds#martien';
    const uses = usesInQuads(turtle(`<a> fab:partnerKind <${concept}> .`), 'data/a.ttl');
    expect(rulesAndTerms(await checkHygiene({ files, context, uses }))).toEqual([['undefined-term', concept]]);
  });

  it.each([
    ['a prefixed name in SPARQL', '`SELECT * { ?s a fab:Spaceship }`'],
    ['a full IRI', "'https://w3id.org/fabriques/ns#Spaceship'"],
  ])('finds an undefined term in code that is written as %s', async (_title, code) => {
    const findings = await checkHygiene({ files, context, uses: usesInText(code, 'src/a.ts') });
    expect(rulesAndTerms(findings)).toEqual([['undefined-term', spaceship]]);
  });

  it.each([
    ["conceptIri('programmes', 'nowhere')", 'https://w3id.org/fabriques/schemas/programmes#nowhere'],
    ["schemeIri('nowhere')", 'https://w3id.org/fabriques/schemas/nowhere'],
    ['"https://w3id.org/fabriques/schemas/nowhere"', 'https://w3id.org/fabriques/schemas/nowhere'],
  ])('finds the undefined scheme or concept of %s', async (code, iri) => {
    const findings = await checkHygiene({ files, context, uses: usesInText(code, 'src/a.ts') });
    expect(rulesAndTerms(findings)).toEqual([['undefined-term', iri]]);
  });

  it('finds a definition that speaks of a term which is not there', async () => {
    const more = withFile('fab:host rdfs:domain fab:Spaceship .');
    expect(rulesAndTerms(await checkHygiene({ files: more, context }))).toEqual([['undefined-term', spaceship]]);
  });

  it('finds a term without label or definition in one of the languages', async () => {
    const more = withFile(`fab:Spaceship a owl:Class ; rdfs:label "Vaisseau"@fr ; skos:definition "A ship."@en .`);
    const findings = await checkHygiene({ files: more, context: withKey('Spaceship', 'fab:Spaceship') });
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['missing-label', `<${spaceship}> in more.ttl has no <${prefixes.rdfs}label> in "en"`],
      ['missing-definition', `<${spaceship}> in more.ttl has no <${prefixes.skos}definition> in "fr"`],
    ]);
  });

  it('finds a concept without a preferred label', async () => {
    const more = withFile(`<https://w3id.org/fabriques/schemas/x> a skos:ConceptScheme ;
      skos:prefLabel "X"@fr , ""@en ; skos:definition "X."@fr , "X."@en .`);
    expect((await checkHygiene({ files: more, context })).map(({ rule }) => rule)).toEqual(['missing-label']);
  });

  it('finds a term that has no key in the context', async () => {
    const findings = await checkHygiene({ files, context: withKey('Fabrique', undefined) });
    expect(rulesAndTerms(findings)).toEqual([
      ['missing-from-context', fab.Fabrique.value],
      ['no-round-trip', fab.Fabrique.value],
    ]);
  });

  it('finds a key of the context that stands for a term which is not defined', async () => {
    const findings = await checkHygiene({ files, context: withKey('Spaceship', 'fab:Spaceship') });
    expect(rulesAndTerms(findings)).toEqual([['undefined-term', spaceship]]);
  });

  it('finds a key that is not the local name of its term', async () => {
    const findings = await checkHygiene({ files, context: withKey('shipName', 'schema:identifier') });
    expect(rulesAndTerms(findings)).toEqual([['misnamed-key', 'shipName']]);
  });

  it.each([
    ['a boolean coerced to a string', 'inQPV', { '@id': 'fab:inQPV', '@type': 'xsd:string' }],
    ['an IRI that is left a plain string', 'carriedBy', { '@id': 'fab:carriedBy', '@container': '@set' }],
    ['a text that loses its language', 'outcome', { '@id': 'fab:outcome', '@type': 'xsd:string' }],
    ['a decimal that loses its datatype', 'amount', 'fab:amount'],
  ])('finds %s', async (_title, key, definition) => {
    const findings = await checkHygiene({ files, context: withKey(key, definition) });
    expect(rulesAndTerms(findings)).toEqual([['no-round-trip', prefixes.fab + key]]);
  });

  it('finds a concept whose short name another key of the context takes away', async () => {
    const practiceCategory = {
      '@id': 'fab:practiceCategory',
      '@type': '@vocab',
      '@container': '@set',
      '@context': { '@vocab': 'https://w3id.org/fabriques/schemas/practice-categories#' },
    };
    const findings = await checkHygiene({ files, context: withKey('practiceCategory', practiceCategory) });
    expect(rulesAndTerms(findings)).toEqual([['no-round-trip', fab.practiceCategory.value]]);
    expect(findings[0]?.message).toContain('practice-categories#action');
  });

  it('finds a scoped context that names a scheme which is not there', async () => {
    const family = {
      '@id': 'fab:family',
      '@type': '@vocab',
      '@container': '@set',
      '@context': { '@vocab': 'https://w3id.org/fabriques/schemas/famillies#' },
    };
    const findings = await checkHygiene({ files, context: withKey('family', family) });
    expect(rulesAndTerms(findings)).toContainEqual(['undefined-term', 'https://w3id.org/fabriques/schemas/famillies']);
  });

  it('finds a context that no processor accepts', async () => {
    const findings = await checkHygiene({
      files,
      context: withKey('name', { '@id': 'schema:name', '@type': '@nope' }),
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['broken-context']);
  });
});

function turtleUses(folder: string): Use[] {
  return filesBelow(folder, ['.ttl', '.trig']).flatMap(({ path, text }) =>
    usesInQuads(new Parser({ format: 'application/trig', baseIRI: 'http://example.org/' }).parse(text), path),
  );
}

function codeUses(folder: string): Use[] {
  return filesBelow(folder, ['.ts', '.tsx']).flatMap(({ path, text }) => usesInText(text, path));
}

function filesBelow(folder: string, suffixes: readonly string[]): { path: string; text: string }[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => suffixes.some((suffix) => file.endsWith(suffix)))
    .map((file) => join(folder, file))
    .map((path) => ({ path, text: readFileSync(join(packageRoot, path), 'utf8') }));
}
