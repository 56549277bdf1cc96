import type { Contributor } from '../../contribution/contributor.ts';
import type { RecordChange } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { SeedDocument } from './read-seed.ts';

/** How far a load has come. */
export interface SeedProgress {
  /** Documents and quads read so far. */
  readonly documents: number;
  readonly quads: number;
  readonly step: 'reading' | 'validating' | 'writing' | 'done';
  /** Documents that the step has dealt with. */
  readonly finished: number;
}

/** What a load needs, and how it is told of. */
export interface SeedOptions {
  readonly contributor: Contributor;
  readonly store: Pick<Store, 'readGraph' | 'records' | 'revision'>;
  readonly onProgress?: (progress: SeedProgress) => void;
  /** Quads from which on a commit is not made larger: all that a commit changes is in memory several times. */
  readonly quadsPerCommit?: number;
}

/** There from the first commit of a load of several to its last. */
const unfinished = { collection: 'migrations', key: 'first-load' } as const;

/** Whether a store is still to be loaded: it is empty, or its first load was broken off. */
export async function isUnseeded(store: Pick<Store, 'records' | 'revision'>): Promise<boolean> {
  return (
    (await store.revision()) === 0 || (await store.records.get(unfinished.collection, unfinished.key)) !== undefined
  );
}

/**
 * Loads documents into a store that {@link isUnseeded}: judges them all, then writes them, in one commit unless there
 * are very many. A load that was broken off between two commits is begun again, and writes what is not there yet.
 *
 * @throws DomainError `malformed-rdf` or `validation-failed`; nothing is written then.
 */
export async function loadSeed(documents: AsyncIterable<SeedDocument>, options: SeedOptions): Promise<SeedProgress> {
  const { contributor, store, onProgress = () => undefined, quadsPerCommit = 50_000 } = options;
  const read: SeedDocument[] = [];
  let quads = 0;
  const tell = (step: SeedProgress['step'], finished: number) => {
    const progress = { documents: read.length, quads, step, finished };
    onProgress(progress);
    return progress;
  };
  for await (const document of documents) {
    read.push(document);
    quads += document.quads.length;
    tell('reading', read.length);
  }
  const isBegun = (await store.revision()) > 0;
  const present = async ({ graph }: SeedDocument) => (isBegun ? store.readGraph(graph) : []);
  const toChange = async (some: readonly SeedDocument[]) => ({
    added: some.flatMap((document) => document.quads),
    // What is both removed and added stays.
    removed: (await Promise.all(some.map(present))).flat(),
    author: 'fabriques',
  });
  tell('validating', 0);
  await contributor.judge(await toChange(read), (judged) => tell('validating', judged));
  const parts = inParts(read, quadsPerCommit);
  let written = 0;
  for (const [index, part] of parts.entries()) {
    tell('writing', written);
    const message = `Premier chargement des données${parts.length > 1 ? ` (${index + 1}/${parts.length})` : ''}`;
    const records = parts.length > 1 ? [remember(index + 1 < parts.length)] : [];
    await contributor.contribute(async () => ({ ...(await toChange(part)), message, records }), { isJudged: true });
    written += part.length;
  }
  return tell('done', written);
}

function remember(isUnfinished: boolean): RecordChange {
  return { ...unfinished, ...(isUnfinished && { value: true }) };
}

function inParts(documents: readonly SeedDocument[], quadsPerPart: number): SeedDocument[][] {
  const parts: SeedDocument[][] = [];
  let size = Infinity;
  for (const document of documents) {
    if (size >= quadsPerPart) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(document);
    size += document.quads.length;
  }
  return parts;
}
