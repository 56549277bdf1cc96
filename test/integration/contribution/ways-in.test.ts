import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existingThings } from '../../../src/contribution/existing-things.ts';
import { createWritableServer, type Send, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';
const prefixes = `PREFIX schema: <https://schema.org/> PREFIX fab: <https://w3id.org/fabriques/ns#>
  PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>`;
const turtle = { 'content-type': 'text/turtle' };
const update = { 'content-type': 'application/sparql-update' };
const merge = { 'content-type': 'application/merge-patch+json', 'if-match': '*' };

/** A record as it may come, right or wrong in any of its parts. */
interface Sample {
  readonly type: 'Fabrique' | 'Structure';
  readonly name: string | undefined;
  readonly communeCode: string | undefined;
  readonly postalCode: string | undefined;
  readonly lat: string | undefined;
  readonly precision: string | undefined;
  readonly engagement: { readonly action: string; readonly status: string } | undefined;
}

/** Mostly right values, and some that are not. */
const mostly = <T>(right: readonly T[], wrong: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });
const samples: fc.Arbitrary<Sample> = fc.record({
  type: mostly<Sample['type']>(['Fabrique'], ['Structure']),
  name: mostly<string | undefined>(['Le Préau', 'O’Lab « 2 »', 'a'], [undefined, ' ']),
  communeCode: mostly<string | undefined>(['01004', '2A004', '97411'], [undefined, '1004', '01 004']),
  postalCode: mostly<string | undefined>([undefined, '01500'], ['1500', 'F-01500']),
  lat: mostly<string | undefined>([undefined, '45.96'], ['145.96']),
  precision: fc.constantFrom(undefined, 'commune'),
  engagement: mostly<Sample['engagement']>(
    [undefined, { action: 'coworking', status: 'does' }],
    [
      { action: 'nowhere', status: 'does' },
      { action: 'coworking', status: 'maybe' },
    ],
  ),
});

/** What the shapes must say, told apart from them. */
function isRight({ type, name, communeCode, postalCode, lat, precision, engagement }: Sample): boolean {
  return (
    type === 'Fabrique' &&
    name?.trim() !== undefined &&
    name.trim() !== '' &&
    /^(?:2[AB]|\d\d)\d{3}$/u.test(communeCode ?? '') &&
    (postalCode === undefined || /^\d{5}$/u.test(postalCode)) &&
    (lat === undefined || (Number(lat) < 90 && precision !== undefined)) &&
    (engagement === undefined || (engagement.action === 'coworking' && engagement.status === 'does'))
  );
}

function toJson({ type, name, communeCode, postalCode, lat, precision, engagement }: Sample) {
  return {
    type,
    ...(name !== undefined && { name }),
    ...(communeCode !== undefined && { communeCode }),
    ...(postalCode !== undefined && { address: { type: 'PostalAddress', postalCode } }),
    ...(lat !== undefined && { lat: Number(lat), long: 5.36 }),
    ...(precision !== undefined && lat !== undefined && { locationPrecision: precision }),
    ...(engagement && {
      engagement: [{ type: 'Engagement', action: `${base}actions/${engagement.action}`, status: engagement.status }],
    }),
  };
}

function toTurtle(iri: string, { type, name, communeCode, postalCode, lat, precision, engagement }: Sample): string {
  const triples = [
    `<${iri}> a fab:${type}`,
    name !== undefined && `<${iri}> schema:name "${name}"`,
    communeCode !== undefined && `<${iri}> fab:communeCode "${communeCode}"`,
    postalCode !== undefined &&
      `<${iri}> schema:address <${iri}#address> . <${iri}#address> a schema:PostalAddress ; schema:postalCode "${postalCode}"`,
    lat !== undefined && `<${iri}> geo:lat ${lat} ; geo:long 5.36`,
    lat !== undefined && precision !== undefined && `<${iri}> fab:locationPrecision "${precision}"`,
    engagement &&
      `<${iri}> fab:engagement <${iri}#e> . <${iri}#e> a fab:Engagement ; fab:action <${base}actions/${engagement.action}> ; fab:status ${engagement.status === 'does' ? 'fab:Does' : 'fab:Maybe'}`,
  ];
  return triples.filter((triple) => triple !== false && triple !== undefined).join(' .\n') + ' .\n';
}

