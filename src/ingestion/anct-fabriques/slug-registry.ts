import { parseCsv, writeCsv } from '../csv.ts';
import { slugOf } from '../slug.ts';

/** What a record is known by: the commune's code in the list and the record's plain label. */
export interface RecordKey {
  readonly commune: string;
  readonly label: string;
}

/** A name to make a slug of, should the record have none. */
export interface SlugRequest extends RecordKey {
  readonly name: string;
  readonly communeName: string;
}

const columns = ['commune', 'libelle', 'slug'] as const;

/**
 * The slugs given so far, by record. A slug once given stays: records that come or go change nobody else's.
 * Two lines may lead to one slug, so that a fabrique keeps it when the list renames it.
 */
export class SlugRegistry {
  readonly #slugs = new Map<string, RecordKey & { readonly slug: string }>();
  readonly #taken: Set<string>;

  /**
   * @param text - The committed table; empty at the very first import.
   * @param reserved - Slugs that others have: fabriques that are matched by hand or documented by themselves.
   */
  public constructor(text: string, reserved: Iterable<string>) {
    this.#taken = new Set(reserved);
    for (const { commune = '', libelle = '', slug = '' } of parseCsv(text)) {
      this.#slugs.set(keyOf({ commune, label: libelle }), { commune, label: libelle, slug });
      this.#taken.add(slug);
    }
  }

  /** The slug of the record: the one it has, else a new one that nobody has. */
  public assign(request: SlugRequest): string {
    const known = this.#slugs.get(keyOf(request));
    if (known) {
      return known.slug;
    }
    const { commune, label } = request;
    const slug = this.#invent(request);
    this.#slugs.set(keyOf(request), { commune, label, slug });
    this.#taken.add(slug);
    return slug;
  }

  /** All lines, those of records that left the list included. */
  public lines(): (RecordKey & { readonly slug: string })[] {
    return [...this.#slugs.values()].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  }

  /** The table to commit. */
  public toCsv(): string {
    return writeCsv(
      columns,
      this.lines().map(({ commune, label, slug }) => ({ commune, libelle: label, slug })),
    );
  }

  #invent({ name, communeName, commune }: SlugRequest): string {
    const short = slugOf(name) || `fabrique-${commune.toLowerCase()}`;
    const withCommune = `${short}-${slugOf(communeName)}`;
    const free = [short, withCommune].find((slug) => !this.#taken.has(slug));
    if (free !== undefined) {
      return free;
    }
    let number = 2;
    while (this.#taken.has(`${withCommune}-${number}`)) {
      number += 1;
    }
    return `${withCommune}-${number}`;
  }
}

/** The one text that a record is known by. */
export function keyOf({ commune, label }: RecordKey): string {
  return `${commune}\t${label}`;
}
