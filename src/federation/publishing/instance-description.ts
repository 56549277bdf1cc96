import { readDatasets, type Datasets } from '../../catalogue/datasets.ts';
import { readStatistics, type DatasetStatistics } from '../../catalogue/dataset-statistics.ts';
import type { Store } from '../../store/store.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { DatasetDescription } from './void-quads.ts';

/** What is described of an instance, counted once for each revision. */
export type InstanceDescription = () => Promise<DatasetDescription>;

/** Makes the description of an instance. */
export function createInstanceDescription(store: Store, vocabulary: Vocabulary, baseIri: string): InstanceDescription {
  let known: { readonly revision: number; readonly description: Promise<DatasetDescription> } | undefined;
  const read = async (revision: number): Promise<DatasetDescription> => {
    const [statistics, datasets]: [DatasetStatistics, Datasets] = await Promise.all([
      readStatistics(store, baseIri),
      readDatasets(store, baseIri),
    ]);
    let modified: Date | undefined;
    for await (const { time } of store.commits({ from: revision, to: revision })) {
      modified = time;
    }
    return { baseIri, vocabulary, statistics, datasets, modified };
  };
  return async () => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      known = { revision, description: read(revision) };
      const { description } = known;
      // What failed once may work the next time.
      description.catch(() => (known = undefined));
    }
    return known.description;
  };
}
