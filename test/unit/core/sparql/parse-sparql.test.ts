import { describe, expect, it } from 'vitest';
import { nestingOf } from '../../../../src/core/sparql/nesting.ts';
import { maxNesting, parseQuery, parseUpdate } from '../../../../src/core/sparql/parse-sparql.ts';
import { writeSparql } from '../../../../src/core/sparql/write-sparql.ts';

const problemOf = (act: () => unknown) => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error as { code: string; details: Record<string, unknown> };
  }
};

describe('Reading SPARQL', () => {
  it.each([
    ['SELECT * {\n  ?s ?p ?o )\n}', 2, 12],
    ['SELECT * {\n  ?s ex:p ?o }', 2, 6],
    ['SELECT * { ?s ?p "a\n" }', 1, 18],
    ['SELECT * { ?s ?p', 1, 17],
    ['', 1, 1],
  ])('says where %j is wrong', (text, line, column) => {
    expect(problemOf(() => parseQuery(text))).toMatchObject(
      text === '' ? { code: 'malformed-query' } : { code: 'malformed-query', details: { line, column } },
    );
  });

  it('tells a query from an update', () => {
    expect(problemOf(() => parseQuery('CLEAR ALL'))?.code).toBe('malformed-query');
    expect(problemOf(() => parseUpdate('ASK {}'))?.code).toBe('malformed-query');
  });

  it('resolves IRIs against BASE and the base given, and expands prefixed names whole', () => {
    const text = 'PREFIX a: <x/> BASE <http://b/c/> SELECT * { a:b:c\\,d <y> <../z> }';
    expect(writeSparql(parseQuery(text, 'http://base/q'))).toContain(
      '<http://base/x/b:c,d> <http://b/c/y> <http://b/z>',
    );
  });

  it('keeps the base for the function IRI', () => {
    expect(writeSparql(parseQuery('BASE <http://b/> SELECT (IRI("x") AS ?i) {}'))).toContain('BASE <http://b/>');
  });

  it('writes blank nodes side by side so that they can be read again', () => {
    const text = writeSparql(parseQuery('SELECT * { ( [] [] "a" <http://e/> ) <http://e/p> [ ?p _:x ] }'));
    expect(() => parseQuery(text)).not.toThrow();
  });

  it.each(['(', '[', '{'])('counts how deep %s nests, but not in strings, IRIs and comments', (bracket) => {
    expect(nestingOf(`${bracket.repeat(7)} "((((" '{{{' <http://e/((> """ ("( """ # ((((\n`)).toBe(7);
  });

  it('refuses nesting that its parser would not survive, and reads on', () => {
    for (const deep of [`ASK { FILTER(${'('.repeat(10_000)}1${')'.repeat(10_000)}) }`, `ASK ${'{'.repeat(10_000)}`]) {
      expect(problemOf(() => parseQuery(deep))?.code).toBe('query-too-complex');
    }
    expect(() => parseQuery('ASK {}')).not.toThrow();
  });

  it('reads what is just allowed, of every kind', () => {
    const depth = maxNesting - 2;
    const nest = (open: string, inner: string, close: string) => open.repeat(depth) + inner + close.repeat(depth);
    for (const text of [
      `ASK { FILTER ${nest('(', '1', ')')} }`,
      `ASK { FILTER(${'STR('.repeat(depth - 1)}1${')'.repeat(depth - 1)}) }`,
      `ASK { ${nest('{', '', '}')} }`,
      `ASK { ?s ?p ${nest('[ ?p ', '1', ']')} }`,
      `ASK { ?s ${nest('(', '<http://e/>', ')*')} ?o }`,
    ]) {
      expect(() => parseQuery(text)).not.toThrow();
    }
  });
});
