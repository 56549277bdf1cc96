import type { TellProgress } from '../../state-keeper.ts';
import type { LogPlaces } from '../log-places.ts';
import { graphKeyIn, graphKeyOf, quadKeyOf, subjectPrefixOf } from '../quad-table.ts';
import { isIntact } from '../record-table.ts';
import { chainAfter, firstSeal, KeySum, type Seal } from '../seal.ts';
import { type ChangeRecord, type CommitRecord, sizeOf, type StateFile } from '../state-file.ts';
import { expect } from './fault.ts';

/** Triples after which it is told how many were looked at. */
const toldEach = 1000;

/** What a state holds. */
export interface Contents {
  readonly revision: number;
  readonly graphs: number;
  readonly quads: number;
  /** Tells this history from every other. */
  readonly chain: string;
}

/**
 * Looks at everything a state holds: the log is complete and says what was sealed at each commit,
 * every triple is what its key says, the documents are what the log makes of them, and what is
 * counted of graphs and subjects is so.
 *
 * @param state - A state whose pages are sound.
 * @param places - Learns where the log says what: it is read whole here.
 * @throws Fault when something is not so.
 */
export function checkContents(state: StateFile, tell?: TellProgress, places?: LogPlaces): Contents {
  const seal = checkLog(state, tell, places);
  const sum = new KeySum();
  const counts = countQuads(state, sum, tell);
  for (const { key, value } of state.records.getRange({})) {
    expect(isIntact(key, value), () => `the record ${key.join(' ')} is not as it was written`);
  }
  expect(seal.contents === sum.toString(), () => 'documents are not what the log makes of them');
  return { revision: state.meta.get('revision') ?? 0, ...counts, chain: seal.chain };
}

function checkLog(state: StateFile, tell?: TellProgress, places?: LogPlaces): Seal {
  const revision = state.meta.get('revision') ?? 0;
  let last: Seal = firstSeal;
  let next = 1;
  let portionsSeen = 0;
  for (const { key, value } of state.commits.getRange({})) {
    expect(key === next, () => `revision ${next} is missing from the log`);
    const changes = changesOf(state, key, value);
    portionsSeen += changes.length;
    const { time, author, message, contents, chain } = value;
    expect(
      chainAfter(last.chain, { revision: key, time, author, message, changes }) === chain,
      () => `revision ${key} of the log is not as it was written`,
    );
    changes.forEach((change, portion) => places?.take(key, portion, change));
    last = { contents, chain };
    next += 1;
    tell?.({ step: 'history', done: key, total: revision });
  }
  expect(next === revision + 1, () => `the log ends at revision ${next - 1}, not ${revision}`);
  expect(state.changes.getCount() === portionsSeen, () => 'the log has changes without a commit');
  return last;
}

function changesOf(state: StateFile, revision: number, { portions }: CommitRecord): ChangeRecord[] {
  return Array.from({ length: portions }, (_, portion) => {
    const change = state.changes.get([revision, portion]);
    expect(change !== undefined, () => `portion ${portion} of revision ${revision} is missing`);
    return change;
  });
}

function countQuads(state: StateFile, sum: KeySum, tell?: TellProgress): Pick<Contents, 'graphs' | 'quads'> {
  const { triples } = sizeOf(state);
  let quads = 0;
  let graphs = 0;
  let subjects = 0;
  let graph: GraphCount | undefined;
  const finish = () => {
    if (graph) {
      graphs += 1;
      subjects += graph.finish(state);
    }
  };
  for (const { key, value: triple } of state.quads.getRange({})) {
    if (!graph?.holds(key)) {
      finish();
      graph = new GraphCount(Buffer.from(graphKeyIn(key)));
    }
    graph.add(key, triple);
    sum.toggle(key);
    quads += 1;
    if (quads % toldEach === 0) {
      tell?.({ step: 'documents', done: quads, total: triples });
    }
  }
  finish();
  expect(state.graphs.getCount() === graphs, () => 'a document has lost its triples');
  expect(state.subjects.getCount() === subjects, () => 'a subject has lost its triples');
  return { graphs, quads };
}

/** What the quads of one graph come to. */
class GraphCount {
  #size = 0;
  readonly #subjects = new Map<string, number>();

  public constructor(private readonly graphKey: Buffer) {}

  public holds(key: Buffer): boolean {
    return this.graphKey.compare(key, 0, this.graphKey.length) === 0;
  }

  public add(key: Buffer, triple: string): void {
    expect(quadKeyOf(triple, this.graphKey).equals(key), () => `a triple is not as it was written: ${triple}`);
    const subject = triple.slice(0, triple.indexOf(' '));
    this.#size += 1;
    this.#subjects.set(subject, (this.#subjects.get(subject) ?? 0) + 1);
  }

  /** Compares with the records of the graph; gives how many subjects it has. */
  public finish(state: StateFile): number {
    const record = state.graphs.get(this.graphKey);
    expect(
      record !== undefined && graphKeyOf(record.name).equals(this.graphKey),
      () => 'triples have lost their document',
    );
    const { name, size, revision, modified } = record;
    expect(size === this.#size, () => `${name} has ${this.#size} triples, not ${size}`);
    expect(state.commits.get(revision)?.time === modified, () => `${name} was not changed when it says`);
    for (const [subject, count] of this.#subjects) {
      const counted = state.subjects.get(Buffer.concat([subjectPrefixOf(subject), this.graphKey]));
      expect(counted === count, () => `${name} says ${String(counted)} things of ${subject}, not ${count}`);
    }
    return this.#subjects.size;
  }
}
