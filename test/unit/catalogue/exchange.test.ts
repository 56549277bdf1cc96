import { describe, expect, it } from 'vitest';
import { findPoint } from '../../../src/catalogue/nearby/gazetteer.ts';
import { mixFunding } from '../../../src/catalogue/practices/funding-mix.ts';
import type { Tie } from '../../../src/catalogue/visits/exchanges.ts';
import { layOut } from '../../../src/catalogue/visits/network.ts';

const tie = (from: string, to: string): Tie => ({
  from: { iri: from, name: from },
  to: { iri: to, name: to },
  exchanges: [{ iri: `${from}-${to}`, visitors: [], hosts: [], kind: undefined, date: undefined }],
});

describe('The network of visits', () => {
  const ties = [tie('a', 'b'), tie('b', 'a'), tie('c', 'a')];

  it('is drawn the same way each time, everybody apart and inside the drawing', () => {
    const network = layOut(ties);
    expect(layOut(ties)).toEqual(network);
    expect(network.edges.map(({ from, to }) => `${from.iri}${to.iri}`)).toEqual(['ab', 'ba', 'ca']);
    for (const { x, y } of network.nodes) {
      expect(x > 0 && x < network.width && y > 0 && y < network.height).toBe(true);
    }
    const [first, second] = network.nodes;
    expect(Math.hypot((first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0))).toBeGreaterThan(40);
  });

  it('leaves out the least tied where there are too many to read, and says how many', () => {
    const many = Array.from({ length: 100 }, (_, number) => tie('hub', `guest-${number}`));
    const { nodes, leftOut } = layOut(many);
    expect(nodes.length + leftOut).toBe(101);
    expect(leftOut).toBeGreaterThan(0);
    expect(nodes[0]?.iri).toBe('hub');
  });

  it('is empty where nobody has visited anybody', () => {
    expect(layOut([])).toMatchObject({ nodes: [], edges: [], leftOut: 0 });
  });
});

describe('A funding mix', () => {
  const line = (kind: string, amount: number | undefined, currency = 'EUR') => ({
    ...{ kind, amount, currency, funder: undefined, period: [] },
  });

  it('adds up what is of one kind, in shares of what is known', () => {
    expect(mixFunding([line('region', 30), line('region', 30), line('dons', 40), line('pret', undefined)])).toEqual([
      {
        currency: 'EUR',
        total: 100,
        parts: [
          { kind: 'region', amount: 60, share: 0.6 },
          { kind: 'dons', amount: 40, share: 0.4 },
        ],
        unknown: ['pret'],
      },
    ]);
  });

  it('adds no currency to another', () => {
    expect(mixFunding([line('a', 1), line('a', 2, 'CHF')]).map(({ total }) => total)).toEqual([1, 2]);
  });
});

describe('A place that somebody names', () => {
  it.each(['Chambéry', 'chambery', '73000'])('is found as "%s"', (text) => {
    const point = findPoint(text);
    expect(point?.lat).toBeCloseTo(45.57, 0);
    expect(point?.long).toBeCloseTo(5.92, 0);
  });

  it('is nowhere where there is no such commune', () => {
    expect(findPoint('Xyzzyville')).toBeUndefined();
    expect(findPoint('  ')).toBeUndefined();
  });
});
