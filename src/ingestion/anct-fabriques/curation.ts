import { parseCsv } from '../csv.ts';
import { keyOf, type RecordKey } from './slug-registry.ts';

/** What people decided about one record of the list. */
export interface Decision extends RecordKey {
  /** The name to show instead of the list's. */
  readonly name: string;
  /** The fabrique that it is, when another document describes it already. */
  readonly slug: string | undefined;
  /** Whether the list's own label may be published beside the name; false when it names a private person. */
  readonly keepsLabel: boolean;
  readonly reason: string;
}

/** The decisions of the two curated tables, by record. */
export type Curation = ReadonlyMap<string, Decision>;

/**
 * Reads the curated tables.
 *
 * @param matches - `correspondances.csv`: records that are a fabrique with a document of its own.
 * @param names - `noms.csv`: records whose label is a sentence, a list or a note rather than a name.
 */
export function readCuration(matches: string, names: string): Curation {
  const decisions = [...parseCsv(matches), ...parseCsv(names)].map(
    ({ commune = '', libelle = '', nom = '', slug, libelle_publie: published, raison = '' }): Decision => ({
      commune,
      label: libelle,
      name: nom,
      slug,
      keepsLabel: published !== 'non',
      reason: raison,
    }),
  );
  return new Map(decisions.map((decision) => [keyOf(decision), decision]));
}
