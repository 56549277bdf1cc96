import { describe, expect, it } from 'vitest';
import { adaptQuery } from '../../../../src/store/remote/adapt-query.ts';
import { concernOf } from '../../../../src/store/remote/concern.ts';
import { systemGraphs } from '../../../../src/store/remote/system-graphs.ts';

const concern = (text: string) => {
  const { parsed, dataset } = adaptQuery({ text: `PREFIX : <http://e/> ${text}` }, systemGraphs.union);
  const { graphs, triples } = concernOf(parsed, dataset);
  return { graphs: [...graphs].sort(), triples };
};
const e = (name: string) => `http://e/${name}`;

describe('What a query is about', () => {
  it('is told by the IRIs of its patterns, wherever they stand; literals are compared by value in stores', () => {
    expect(
      concern(`SELECT ?x { ?x a :C ; :p 007 OPTIONAL { ?x :q :o } FILTER NOT EXISTS { ?x :r ?y }
        { SELECT ?x { [] :s ( ?x ) } } }`).triples,
    ).toEqual(
      expect.arrayContaining([
        { predicate: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', object: e('C') },
        { predicate: e('p') },
        { predicate: e('q'), object: e('o') },
        { predicate: e('r') },
        { predicate: e('s') },
        { predicate: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#first' },
      ]),
    );
  });

  it('has the predicates of paths, and not what a template makes', () => {
    expect(concern('CONSTRUCT { ?s ?p ?o } WHERE { ?x (:a|^:b)+/:c* ?y }').triples).toEqual([
      { predicate: e('a') },
      { predicate: e('b') },
      { predicate: e('c') },
    ]);
    expect(concern('SELECT ?y { :x :a* ?y }').triples).toEqual([{ predicate: e('a') }]);
  });

  it.each([
    'SELECT * { ?s ?p ?o }',
    'SELECT * { ?x :a* ?y }',
    'SELECT * { ?x !:a ?y }',
    'SELECT * { GRAPH ?g { } }',
    'SELECT * { GRAPH ?g { OPTIONAL { ?x :p ?y } } }',
    'SELECT * { GRAPH ?g { :x :p? ?y } }',
    'DESCRIBE :x',
  ])('may be everything: %s', (text) => {
    expect(concern(text).triples).toBe('everything');
  });

  it('is the graphs that it names, as they are', () => {
    expect(concern('SELECT * FROM :a FROM :b FROM NAMED :c { ?x !:p ?y GRAPH ?g { ?s ?p ?o } }')).toEqual({
      graphs: [e('a'), e('b'), e('c')],
      triples: [],
    });
    expect(concern('SELECT * FROM :a { ?x :p ?y GRAPH :hidden { ?s ?p ?o } }').graphs).toEqual([e('a')]);
    expect(concern('SELECT * { GRAPH :g { ?s ?p ?o } ?x :p ?y }')).toEqual({
      graphs: [e('g')],
      triples: [{ predicate: e('p') }],
    });
  });
});
