import fc from 'fast-check';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { nameParts } from '../../../src/contribution/mapping/name-parts.ts';
import { toNTriples } from '../../../src/core/rdf/to-ntriples.ts';

const thing = 'http://e/fabriques/x';
const read = (body: string) =>
  new Parser({ baseIRI: thing }).parse(
    `PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/> ${body}`,
  );
const body = `<> schema:address [ schema:postalCode "01500" ] ;
  fab:engagement [ fab:action <http://e/actions/b> ], [ fab:action <http://e/actions/a> ] ;
  fab:partnership [ fab:partnerKind <http://s/kinds#autre> ], [ fab:partnerKind <http://s/kinds#autre> ; schema:description "2" ] ;
  <http://e/p> [ <http://e/q> [ <http://e/r> 1 ] ] .`;

describe('The parts of a thing', () => {
  it('get readable addresses, however deep they are', () => {
    const names = new Set(nameParts(read(body), thing, []).map(({ subject }) => subject.value));
    const fragments = [...names].map((name) => name.slice(thing.length)).sort();
    expect(fragments.slice(0, 6)).toEqual([
      '',
      '#address',
      '#engagement-a',
      '#engagement-b',
      expect.stringMatching(/^#p-[0-9a-f]{8}$/u),
      expect.stringMatching(/^#p-[0-9a-f]{8}-q-[0-9a-f]{8}$/u),
    ]);
    expect(fragments.slice(6)).toEqual(['#partenariat-autre', '#partenariat-autre-2']);
  });

  it('get the same addresses in whatever order they are sent', () => {
    const quads = read(body);
    const lines = (of: typeof quads) =>
      nameParts(of, thing, [])
        .map((quad) => toNTriples(quad))
        .sort();
    const expected = lines(quads);
    fc.assert(
      fc.property(fc.shuffledSubarray(quads, { minLength: quads.length }), (shuffled) => {
        expect(lines(shuffled)).toEqual(expected);
      }),
    );
  });

  it('keep the addresses they have in the document that stands', () => {
    const current = read('<> fab:engagement <#mine> . <#mine> fab:action <http://e/actions/a> ; schema:name "old" .');
    const named = nameParts(read(body), thing, current);
    expect(named.some(({ subject }) => subject.value === `${thing}#mine`)).toBe(true);
    expect(named.some(({ subject }) => subject.value === `${thing}#engagement-a`)).toBe(false);
  });
});
