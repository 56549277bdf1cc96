import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { existingThings } from '../../../src/contribution/existing-things.ts';
import { Proposals } from '../../../src/contribution/proposals.ts';
import { ThingContributions } from '../../../src/contribution/things/thing-contributions.ts';
import { DomainError } from '../../../src/core/errors.ts';
import { createPerson, withPages } from '../../support/browserless.ts';
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

/** A record as the form of a place has it, which says neither a class nor a position without its precision. */
function toFields({ name, communeCode, postalCode, lat, precision, engagement }: Sample): Record<string, string> {
  return {
    name: name ?? '',
    communeCode: communeCode ?? '',
    postalCode: postalCode ?? '',
    ...(lat !== undefined && { lat, long: '5.36', locationPrecision: precision ?? '' }),
    ...(engagement && {
      'action.0.action': `${base}actions/${engagement.action}`,
      'action.0.status': engagement.status,
    }),
  };
}

/** What the model says of what a form makes of a record. */
function isRightInForm(sample: Sample): boolean {
  return isRight({ ...sample, type: 'Fabrique', precision: sample.precision ?? 'exact' });
}

describe('Every way in', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  let count = 0;
  beforeAll(async () => {
    test = await createWritableServer();
    server = await withPages(test);
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  it('gives random documents the same verdict, which is that of the model', { timeout: 120_000 }, async () => {
    const token = await test.newToken({});
    const editor = test.as(token);
    const person = createPerson(server);
    await person.signIn(token);
    const key = /name="_key" value="(\w+)"/u.exec((await person.get('/connexion')).body)?.[1] ?? '';
    const { store, validator, contributor, vocabulary } = test.dependencies;
    const things = new ThingContributions({
      store,
      validator,
      contributor,
      baseIri: base,
      context: vocabulary.context,
    });
    const proposals = new Proposals(store.records, things);
    const acceptProposal = async (sample: Sample): Promise<number> => {
      const body = { text: JSON.stringify(toJson(sample)), contentType: 'application/json' };
      const { proposal } = await proposals.propose({ collection: 'fabriques', body });
      const editorial = { role: 'editor', name: 'Éditrice', fabriques: [] } as const;
      return proposals.accept(proposal.id, editorial).then(
        () => 200,
        (error: unknown) => (error instanceof DomainError && error.code === 'validation-failed' ? 422 : 500),
      );
    };
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
        verdicts['an accepted proposal'] = await acceptProposal(sample);
        expected['an accepted proposal'] = isRight(sample) ? 200 : 422;
        const fields = new URLSearchParams({ _key: key, _do: 'save', ...toFields(sample) });
        const { statusCode } = await person.post('/fabriques/nouvelle', fields);
        verdicts['a form'] = statusCode === 303 ? 200 : statusCode;
        expected['a form'] = isRightInForm(sample) ? 200 : 422;
        expect(verdicts).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves only documents that conform', { timeout: 60_000 }, async () => {
    const { validator } = test.dependencies;
    let judged = 0;
    for await (const { graph } of test.store.listGraphs()) {
      if (graph.value.startsWith(`${base}graphs/fabriques/`)) {
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
