import { geometricMean } from '../measure/figures.ts';
import type { QueryFigures } from '../measure/latency.ts';
import { describeAims } from './aims.ts';
import type { BenchResult, SizeResult } from './result.ts';
import { milliseconds, ratio, table } from './table.ts';

const ours = 'fabriques';

/** A result as a page that a person reads. */
export function toMarkdown(result: BenchResult): string {
  const { machine, rounds, sizes } = result;
  const facts = `${machine.date}Z, commit ${machine.commit}; ${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}; medians of ${rounds} rounds (3 at most above 10,000).`;
  return ['# Benchmarks', facts, ...describeAims(result), ...sizes.flatMap(describeSize), ...compareSizes(sizes)].join(
    '\n\n',
  );
}

function describeSize(result: SizeResult): string[] {
  const { size, documents, quads, triples, load } = result;
  return [
    `## ${size} fabriques`,
    `${quads} quads in ${documents} documents, ${triples} triples in their union with the vocabulary. Load average ${load.before} before, ${load.after} after.`,
    peersOf(result),
    '### Queries, milliseconds',
    queriesOf(
      result,
      'firstMs',
      'First: the first time ever, in the order of this table, on servers that had answered once.',
    ),
    queriesOf(result, 'coldMs', 'Cold: a text never sent before.'),
    queriesOf(result, 'coldCpuMs', 'Cold, processor time of the server.'),
    queriesOf(result, 'repeatedMs', 'Repeated: the same text again.'),
    '### Requests a second',
    throughputOf(result),
  ];
}

function peersOf({ peers, quads }: SizeResult): string {
  const rows = Object.entries(peers).map(([name, figures]) => {
    const { missing, description, freshMs, reopenedMs, memoryMiB, diskMiB, lookups, writes } = figures;
    if (missing !== undefined) {
      return [name, missing, '–', '–', '–', '–', '–', '–', '–', description];
    }
    return [
      name,
      milliseconds(freshMs),
      freshMs === undefined ? '–' : Math.round((quads * 1000) / freshMs).toString(),
      milliseconds(reopenedMs),
      memoryMiB ? `${memoryMiB.started.toFixed(0)} → ${memoryMiB.worked.toFixed(0)}` : '–',
      diskMiB?.toFixed(0) ?? '–',
      milliseconds(lookups?.emptyAskMs),
      milliseconds(lookups?.sparqlMs),
      writes?.map((one) => `${one.requestsPerSecond.toFixed(0)} (${one.connections})`).join(', ') ?? '–',
      description,
    ];
  });
  const head = ['', 'first answer, fresh, ms', 'quads/s', 'reopened, ms', 'memory, MiB', 'disk, MiB'];
  return table([...head, '`ASK {}`, ms', 'lookup, ms', 'validated durable writes/s (connections)', 'what it is'], rows);
}

type Timing = 'firstMs' | 'coldMs' | 'coldCpuMs' | 'repeatedMs';

function queriesOf({ queries, peers }: SizeResult, timing: Timing, title: string): string {
  const others = Object.keys(peers).filter((name) => name !== ours && Object.values(queries).some((one) => one[name]));
  const rows = Object.entries(queries).map(([query, figures]) => {
    const own = figures[ours];
    return [
      query,
      String(own?.solutions ?? '–'),
      shown(own, timing),
      ...others.flatMap((name) => [shown(figures[name], timing), ratio(own?.[timing], figures[name]?.[timing])]),
    ];
  });
  const means = others.flatMap((name) => {
    const ratios = Object.values(queries)
      .map((figures) => (figures[ours]?.[timing] ?? Number.NaN) / (figures[name]?.[timing] ?? Number.NaN))
      .filter((one) => Number.isFinite(one) && one > 0);
    return ['', `**${geometricMean(ratios).toPrecision(2)}** (${ratios.length})`];
  });
  const head = ['query', 'solutions', ours, ...others.flatMap((name) => [name, `${ours} / ${name}`])];
  return `${title}\n\n${table(head, [...rows, ['geometric mean', '', '', ...means]])}`;
}

function shown(figures: QueryFigures | undefined, timing: Timing): string {
  if (!figures || figures.failure !== undefined) {
    return figures?.failure?.slice(0, 60) ?? '–';
  }
  return `${milliseconds(figures[timing])}${figures.agrees === false ? ' (other answer)' : ''}`;
}

function throughputOf({ peers }: SizeResult): string {
  const rows = Object.entries(peers).flatMap(([name, { throughput = {} }]) =>
    Object.entries(throughput).map(([what, measured]) => [
      `${name}: ${what}`,
      ...measured.map(
        (one) => `${one.requestsPerSecond.toFixed(0)}${one.failures > 0 ? ` (${one.failures} failed)` : ''}`,
      ),
      milliseconds(measured.at(-1)?.p99Ms),
    ]),
  );
  return table(['', '1 connection', '16', '64', 'p99 at 64, ms'], rows);
}

function compareSizes(sizes: readonly SizeResult[]): string[] {
  const rows = sizes.map(({ size, peers }) => {
    const { lookups } = peers[ours] ?? {};
    return [
      String(size),
      milliseconds(lookups?.emptyAskMs),
      milliseconds(lookups?.sparqlMs),
      milliseconds(lookups?.thingMs),
    ];
  });
  return [
    '## Lookups by size',
    table(['fabriques', '`ASK {}`, ms', 'by SPARQL, ms', 'JSON-LD at its address, ms'], rows),
  ];
}
