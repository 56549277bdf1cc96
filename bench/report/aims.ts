import { geometricMean } from '../measure/figures.ts';
import type { QueryFigures } from '../measure/latency.ts';
import type { BenchResult, SizeResult } from './result.ts';
import { milliseconds, table } from './table.ts';

const ours = 'fabriques';

/** What was aimed at beside what was reached; the aims are for 3,500 fabriques. */
export function describeAims({ sizes }: BenchResult): string[] {
  const middle = sizes.find(({ size }) => size === 3500);
  return [
    '## Aims',
    table(
      ['aim', 'at most / at least', 'reached'],
      [
        ...(middle ? aimsOf(middle) : []),
        ['lookup by SPARQL, largest / smallest size', '≤ 1.2', bySize(sizes, 'sparqlMs')],
      ],
    ),
  ];
}

function aimsOf(result: SizeResult): string[][] {
  const virtuoso = ratios(result, 'virtuoso', 'coldMs');
  const first = ratios(result, 'virtuoso', 'firstMs');
  const comunica = ratios(result, 'comunica', 'coldMs');
  const worst = [...virtuoso].sort(([, a], [, b]) => b - a)[0];
  return [
    ['cold / Virtuoso, geometric mean', '≤ 0.5', mean(virtuoso)],
    ['the very first time / Virtuoso, geometric mean', '', mean(first)],
    ['cold / Virtuoso, worst query', '≤ 3', worst ? `${worst[1].toPrecision(2)} (${worst[0]})` : '–'],
    ['cold / Comunica, geometric mean', '≤ 0.05', `${mean(comunica)} of those it answered`],
    ['JSON-LD a second / bare route, at 1, 16 and 64 connections', '≥ 0.7', throughputOver(result, 'bare')],
    ['JSON-LD a second / Trifid, at 1, 16 and 64 connections', '≥ 30', throughputOver(result, 'trifid')],
    ['slowest repeated query over `ASK {}`, ms', '≤ 1', overAsk(result)],
  ];
}

function ratios({ queries }: SizeResult, peer: string, timing: 'firstMs' | 'coldMs'): [name: string, ratio: number][] {
  return Object.entries(queries).flatMap(([name, figures]) => {
    const value = (figures[ours]?.[timing] ?? Number.NaN) / (figures[peer]?.[timing] ?? Number.NaN);
    return Number.isFinite(value) ? [[name, value] as [string, number]] : [];
  });
}

function mean(values: readonly [string, number][]): string {
  return values.length === 0 ? '–' : geometricMean(values.map(([, value]) => value)).toPrecision(2);
}

function throughputOver({ peers }: SizeResult, peer: string): string {
  const [own = [], other = []] = [ours, peer].map((name) => peers[name]?.throughput?.['thing']);
  const values = own.map((one, index) => one.requestsPerSecond / (other[index]?.requestsPerSecond ?? Number.NaN));
  return other.length === 0 ? '–' : values.map((value) => value.toPrecision(2)).join(', ');
}

function overAsk({ queries, peers }: SizeResult): string {
  const ask = peers[ours]?.lookups?.emptyAskMs ?? Number.NaN;
  const all: (readonly [string, QueryFigures | undefined])[] = Object.entries(queries).map(([name, one]) => [
    name,
    one[ours],
  ]);
  const [slowest] = all.sort(([, a], [, b]) => (b?.repeatedMs ?? 0) - (a?.repeatedMs ?? 0));
  return slowest ? `${milliseconds((slowest[1]?.repeatedMs ?? Number.NaN) - ask)} (${slowest[0]})` : '–';
}

function bySize(sizes: readonly SizeResult[], timing: 'sparqlMs' | 'thingMs'): string {
  const values = sizes.map(({ peers }) => peers[ours]?.lookups?.[timing] ?? Number.NaN);
  return ((values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN)).toPrecision(2);
}
