import { DataFactory } from 'n3';
import { describe, expect, it } from 'vitest';
import { joinSolutions } from '../../../../src/query/federated/join-solutions.ts';
import { readSolutions } from '../../../../src/query/federated/read-solutions.ts';

const term = (value: string) => DataFactory.literal(value);
const bytes = (text: string) => Buffer.from(text);

describe('Joining solutions', () => {
  const left = [{ a: term('1') }, { a: term('2') }, {}];
  const right = [
    { a: term('1'), b: term('x') },
    { a: term('1'), b: term('y') },
  ];

  it('lets an unbound variable go with every value', () => {
    const joined = joinSolutions(left, right, { shared: ['a'], outer: false, most: 10 });
    expect(joined.map(({ a, b }) => `${a?.value ?? ''}${b?.value ?? ''}`)).toEqual(['1x', '1y', '1x', '1y']);
  });

  it('keeps what finds no partner, where it is optional', () => {
    expect(joinSolutions(left, right, { shared: ['a'], outer: true, most: 10 })).toContainEqual({ a: term('2') });
  });

  it('has an end', () => {
    expect(() => joinSolutions(left, right, { shared: [], outer: false, most: 5 })).toThrow('more than 5 solutions');
  });
});

describe('Reading the results of another server', () => {
  it('gives terms, and blank nodes names of their own', () => {
    const [solution] = readSolutions(
      bytes(
        '{"head":{},"results":{"bindings":[{"a":{"type":"bnode","value":"b:1"},"b":{"type":"literal","value":"é","xml:lang":"fr"}}]}}',
      ),
      'remote1_',
    );
    expect(solution).toEqual({ a: DataFactory.blankNode('remote1_b_58_1'), b: DataFactory.literal('é', 'fr') });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"results":{}}',
    '{"boolean":true}',
    '{"results":{"bindings":[{"a":{"type":"uri"}}]}}',
    '{"results":{"bindings":[{"a":{"type":"?","value":""}}]}}',
  ])('refuses %s', (text) => {
    expect(() => readSolutions(bytes(text), 'x')).toThrow();
  });
});
