import type { NamedNode, Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { compareStrings } from '../../core/rdf/dataset.ts';
import type { Changeset, Commit } from '../commit.ts';
import type { Erasure, TextPlaces } from '../erasure.ts';
import type { CommitRange, GraphDescription } from '../store.ts';
import { eraseText, findText } from './erase-text.ts';
import type { OpenState } from './open-state.ts';
import { type QuadCodec, toLine } from './quad-codec.ts';
import { graphKeyOf, linesBeside, rangeUnder, readLines, subjectPrefixOf, toEntries } from './quad-table.ts';
import type { ReplicaChange } from '../index/replica.ts';
import type { ChangeRecord, CommitRecord, GraphRecord, StateFile } from './state-file.ts';
import { writeCommit } from './write-commit.ts';
import { writeError } from './write-error.ts';

/** The documents and the commit log in their file: the store of record, without any SPARQL. */
export class DocumentStore {
  readonly #state: StateFile;
  readonly #codec: QuadCodec;
  readonly #acknowledge: OpenState['acknowledge'];
  readonly #places: OpenState['places'];
  #revision: number;

  public constructor({ state, acknowledge, places }: OpenState, codec: QuadCodec) {
    this.#state = state;
    this.#acknowledge = acknowledge;
    this.#places = places;
    this.#codec = codec;
    this.#revision = state.meta.get('revision') ?? 0;
  }

  /** The number of the last commit. */
  public get revision(): number {
    return this.#revision;
  }

  public describeGraph(graph: Quad['graph']): GraphDescription | undefined {
    const record = this.#state.graphs.get(this.#graphKey(graph));
    return record && this.#describe(record);
  }

  public *listGraphs(): Iterable<GraphDescription> {
    // Not by the names of the state, which end in a bracket: `a-b` would come before `a`.
    yield* [...this.#state.graphs.getRange({})]
      .map(({ value }) => this.#describe(value))
      .sort((a, b) => compareStrings(a.graph.value, b.graph.value));
  }

  public readGraph(graph: Quad['graph']): Quad[] {
    return this.#codec.decodeLines(readLines(this.#state, this.#codec.encodeGraph(graph)));
  }

  public graphsAbout(subject: NamedNode): GraphDescription[] {
    const prefix = subjectPrefixOf(this.#codec.encodeTerm(subject));
    const found: GraphDescription[] = [];
    for (const key of this.#state.subjects.getKeys(rangeUnder(prefix))) {
      const record = this.#state.graphs.get(key.subarray(prefix.length));
      if (record) {
        found.push(this.#describe(record));
      }
    }
    return found.sort((a, b) => (a.graph.value < b.graph.value ? -1 : 1));
  }

  /** Writes a commit and flushes it; nothing is changed when it throws. */
  public commit(changeset: Changeset): { commit: Commit; change: ReplicaChange } {
    const expected = changeset.expectedRevision;
    if (expected !== undefined && expected !== this.#revision) {
      throw new DomainError('revision-conflict', `The data is at revision ${this.#revision}, not ${expected}.`, {
        details: { revision: this.#revision },
      });
    }
    try {
      const { commit, change, chain, portions } = writeCommit(this.#state, this.#codec, changeset, this.#revision);
      this.#revision = commit.revision;
      this.#acknowledge(commit.revision, chain);
      portions.forEach((portion, index) => this.#places.take(commit.revision, index, portion));
      return { commit, change };
    } catch (cause) {
      if (cause instanceof DomainError) {
        throw cause;
      }
      throw writeError(cause, this.#state.path);
    }
  }

  /** Where a text stands in the documents, their history and the records. */
  public findText(text: string): TextPlaces {
    return findText(this.#state, this.#codec, text);
  }

  /** Erases a text for good; nothing is changed when it throws. */
  public eraseText(erasure: Erasure): { places: TextPlaces; change: ReplicaChange } {
    const places = this.findText(erasure.text);
    const [first] = places.revisions;
    const before = first === undefined ? this.#revision : first - 1;
    // Should the process die meanwhile: what was acknowledged up to here is there before and after.
    this.#acknowledge(before, this.#state.commits.get(before)?.chain ?? '');
    try {
      const { change, chain } = eraseText(this.#state, this.#codec, erasure, first);
      this.#acknowledge(this.#revision, chain);
      return { places, change };
    } catch (cause) {
      this.#acknowledge(this.#revision, this.#state.commits.get(this.#revision)?.chain ?? '');
      throw cause instanceof DomainError ? cause : writeError(cause, this.#state.path);
    }
  }

  /** What a replica must follow to get from a revision to the last one. */
  public *changesSince(revision: number): Iterable<ReplicaChange> {
    for (let next = revision + 1; next <= this.#revision; next += 1) {
      const changes = this.#readChanges(next, Array(this.#readRecord(next).portions).keys());
      const text = (side: keyof ChangeRecord) => changes.map((change) => change[side]).join('');
      const removed = toEntries(this.#codec.decodeLines(text('removed')), this.#codec);
      yield {
        added: this.#codec.expandLines(text('added')),
        removed: this.#codec.expandLines(text('removed')),
        kept: this.#codec.expandLines(linesBeside(this.#state, removed.values())),
      };
    }
  }

  public *commits(range: CommitRange = {}): Iterable<Commit> {
    const { graph, newestFirst = false } = range;
    const from = Math.max(range.from ?? 1, 1);
    const to = Math.min(range.to ?? this.#revision, this.#revision);
    const places =
      graph && graph.termType !== 'DefaultGraph' ? this.#places.of(this.#codec.encodeGraph(graph)) : undefined;
    for (const revision of places ? chosen([...places.keys()], from, to, newestFirst) : all(from, to, newestFirst)) {
      const commit = this.#readCommit(revision, graph, places?.get(revision));
      if (!graph || commit.added.length + commit.removed.length > 0) {
        yield commit;
      }
    }
  }

  #readRecord(revision: number): CommitRecord {
    const record = this.#state.commits.get(revision);
    if (!record) {
      throw new DomainError('state-corrupt', `Revision ${revision} is missing from the commit log.`);
    }
    return record;
  }

  #readChanges(revision: number, portions: Iterable<number>): ChangeRecord[] {
    return Array.from(portions, (portion) => {
      const change = this.#state.changes.get([revision, portion]);
      if (!change) {
        throw new DomainError('state-corrupt', `Portion ${portion} of revision ${revision} is missing.`);
      }
      return change;
    });
  }

  /**
   * @param graph - The graph that is asked for; of the others nothing is decoded.
   * @param places - The portions in which something is said of it, where that is known.
   */
  #readCommit(revision: number, graph?: Quad['graph'], places?: readonly number[]): Commit {
    const { time, author, message, portions } = this.#readRecord(revision);
    const changes = this.#readChanges(revision, places ?? Array(portions).keys());
    const ending = graph && toLine('', this.#codec.encodeGraph(graph));
    const decode = (lines: string) =>
      graph && ending !== undefined
        ? this.#codec.decodeLines(linesEndingIn(lines, ending)).filter((quad) => quad.graph.equals(graph))
        : this.#codec.decodeLines(lines);
    return {
      revision,
      time: new Date(time),
      author,
      message,
      added: changes.flatMap(({ added }) => decode(added)),
      removed: changes.flatMap(({ removed }) => decode(removed)),
    };
  }

  #describe({ name, size, revision, modified }: GraphRecord): GraphDescription {
    return { graph: this.#codec.decodeGraph(name), size, revision, modified: new Date(modified) };
  }

  #graphKey(graph: Quad['graph']): Buffer {
    return graphKeyOf(this.#codec.encodeGraph(graph));
  }
}

/** The revisions of a range, in the order in which they are wanted. */
function* all(from: number, to: number, newestFirst: boolean): Iterable<number> {
  for (let step = 0; step <= to - from; step += 1) {
    yield newestFirst ? to - step : from + step;
  }
}

/** Those revisions of some, the oldest first, that are in a range, in the order in which they are wanted. */
function chosen(revisions: readonly number[], from: number, to: number, newestFirst: boolean): readonly number[] {
  const inRange = revisions.filter((revision) => revision >= from && revision <= to);
  return newestFirst ? inRange.reverse() : inRange;
}

/** The lines of a graph among those of a commit, which are mostly of others. */
function linesEndingIn(lines: string, ending: string): string {
  let found = '';
  for (let at = lines.indexOf(ending); at >= 0; at = lines.indexOf(ending, at + ending.length)) {
    found += lines.slice(lines.lastIndexOf('\n', at) + 1, at + ending.length);
  }
  return found;
}
