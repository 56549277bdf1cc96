import * as oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { fromIndex, indexDatatype, toIndexLines } from '../../../../../src/store/index/dialect/lexical-forms.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const lexicals: Readonly<Record<string, readonly string[]>> = {
  integer: ['0', '7', '-7', '007', '+7', '-0', '999999999999999999', '9999999999999999999999', 'seven', ' 7 '],
  decimal: ['0', '1', '1.5', '1.50', '1.0', '.5', '-0.0', '+1.5', '123456789.123456789', '0.000000000000000001', '1e3'],
  double: ['1', '1.5', '1e0', '1.0E0', '-0', '0', 'NaN', 'INF', '123456.1234567', '1e400', '0.1'],
  float: ['1', '1.5', '3.14', '1e0', '0.1', '123.45', '16777217'],
  boolean: ['true', 'false', '1', '0', 'TRUE'],
  dateTime: [
    '2020-01-01T00:00:00Z',
    '2020-01-01T00:00:00.000Z',
    '2020-01-01T24:00:00Z',
    '2020-01-01T10:00:00+00:00',
    '2020-13-01T00:00:00Z',
    '2020-01-01T10:00:00.5+02:00',
  ],
  date: [
    '2020-01-01',
    '2020-01-01Z',
    '2020-01-01+00:00',
    '2020-02-30',
    '-0044-03-15',
    '02020-01-01',
    '2020-01-01+02:00',
  ],
  time: ['10:00:00', '24:00:00', '10:00:00.10', '10:00:00Z', '10:00:00-00:00'],
  gYear: ['2016', '02016', '2016Z', '-2016', '2016+00:00', '0000'],
  gYearMonth: ['2016-05', '2016-05+00:00', '2016-13'],
  gMonthDay: ['--05-01', '--05-01+00:00', '--02-30'],
  gMonth: ['--05', '--13'],
  gDay: ['---05', '---32'],
  duration: ['P1Y', 'P12M'],
  yearMonthDuration: ['P1Y', 'P12M'],
  dayTimeDuration: ['PT1M', 'PT60S'],
  int: ['7', '007'],
  nonNegativeInteger: ['7'],
  byte: ['7'],
  string: ['a', ''],
  token: ['a'],
  anyURI: ['http://e/'],
};

describe('A literal in the index', () => {
  const cases = Object.entries(lexicals).flatMap(([type, values]) => values.map((value) => [value, type] as const));

  it.each(cases)('"%s"^^xsd:%s comes back as written', (value, type) => {
    const store = new oxigraph.Store();
    const line = `<http://e/s> <http://e/p> ${JSON.stringify(value)}^^<${xsd}${type}> .\n`;
    store.load(
      toIndexLines(line, () => undefined),
      { format: 'application/n-quads', lenient: true },
    );
    const format = 'application/sparql-results+json';
    const json = store.query('SELECT ?o { ?s ?p ?o }', { results_format: format }) as string;
    const { results } = JSON.parse(fromIndex(json, format)) as {
      results: { bindings: { o: { value: string; datatype?: string } }[] };
    };
    expect(results.bindings[0]?.o).toMatchObject({ value, ...(type !== 'string' && { datatype: xsd + type }) });
  });

  it.each([
    ['7', 'integer'],
    ['44.2666', 'decimal'],
    ['true', 'boolean'],
    ['2016', 'gYear'],
    ['2020-01-01', 'date'],
  ])('"%s"^^xsd:%s keeps its own datatype, so that queries stay as they are', (value, type) => {
    expect(indexDatatype(value, xsd + type)).toBeUndefined();
  });

  it('is found in lines that hold quotation marks, and nothing else is changed', () => {
    const lines = [
      `<http://e/s> <http://e/p> "a \\"7\\"^^<${xsd}int> b" <http://e/g> .`,
      `<http://e/s> <http://e/q> "007"^^<${xsd}integer> <http://e/g> .`,
      `_:b <http://e/r> "x"@fr .`,
    ];
    const predicates: string[] = [];
    const changed = toIndexLines(lines.join('\n'), (predicate) => predicates.push(predicate)).split('\n');
    expect(changed[0]).toBe(lines[0]);
    expect(changed[1]).toBe('<http://e/s> <http://e/q> "007"^^<x-fabriques-lexical:integer> <http://e/g> .');
    expect(changed[2]).toBe(lines[2]);
    expect(predicates).toEqual(['http://e/q']);
  });
});
