import { describe, expect, it } from 'vitest';
import { toDialect } from '../../../../../src/store/index/dialect/to-dialect.ts';
import { Replica } from '../../../../../src/store/index/replica.ts';

const prologue = 'PREFIX : <http://e/>';
const replica = new Replica({ union: true });
replica.add(
  ['a p b', 'a q b', 'b p c', 'b q c', 'b r c', 'c p a']
    .map((line) => line.replace(/(\S+) (\S+) (\S+)/u, '<http://e/$1> <http://e/$2> <http://e/$3> <http://e/g> .\n'))
    .join(''),
);

const rowsOf = (text: string) =>
  replica
    .query({ text: `${prologue} ${text}`, resultsMediaType: 'text/csv' })
    .body.replaceAll('http://e/', '')
    .trim()
    .split('\r\n')
    .slice(1)
    .sort();

describe('A path of alternatives', () => {
  it.each([
    ['from a constant', 'SELECT ?o { :a :p|:q ?o }', ['b', 'b']],
    ['to a constant', 'SELECT ?s { ?s :p|:q|:r :c }', ['b', 'b', 'b']],
    ['between constants', 'SELECT (COUNT(*) AS ?n) { :a :p|:q :b }', ['2']],
    ['the same twice', 'SELECT ?o { :c :p|:p ?o }', ['a', 'a']],
    ['from what another pattern binds', 'SELECT ?s ?o { ?s :r :c . ?s :p|:q ?o }', ['b,c', 'b,c']],
    ['one after the other', 'SELECT ?o { :a (:p|:q)/(:p|:q) ?o }', ['c', 'c', 'c', 'c']],
    ['backwards', 'SELECT ?s { :c ^(:p|:r) ?s }', ['b', 'b']],
    ['with a step before and behind', 'SELECT ?o { :c :p/(:p|:q)/:r ?o }', ['c', 'c']],
    ['with a sequence among them', 'SELECT ?o { :a (:p/:p)|(:q/:r) ?o }', ['c', 'c']],
    ['through nodes without a name', 'SELECT ?o { :a :p|:q _:x . _:x :r ?o }', ['c', 'c']],
    ['in a named graph', 'SELECT ?g ?o { GRAPH ?g { :a :p|:q ?o } }', ['g,b', 'g,b']],
    ['in an OPTIONAL', 'SELECT ?s ?o { ?s :r :c OPTIONAL { ?s :p|:q ?o } }', ['b,c', 'b,c']],
    ['with everything selected', 'SELECT * { :a :p|:q ?o }', ['b', 'b']],
    ['counted within a set', 'SELECT DISTINCT ?n { { SELECT (COUNT(*) AS ?n) { :a :p|:q ?o } } }', ['2']],
  ])('has a solution for each that holds: %s', (_, text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });

  it('reaches a node once where it is repeated', () => {
    expect(rowsOf('SELECT ?o { :b (:p|:q)* ?o }')).toEqual(['a', 'b', 'c']);
  });

  it.each([
    'SELECT DISTINCT ?o { :a :p|:q ?o }',
    'ASK { :a :p|:q ?o }',
    'CONSTRUCT { :s :p ?o } WHERE { :a :p|:q ?o }',
  ])('stays where nobody could tell: %s', (text) => {
    const facts = { lexicalPredicates: new Set<string>(), unknownFunctions: new Set<string>(), isNode: () => true };
    expect(toDialect(`${prologue} ${text}`, undefined, facts)).not.toContain('UNION');
  });
});
