/** What is compared of a place, gathered from every document about it. */
export interface PlaceRecord {
  readonly iri: string;
  /** The peers whose documents speak of it; empty where only this instance does. */
  readonly peers: ReadonlySet<string>;
  /** Whether a document of this instance, or one about a thing of this instance, speaks of it. */
  readonly own: boolean;
  readonly names: readonly string[];
  /** INSEE code. */
  readonly communeCode: string | undefined;
  readonly locality: string | undefined;
  readonly street: string | undefined;
  readonly sirets: readonly string[];
  readonly urls: readonly string[];
  readonly position: Position | undefined;
  /** Things that a source itself says it is the same as. */
  readonly sameAs: readonly string[];
}

/** Where a place stands, in degrees, and whether it is the place itself or only the middle of its commune. */
export interface Position {
  readonly lat: number;
  readonly long: number;
  readonly exact: boolean;
}

/**
 * The code of the whole commune: sources write Paris, Lyon and Marseille now as one, now by arrondissement.
 *
 * @param code - An INSEE code.
 */
export function wholeCommune(code: string): string {
  const whole = [
    [/^751\d\d$/u, '75056'],
    [/^6938\d$/u, '69123'],
    [/^132[01]\d$/u, '13055'],
  ] as const;
  return whole.find(([arrondissement]) => arrondissement.test(code))?.[1] ?? code;
}
