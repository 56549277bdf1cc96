import type { Commune } from './territories.ts';
import type { Wave } from './wave.ts';

/** One fabrique of the national list, cleaned and completed. */
export interface FabriqueRecord {
  readonly slug: string;
  /** `fabt-NN`: its row in the publisher's list, which may change. */
  readonly identifier: string;
  readonly name: string;
  /** The list's own label on one line, where it says more or other than the name. */
  readonly alternateName: string | undefined;
  /** Code of the commune of today. */
  readonly communeCode: string;
  readonly communeName: string | undefined;
  /** What is known of the commune, unless its code is known to nobody. */
  readonly commune: Commune | undefined;
  readonly point: { readonly longitude: number; readonly latitude: number } | undefined;
  readonly wave: Wave | undefined;
}
