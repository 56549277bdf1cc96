import { describe, expect, it } from 'vitest';
import { findPoint } from '../../../src/catalogue/nearby/gazetteer.ts';
import { mixFunding } from '../../../src/catalogue/practices/funding-mix.ts';
import type { Tie } from '../../../src/catalogue/visits/exchanges.ts';
import { layOut, type Network } from '../../../src/catalogue/visits/network.ts';
import { labelOf, lettering } from '../../../src/catalogue/visits/network-label.ts';

const tie = (from: string, to: string): Tie => ({
  from: { iri: from, name: from },
  to: { iri: to, name: to },
  exchanges: [{ iri: `${from}-${to}`, visitors: [], hosts: [], kind: undefined, date: undefined, end: undefined }],
});

/** The names of the drawing that overlap others or stand outside. */
function overlapping({ nodes, width, height }: Network): string[] {
  const boxes = nodes.map(({ name, x, y, lines, radius }) => {
    const half = labelOf(name).width / 2;
    return {
      name,
      left: x - half,
      right: x + half,
      top: y - radius,
      bottom: y + radius + lines.length * lettering.line,
    };
  });
  return boxes.flatMap((a, index) => {
    const isOutside = a.left < 0 || a.right > width || a.top < 0 || a.bottom > height;
    const others = boxes.slice(index + 1);
    const hit = others.filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
    return [...(isOutside ? [a.name] : []), ...hit.map(({ name }) => `${a.name} ${name}`)];
  });
}

describe('The network of visits', () => {
  const ties = [tie('a', 'b'), tie('b', 'a'), tie('c', 'a')];

  it('is drawn the same way each time, everybody apart and inside the drawing', () => {
    const network = layOut(ties);
    expect(layOut(ties)).toEqual(network);
    expect(network.edges.map(({ from, to }) => `${from.iri}${to.iri}`)).toEqual(['ab', 'ba', 'ca']);
    expect(overlapping(network)).toEqual([]);
  });

  const pairs = (count: number, of: number): Tie[] =>
    Array.from({ length: count }, (_, number) => {
      const [from, to] = [(number * 7) % of, (number * number * 3 + 1) % of].map(
        (place) => `Fabrique au nom long, ${place}`,
      );
      return tie(from ?? '', to === from ? 'La Dynamo' : (to ?? ''));
    });
  it.each([
    ['a hub', Array.from({ length: 100 }, (_, number) => tie('hub', `guest-${number}`))],
    [
      'pairs that know nobody else',
      Array.from({ length: 100 }, (_, number) => tie(`host-${number}`, `guest-${number}`)),
    ],
    ['hundreds of visits', pairs(300, 140)],
    ['many between few', pairs(60, 9)],
  ])('of %s has no names that overlap and nobody who is tied to nobody, and says what is left out', (_case, many) => {
    const network = layOut(many);
    expect(overlapping(network)).toEqual([]);
    const tied = new Set(network.edges.flatMap(({ from, to }) => [from.iri, to.iri]));
    expect(network.nodes.filter(({ iri }) => !tied.has(iri))).toEqual([]);
    expect(network.edges.length + network.leftOut).toBe(many.length);
    expect(network.nodes.length).toBeGreaterThan(8);
  });

  it('says names whole, in lines', () => {
    const name = 'Association pour le développement-du-Nord Superlonguementnommée-et-plus';
    const [node] = layOut([tie(name, 'b')]).nodes.filter(({ iri }) => iri === name);
    expect(node?.lines.join('')).toBe(name);
    expect(node?.lines.every((line) => line.length <= 22)).toBe(true);
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
