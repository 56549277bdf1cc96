import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

interface Report {
  readonly conforms: boolean;
  readonly results: readonly { severity: string; key: string; shape: string; messages: { fr: string } }[];
}

const turtle = { 'content-type': 'text/turtle' };
const wrong = `PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/>
  <http://e/x> a fab:Fabrique ; schema:name "X" ; fab:communeCode "1" ;
    fab:engagement [ fab:action <http://e/none> ; fab:status fab:Does ] .`;

describe('POST /validate', () => {
  let test: WritableServer;
  beforeAll(async () => {
    test = await createWritableServer();
  });
  afterAll(() => test.close());
  const post = (body: unknown, headers: Record<string, string> = {}, query = '') =>
    test.as(undefined)('POST', `/validate${query}`, body, headers);

  it('judges Turtle without writing it, in the light of what this instance knows', async () => {
    const revision = await test.store.revision();
    const report = (await post(wrong, turtle)).json<Report>();
    expect(report.conforms).toBe(false);
    const violations = report.results.filter(({ severity }) => severity === 'Violation').map(({ key }) => key);
    expect(violations.sort()).toEqual(['action', 'communeCode']);
    expect(await test.store.revision()).toBe(revision);
    const known = wrong
      .replace('http://e/none', 'http://fabriques.example/actions/coworking')
      .replace('"1"', '"01004"');
    expect((await post(known, turtle)).json<Report>().conforms).toBe(true);
  });

  it('judges plain JSON as a write to a collection would', async () => {
    const response = await post({ name: 'Sans commune' }, {}, '?collection=fabriques');
    const violations = response.json<Report>().results.filter(({ severity }) => severity === 'Violation');
    expect(violations.map(({ key }) => key)).toEqual(['communeCode']);
    expect((await post({ naame: 'x' })).statusCode).toBe(400);
  });

  it('answers in Turtle and JSON-LD, and 406 to another format', async () => {
    expect((await post(wrong, { ...turtle, accept: 'text/turtle' })).body).toContain('sh:ValidationReport');
    const jsonLd = await post(wrong, { ...turtle, accept: 'application/ld+json' });
    expect(jsonLd.headers['content-type']).toContain('application/ld+json');
    expect((await post(wrong, { ...turtle, accept: 'image/png' })).statusCode).toBe(406);
  });

  it('narrows the report to themes and shapes', async () => {
    const of = async (shapes: string) => (await post(wrong, turtle, `?shapes=${shapes}`)).json<Report>();
    expect((await of('actions')).results.every(({ shape }) => /Engagement|engagement|Action/u.test(shape))).toBe(true);
    expect((await of('EngagementShape')).results.map(({ key }) => key)).toEqual(['action']);
    expect((await of('exchanges')).conforms).toBe(true);
    expect((await post(wrong, turtle, '?shapes=nothing')).statusCode).toBe(400);
  });

  it('lets others be answered while it judges much, and refuses too much', async () => {
    const many = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `<http://e/${n}> a <https://w3id.org/fabriques/ns#Fabrique> ; <https://schema.org/name> "N ${n}" .`,
      ).join('\n');
    let answered = 0;
    const judged = post(many(1000), turtle);
    const reading = (async () => {
      for (; answered < 20; answered += 1) {
        await test.as(undefined)('GET', '/health');
      }
    })();
    const report = (await judged).json<Report>();
    await reading;
    expect(report.results.filter(({ key }) => key === 'communeCode').length).toBe(1000);
    expect((await post(many(26_000), turtle)).statusCode).toBe(413);
  });
});