/** Every way in: sends a record as a new thing, and gives the status. */
const ways: Readonly<Record<string, (send: Send, slug: string, sample: Sample) => Promise<number>>> = {
  'PUT of JSON': async (send, slug, sample) => (await send('PUT', `/fabriques/${slug}`, toJson(sample))).statusCode,
  'PUT of Turtle': async (send, slug, sample) =>
    (await send('PUT', `/fabriques/${slug}`, prefixes + toTurtle(`${base}fabriques/${slug}`, sample), turtle))
      .statusCode,
  'POST of JSON': async (send, slug, sample) =>
    (await send('POST', '/fabriques', { id: `${base}fabriques/${slug}`, ...toJson(sample) })).statusCode,
  'a merge patch': async (send, slug, sample) => {
    await send('PUT', `/fabriques/${slug}`, { type: 'Fabrique', name: 'Avant', communeCode: '01004' });
    const patch = { name: null, communeCode: null, ...toJson(sample) };
    return (await send('PATCH', `/fabriques/${slug}`, patch, merge)).statusCode;
  },
  'a SPARQL patch': async (send, slug, sample) => {
    await send('PUT', `/fabriques/${slug}`, { type: 'Fabrique', name: 'Avant', communeCode: '01004' });
    const text = `${prefixes} DELETE WHERE { <${base}fabriques/${slug}> ?p ?o } ; INSERT DATA { ${toTurtle(`${base}fabriques/${slug}`, sample)} }`;
    return (await send('PATCH', `/fabriques/${slug}`, text, { ...update, 'if-match': '*' })).statusCode;
  },
  'SPARQL Update': async (send, slug, sample) => {
    const data = toTurtle(`${base}fabriques/${slug}`, sample);
    const text = `${prefixes} INSERT DATA { GRAPH <${base}graphs/fabriques/${slug}> { ${data} } }`;
    return (await send('POST', '/sparql', text, update)).statusCode;
  },
  'PUT of a graph': async (send, slug, sample) =>
    (await send('PUT', `/graphs/fabriques/${slug}`, prefixes + toTurtle(`${base}fabriques/${slug}`, sample), turtle))
      .statusCode,
  'POST to a graph': async (send, slug, sample) =>
    (await send('POST', `/graphs/fabriques/${slug}`, prefixes + toTurtle(`${base}fabriques/${slug}`, sample), turtle))
      .statusCode,
};

describe('Every way in', () => {
  let test: WritableServer;
  let count = 0;
  beforeAll(async () => {
    test = await createWritableServer();
  });
  afterAll(() => test.close());

  it('gives random documents the same verdict, which is that of the model', { timeout: 120_000 }, async () => {
    const editor = test.as(await test.newToken({}));
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        count += 1;
        const verdicts: Record<string, number> = {};
        const expected: Record<string, number> = {};
        for (const [index, [way, send]] of Object.entries(ways).entries()) {
          const status = await send(editor, `p${count}-${index}`, sample);
          verdicts[way] = status < 300 ? 200 : status;
          expected[way] = isRight(sample) ? 200 : 422;
        }
        expect(verdicts).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves only documents that conform', { timeout: 60_000 }, async () => {
    const { validator } = test.dependencies;
    let judged = 0;
    for await (const { graph } of test.store.listGraphs()) {
      if (graph.value.startsWith(`${base}graphs/fabriques/p`)) {
        const quads = await test.store.readGraph(graph);
        const references = await existingThings(test.store, validator.referencesIn(quads), new Map());
        const { results } = await validator.validate(quads, { references });
        expect([graph.value, results.filter(({ severity }) => severity === 'Violation')]).toEqual([graph.value, []]);
        judged += 1;
      }
    }
    expect(judged).toBeGreaterThan(100);
  });

  it('loses nothing when many write the same thing at once', async () => {
    await test.admin('PUT', '/structures/commune', { name: 'Commune' });
    const names = Array.from({ length: 16 }, (_, index) => `Nom ${index}`);
    const write = async (name: string): Promise<void> => {
      for (;;) {
        const read = await test.admin('GET', '/structures/commune');
        const { alternateName = [] } = read.json<{ alternateName?: string[] }>();
        const patch = { alternateName: [...alternateName, name] };
        const headers = { ...merge, 'if-match': String(read.headers.etag) };
        const { statusCode } = await test.admin('PATCH', '/structures/commune', patch, headers);
        if (statusCode === 200) {
          return;
        }
        expect(statusCode).toBe(412);
      }
    };
    await Promise.all(names.map(write));
    const { alternateName } = (await test.admin('GET', '/structures/commune')).json<{ alternateName: string[] }>();
    expect([...alternateName].sort()).toEqual([...names].sort());
  });
});
