import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/core/package-root.ts';
import { tripleKey } from '../../../src/core/rdf/dataset.ts';
import { compactJsonLd, jsonLdToQuads } from '../../../src/core/rdf/json-ld.ts';
import { toNTriples } from '../../../src/core/rdf/to-ntriples.ts';
import { toExpandedJsonLd } from '../../../src/core/rdf/write-json-ld.ts';
import { readContextDocument } from '../../../src/vocabulary/context.ts';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';

const base = 'http://localhost:3000/';
const address = `${base}context.jsonld`;
const contexts = new Map([[address, readContextDocument()]]);

describe('The JSON-LD context', () => {
  /** The example of the design, with the id that its ellipses stand for. */
  const example = {
    '@context': address,
    id: `${base}fabriques/lab01`,
    type: ['Fabrique', 'FabriqueNumerique'],
    name: 'LAB01',
    address: { type: 'PostalAddress', postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
    communeCode: '01004',
    inQPV: true,
    carriedBy: [{ id: `${base}structures/lab01`, type: 'Structure', name: 'LAB01', foundingDate: '2016' }],
    partnership: [{ partner: { id: `${base}structures/dynacite`, name: 'Dynacité' }, partnerKind: 'bailleur-social' }],
    engagement: [{ action: { id: `${base}actions/coworking`, prefLabel: { fr: 'Coworking' } }, status: 'does' }],
  };
  const exampleTurtle = `
    <fabriques/lab01> a fab:Fabrique, fab:FabriqueNumerique ;
      schema:name "LAB01" ;
      schema:address [ a schema:PostalAddress ; schema:postalCode "01500" ; schema:addressLocality "Ambérieu-en-Bugey" ] ;
      fab:communeCode "01004" ;
      fab:inQPV true ;
      fab:carriedBy <structures/lab01> ;
      fab:partnership [ fab:partner <structures/dynacite> ; fab:partnerKind kind:bailleur-social ] ;
      fab:engagement [ fab:action <actions/coworking> ; fab:status fab:Does ] .
    <structures/lab01> a fab:Structure ; schema:name "LAB01" ; schema:foundingDate "2016"^^xsd:gYear .
    <structures/dynacite> schema:name "Dynacité" .
    <actions/coworking> skos:prefLabel "Coworking"@fr .`;

  it('gives exactly the example of the design', async () => {
    expect(await frame(turtle(exampleTurtle), example.id)).toEqual(example);
  });

  it('reads the example of the design as the triples it came from', async () => {
    const quads = await jsonLdToQuads(JSON.stringify(example), { contexts, strict: true });
    expect(await canonical(quads)).toBe(await canonical(turtle(exampleTurtle)));
  });

  it('reads the smallest record that a writer may send', async () => {
    const record = {
      '@context': address,
      '@id': `${base}fabriques/x`,
      type: 'Fabrique',
      name: 'X',
      communeCode: '01004',
    };
    const quads = await jsonLdToQuads(JSON.stringify(record), { contexts, strict: true });
    const expected = turtle('<fabriques/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" .');
    expect(keys(quads)).toEqual(keys(expected));
  });

  it.each(['fabriques/lab01', 'fabriques/la-dynamo', 'fabriques/monscobar', 'actions/reseaux-de-coworkers'])(
    'says every triple of %s, and no key of it is more than a word',
    async (thing) => {
      const quads = turtle(readFileSync(join(packageRoot, 'data', `${thing}.ttl`), 'utf8'));
      const document = await compact(quads);
      expect(keys(await jsonLdToQuads(JSON.stringify(document), { contexts, strict: true }))).toEqual(keys(quads));

      const framed = await frame(quads, base + thing);
      expect(allKeys(framed).filter((key) => key !== '@context' && !/^[a-z]+$/iu.test(key))).toEqual([]);
    },
  );

  it('writes the year since which a partner takes part as a year, and that of an engagement as a day', async () => {
    const quads = turtle(`
      <f> fab:partnership [ schema:startDate "2015"^^xsd:gYear ] ;
          fab:engagement [ schema:startDate "2020-05-25"^^xsd:date ] .`);
    expect(await frame(quads, `${base}f`)).toMatchObject({
      partnership: [{ startDate: '2015' }],
      engagement: [{ startDate: '2020-05-25' }],
    });
  });

  it('loses nothing of a value whose datatype is not the usual one', async () => {
    const quads = turtle('<s> schema:foundingDate "2016-03-01"^^xsd:date ; schema:description "Sans langue" .');
    const document = await compact(quads);
    expect(document).toMatchObject({
      'schema:foundingDate': { type: 'xsd:date', '@value': '2016-03-01' },
      description: { '@none': 'Sans langue' },
    });
    expect(keys(await jsonLdToQuads(JSON.stringify(document), { contexts }))).toEqual(keys(quads));
  });

  it('leaves what is unknown out, and says what is known not to be so', async () => {
    const document = await frame(turtle('<f> a fab:Fabrique ; fab:numerique false .'), `${base}f`);
    expect(document).toEqual({ '@context': address, id: `${base}f`, type: 'Fabrique', numerique: false });
  });

  it('takes a category that a contributor proposes, by its address, beside those of the scheme', async () => {
    const document = {
      '@context': address,
      id: `${base}pratiques/p`,
      practiceCategory: ['https://example.org/categories/fete', 'action', 'gouvernance'],
    };
    const quads = await jsonLdToQuads(JSON.stringify(document), { contexts, strict: true });
    const categories = 'https://w3id.org/fabriques/schemas/practice-categories#';
    expect(quads.map(({ object }) => object.value)).toEqual([
      'https://example.org/categories/fete',
      `${categories}action`,
      `${categories}gouvernance`,
    ]);
    expect(await compact(quads)).toEqual(document);
  });
});

function turtle(text: string): Quad[] {
  const header = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  const kind = '@prefix kind: <https://w3id.org/fabriques/schemas/partner-kinds#> .\n';
  return new Parser({ baseIRI: base }).parse(header.join('') + kind + text);
}

async function compact(quads: readonly Quad[]) {
  return compactJsonLd(toExpandedJsonLd(quads), address, { contexts });
}

// What the declared types of jsonld.js do not know: contexts by address, N-Quads as text.
const processor = jsonld as unknown as {
  frame: (nodes: object, frame: object, options: object) => Promise<Record<string, unknown>>;
  canonize: (nQuads: string, options: object) => Promise<string>;
};

async function frame(quads: readonly Quad[], id: string): Promise<Record<string, unknown>> {
  const documentLoader = (url: string) => {
    const document = contexts.get(url);
    return document ? Promise.resolve({ documentUrl: url, document }) : Promise.reject(new Error(`No ${url}`));
  };
  return processor.frame(
    toExpandedJsonLd(quads),
    { '@context': address, '@id': id },
    { omitGraph: true, documentLoader },
  );
}

async function canonical(quads: readonly Quad[]): Promise<string> {
  const nQuads = quads.map((quad) => `${toNTriples(quad)}\n`).join('');
  const options = { algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads' };
  return processor.canonize(nQuads, options);
}

function keys(quads: readonly Quad[]): string[] {
  return quads.map(tripleKey).sort();
}

/** Every key at every depth, language tags left aside. */
function allKeys(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(allKeys);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => [key, ...allKeys(inner)]);
}
