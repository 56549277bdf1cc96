import { describe, expect, it } from 'vitest';
import { Replica } from '../../../../src/store/index/replica.ts';

const rows = (replica: Replica, text: string) =>
  replica.query({ text, resultsMediaType: 'text/csv' }).body.trim().split('\r\n').slice(1).sort();

const everywhere = 'SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }';
const merged = 'SELECT ?s ?p ?o { ?s ?p ?o }';

const quad = (triple: number, graph: number) =>
  `<http://e/s${triple % 3}> <http://e/p${triple % 2}> ${triple % 5 === 0 ? '_:b' : '<http://e/o>'} <http://e/g${graph}> .\n`;
const quads = Array.from({ length: 6 }, (_, triple) => [0, 1, 2].map((graph) => quad(triple, graph))).flat();

describe('The default graph of a replica, where it is the union of all', () => {
  it('has each triple of any graph once, whatever commits add and remove', () => {
    const replica = new Replica({ union: true });
    let seed = 7;
    const chosen = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return quads.filter((_, index) => (seed >> (index % 24)) % 3 === 0).join('');
    };
    let most = 0;
    for (let commit = 0; commit < 60; commit += 1) {
      const [added, removed] = commit % 2 === 0 ? [chosen(), ''] : ['', chosen()];
      replica.apply({ added, removed, kept: '' });
      const expected = rows(replica, everywhere);
      expect(rows(replica, merged)).toEqual(expected);
      most = Math.max(most, expected.length);
    }
    expect(most).toBeGreaterThan(3);
  });

  it('is the same to a query that names graphs besides', () => {
    const replica = new Replica({ union: true });
    replica.add(quads.slice(0, 4).join(''));
    const both = rows(replica, 'SELECT ?s ?p ?o { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }');
    expect(both).toEqual(rows(replica, merged));
    expect(both.length).toBeGreaterThan(1);
  });

  it('holds what is assumed for as long as that is assumed', () => {
    const replica = new Replica({ union: true });
    replica.add(quad(1, 0));
    const assuming = { added: quad(2, 1), removed: quad(1, 0) };
    const assumed = replica.query({ text: merged, resultsMediaType: 'text/csv', assuming }).body;
    expect(assumed).toContain('http://e/s2');
    expect(assumed).not.toContain('http://e/s1');
    expect(rows(replica, merged)).toEqual(['http://e/s1,http://e/p1,http://e/o']);
  });

  it('is what names of graphs are not part of: a graph written with an escape is found', () => {
    const replica = new Replica({ union: true });
    replica.add(quad(1, 0));
    expect(rows(replica, 'SELECT ?g { G\\u0052APH ?g { ?s ?p ?o } }')).toEqual(['http://e/g0']);
  });

  it('is the only graph without a name where it is not the union', () => {
    const replica = new Replica({ union: false });
    replica.add(`${quad(1, 0)}<http://e/s> <http://e/p> <http://e/o> .\n`);
    expect(rows(replica, merged)).toEqual(['http://e/s,http://e/p,http://e/o']);
  });
});
