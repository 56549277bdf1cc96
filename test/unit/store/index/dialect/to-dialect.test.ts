import { describe, expect, it } from 'vitest';
import { csvFromTsv } from '../../../../../src/store/index/dialect/csv.ts';
import { toDialect } from '../../../../../src/store/index/dialect/to-dialect.ts';

const adapt = (text: string, predicates: readonly string[] = [], isNode = true) =>
  toDialect(`PREFIX : <http://e/> ${text}`, undefined, {
    lexicalPredicates: new Set(predicates),
    unknownFunctions: new Set(['http://e/f']),
    isNode: () => isNode,
  }).replace(/\s+/gu, ' ');

describe('A query for the embedded index', () => {
  it('names the columns of SELECT * in the order of the query', () => {
    expect(adapt('SELECT * { ?s :p ?o . OPTIONAL { ?o :q ?a } }')).toContain('SELECT ?s ?o ?a WHERE');
  });

  it('is left alone where the index holds literals as written', () => {
    expect(adapt('SELECT ?o { ?s :p ?o FILTER(?o > 5) }')).not.toContain('STRDT');
    expect(adapt('SELECT ?o { ?s :p ?o FILTER(?o > 5) }', ['http://e/other'])).not.toContain('STRDT');
  });

  it('takes the value of a variable where the value counts, and the term where the term counts', () => {
    const text = adapt('SELECT ?o (STR(?o) AS ?t) { ?s :p ?o FILTER(?o > 5 && sameTerm(?o, 007)) }', ['http://e/p']);
    expect(text).toMatch(/IF\( ?\( ?ISLITERAL\( ?\?o/u);
    expect(text).toContain('( STR( ?o ) AS ?t )');
    expect(text).toContain('SAMETERM( ?o , "007"^^<x-fabriques-lexical:integer> )');
  });

  it('follows such a variable through BIND, paths and variables in the place of a predicate', () => {
    expect(adapt('SELECT ?x { ?s :q/:p ?o BIND(?o AS ?x) FILTER(?x > 5) }', ['http://e/p'])).toContain('STR( ?x )');
    expect(adapt('SELECT ?o { ?s ?any ?o FILTER(?o > 5) }', ['http://e/p'])).toContain('STRDT');
  });

  it('puts an error in the place of a function that the engine does not have', () => {
    expect(adapt('SELECT * { ?s ?p ?o FILTER(:f(?o)) }')).not.toContain('http://e/f');
  });

  it('keeps filters from seeing what their group does not bind', () => {
    const text = adapt('SELECT * { ?s :p ?o OPTIONAL { { ?s :q ?r FILTER(?o = 1) } } }');
    expect(text).toContain('?fresh1 = ');
    expect(adapt('SELECT * { ?s :p ?o OPTIONAL { ?s :q ?r FILTER(?o = 1) } }')).toContain('?o = ');
    expect(adapt('SELECT * { ?s :p ?o FILTER EXISTS { { ?s :q ?r FILTER(?o = 1) } } }')).toContain('?o = ');
  });

  it('gives a path of no length its solution over a term that the data do not know', () => {
    expect(adapt('SELECT * { :a :p* ?x }', [], false)).toContain('VALUES');
    expect(adapt('SELECT * { :a :p* ?x }', [], true)).not.toContain('VALUES');
    expect(adapt('SELECT * { :a :p+ ?x }', [], false)).not.toContain('VALUES');
  });

  it('asks GRAPH ?g without a triple for the names of the graphs, and keeps plain ones as they are', () => {
    expect(adapt('SELECT * { GRAPH ?g { VALUES ?x { 1 } } }')).toContain('GRAPH ?g { } GRAPH ?g { VALUES');
    expect(adapt('SELECT * { GRAPH ?g { ?s ?p ?o OPTIONAL { ?s :q ?r } } }')).not.toContain('GRAPH ?g { }');
  });

  it('gives a subquery within GRAPH ?g the graph as a column', () => {
    expect(adapt('SELECT * { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }')).toContain('SELECT ?g ?s WHERE');
  });
});

describe('CSV', () => {
  it('quotes commas, quotation marks and line breaks wherever they stand', () => {
    const tsv = '?a\t?b\n<http://e/a,b>\t"say \\"hi\\",\\nthere"@en\n\t1.5\n_:x\t"\\u00E9"\n';
    expect(csvFromTsv(tsv)).toBe('a,b\r\n"http://e/a,b","say ""hi"",\nthere"\r\n,1.5\r\n_:x,é\r\n');
  });
});
