import type { Quad } from '@rdfjs/types';
import type { Commit } from '../commit.ts';
import type { CommitRange } from '../store.ts';
import { graphIri, textOf } from './document-reader.ts';
import { parseRecordLines } from './document-text.ts';
import type { Endpoint, Row } from './endpoint.ts';
import { is } from './layout.ts';
import { commitIri } from './plan-commit.ts';
import { systemGraphs } from './system-graphs.ts';
import { graphFromStore, iriRef } from './terms.ts';

/** Commits of the first and of any later answer: who asks for the newest mostly wants one. */
const fewest = 8;
const most = 256;
/** Changes of one answer, each of up to some 24,000 characters. */
const changesAtOnce = 200;

type CommitHead = Pick<Commit, 'revision' | 'time' | 'author' | 'message'> & { readonly changes: number };

const log = `GRAPH ${iriRef(systemGraphs.log)}`;
const heading =
  `?commit ${iriRef(is.revision)} ?revision ; ${iriRef(is.time)} ?time ; ${iriRef(is.author)} ?author ; ` +
  `${iriRef(is.message)} ?message ; ${iriRef(is.changes)} ?changes`;

/** Reads the history, a bearable part at a time. */
export async function* readCommits(
  endpoint: Endpoint,
  { from = 1, to = Infinity, newestFirst = false, graph }: CommitRange,
): AsyncIterable<Commit> {
  let [least, greatest] = [Math.max(from, 1), to];
  for (let count = fewest; least <= greatest; count = Math.min(count * 4, most)) {
    const heads = await readHeads(endpoint, { least, greatest, newestFirst, count, graph });
    for (const group of inGroups(heads)) {
      yield* await readChanges(endpoint, group, graph);
    }
    const last = heads.at(-1);
    if (!last || heads.length < count) {
      return;
    }
    [least, greatest] = newestFirst ? [least, last.revision - 1] : [last.revision + 1, greatest];
  }
}

async function readHeads(
  endpoint: Endpoint,
  asked: { least: number; greatest: number; newestFirst: boolean; count: number; graph: Quad['graph'] | undefined },
): Promise<CommitHead[]> {
  const { least, greatest, newestFirst, count, graph } = asked;
  const about = graph ? `?change ${iriRef(is.graph)} ${iriRef(graphIri(graph))} ; ${iriRef(is.of)} ?commit . ` : '';
  const end = greatest === Infinity ? '' : ` && ?revision <= ${greatest}`;
  const rows = await endpoint.select(
    `SELECT DISTINCT ?revision ?time ?author ?message ?changes { ${log} { ${about}${heading} } ` +
      `FILTER(?revision >= ${least}${end}) } ORDER BY ${newestFirst ? 'DESC(?revision)' : '?revision'} LIMIT ${count}`,
  );
  return rows.map((row) => ({
    revision: Number(textOf(row, 'revision')),
    time: new Date(textOf(row, 'time')),
    author: textOf(row, 'author'),
    message: textOf(row, 'message'),
    changes: Number(textOf(row, 'changes')),
  }));
}

/** Commits whose changes fit one answer together; one with more stands alone. */
function* inGroups(heads: readonly CommitHead[]): Iterable<readonly CommitHead[]> {
  let group: CommitHead[] = [];
  let changes = 0;
  for (const head of heads) {
    if (group.length > 0 && changes + head.changes > changesAtOnce) {
      yield group;
      group = [];
      changes = 0;
    }
    group.push(head);
    changes += head.changes;
  }
  if (group.length > 0) {
    yield group;
  }
}

async function readChanges(
  endpoint: Endpoint,
  heads: readonly CommitHead[],
  graph: Quad['graph'] | undefined,
): Promise<readonly Commit[]> {
  const commits = new Map<number, Commit & { readonly added: Quad[]; readonly removed: Quad[] }>();
  for (const { revision, time, author, message } of heads) {
    commits.set(revision, { revision, time, author, message, added: [], removed: [] });
  }
  const largest = Math.max(...heads.map(({ changes }) => changes));
  // Of one graph a commit has few changes.
  const step = graph || heads.length > 1 ? Infinity : changesAtOnce;
  for (let start = 0; start < largest; start += step) {
    const rows = await endpoint.select(changesQuery(heads, start, step, graph));
    for (const row of [...rows].sort((a, b) => Number(textOf(a, 'index')) - Number(textOf(b, 'index')))) {
      const commit = commits.get(Number(textOf(row, 'revision')));
      commit?.added.push(...quadsIn(row, 'added'));
      commit?.removed.push(...quadsIn(row, 'removed'));
    }
  }
  return [...commits.values()];
}

function changesQuery(
  heads: readonly CommitHead[],
  start: number,
  step: number,
  graph: Quad['graph'] | undefined,
): string {
  const names = heads.map(({ revision }) => iriRef(commitIri(revision))).join(' ');
  const slice = step === Infinity ? '' : `FILTER(?index >= ${start} && ?index < ${start + step})`;
  const ofGraph = graph ? `VALUES ?graph { ${iriRef(graphIri(graph))} } ` : '';
  return (
    `SELECT ?revision ?index ?graph ?added ?removed { VALUES ?commit { ${names} } ${ofGraph}${log} ` +
    `{ ?commit ${iriRef(is.revision)} ?revision . ?change ${iriRef(is.of)} ?commit ; ${iriRef(is.index)} ?index ; ` +
    `${iriRef(is.graph)} ?graph } OPTIONAL { ${log} { ?change ${iriRef(is.added)} ?added } } ` +
    `OPTIONAL { ${log} { ?change ${iriRef(is.removed)} ?removed } } ${slice} }`
  );
}

function quadsIn(row: Row, side: 'added' | 'removed'): Quad[] {
  const lines = textOf(row, side);
  return lines === '' ? [] : parseRecordLines(lines, graphFromStore(textOf(row, 'graph')));
}
