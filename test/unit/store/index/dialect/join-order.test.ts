import { describe, expect, it } from 'vitest';
import { toDialect } from '../../../../../src/store/index/dialect/to-dialect.ts';
import { Replica } from '../../../../../src/store/index/replica.ts';

const adapt = (text: string) =>
  toDialect(`PREFIX : <http://e/> ${text}`, undefined, {
    lexicalPredicates: new Set(),
    unknownFunctions: new Set(),
    isNode: () => true,
  }).replace(/\s+/gu, ' ');

describe('The order in which the index joins', () => {
  it('begins with the rarer of the constants: of a text, then of a thing, then of a class', () => {
    const text = adapt('SELECT ?f { ?f a :Fabrique ; :name ?n ; :numerique true ; :kind :rural ; :code "59" }');
    const places = ['"59"', ':rural>', '"true"', '?n', ':Fabrique>'].map((part) =>
      text.indexOf(part.replace(':', 'http://e/').replace('"http://e/', '"')),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('begins with what is said of a thing that is named', () => {
    expect(adapt('SELECT ?o { ?s :code "59" . :s :p ?s . ?s :q ?o }')).toMatch(/WHERE \{ <http:\/\/e\/s>/u);
  });

  it('tests last, in an OPTIONAL, what is reached from outside of it', () => {
    const text = adapt('SELECT ?f ?a { ?f a :F OPTIONAL { ?f :has ?p . ?p :kind :K ; :with ?a } }');
    expect(text).toMatch(
      /OPTIONAL \{ \?f <http:\/\/e\/has> \?p \. \?p <http:\/\/e\/with> \?a \. FILTER \( EXISTS \{ \?p <http:\/\/e\/kind> <http:\/\/e\/K> \. \} \)/u,
    );
  });

  it.each([
    ['is bound outside already', 'SELECT ?f { ?f :has ?p OPTIONAL { ?p :kind :K ; :with ?a } }'],
    ['is not reached from outside', 'SELECT ?f { ?f a :F OPTIONAL { ?p :kind :K ; :with ?f } }'],
    ['has a literal', 'SELECT ?f { ?f a :F OPTIONAL { ?f :has ?p . ?p :kind "K" } }'],
    ['stands in graphs of any name', 'SELECT ?f { GRAPH ?g { ?f a :F OPTIONAL { ?f :has ?p . ?p :kind :K } } }'],
    ['is no test of an OPTIONAL', 'SELECT ?f { ?f a :F . ?f :has ?p . ?p :kind :K }'],
  ])('makes no test of a pattern whose subject %s', (_, text) => {
    expect(adapt(text)).not.toContain('EXISTS');
  });

  it('gives the solutions that there are either way', () => {
    const replica = new Replica({ union: true });
    const lines = [
      ['f1', 'type', 'F'],
      ['f2', 'type', 'F'],
      ['f3', 'type', 'F'],
      ['f4', 'type', 'F'],
      ['f1', 'has', 'p1'],
      ['f1', 'has', 'p2'],
      ['f2', 'has', 'p3'],
      ['f4', 'has', 'p1'],
      ['p1', 'kind', 'K'],
      ['p2', 'kind', 'K'],
      ['p3', 'kind', 'L'],
      ['p1', 'with', 'a'],
      ['p1', 'with', 'b'],
      ['p3', 'with', 'c'],
    ].map(([s, p, o]) => `<http://e/${s}> <http://e/${p}> <http://e/${o}> <http://e/g> .`);
    replica.add(`${lines.join('\n')}\n`);
    const { body } = replica.query({
      text: `PREFIX : <http://e/> SELECT ?f ?p ?a {
        ?f :type :F OPTIONAL { ?f :has ?p . ?p :kind :K . OPTIONAL { ?p :with ?a } FILTER(?f != :f4) } } ORDER BY ?f ?p ?a`,
      resultsMediaType: 'text/csv',
    });
    const rows = body.replaceAll('http://e/', '').trim().split('\r\n');
    expect(rows).toEqual(['f,p,a', 'f1,p1,a', 'f1,p1,b', 'f1,p2,', 'f2,,', 'f3,,', 'f4,,']);
  });
});
