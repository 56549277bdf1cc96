import type { FormDefinition, FormValues, Row } from './form-definition.ts';

/** What came of two people changing one thing at once. */
export interface MergedVersions {
  /** What each changed, and where both did, what the one who comes later typed. */
  readonly values: FormValues;
  /** The fields and kinds of rows that both changed, with what stands there now, in words. */
  readonly both: ReadonlyMap<string, string>;
}

/**
 * Brings together what somebody typed with what another saved meanwhile, field by field and kind of rows by kind: what
 * only one of them touched is as that one wants it. Nothing is lost: where both did, what was typed stays, and what
 * stands is told beside it.
 *
 * @param seen - The version that was typed over.
 */
export function mergeVersions(
  definition: FormDefinition,
  { seen, typed, current }: Readonly<Record<'seen' | 'typed' | 'current', FormValues>>,
): MergedVersions {
  const both = new Map<string, string>();
  const choose = <T>(name: string, values: readonly [T, T, T], told: (value: T) => string): T => {
    const [then, mine, theirs] = values;
    const [a, b, c] = values.map((value) => JSON.stringify(value));
    if (a !== b && a !== c && b !== c) {
      both.set(name, told(theirs));
    }
    return a === b ? theirs : (mine ?? then);
  };
  const fields = definition.fields.map(({ name }) => {
    const values = [seen, typed, current].map((version) => version.fields[name] ?? []) as [
      string[],
      string[],
      string[],
    ];
    return [name, choose(name, values, (value) => value.join(', '))] as const;
  });
  const rows = definition.rows.map((kind) => {
    // Addresses of parts differ from one version to the next without anybody having changed anything.
    const versions = [seen, typed, current].map((version) =>
      (version.rows[kind.name] ?? []).map((row) => kind.columns.map(({ name }) => row[name] ?? '')),
    ) as [string[][], string[][], string[][]];
    const told = (value: string[][]): string => value.map((cells) => cells.filter(Boolean).join(', ')).join(' ; ');
    const chosen = choose(kind.name, versions, told);
    const rowsOf = (chosen === versions[2] ? current : typed).rows[kind.name] ?? [];
    return [kind.name, rowsOf] as const;
  });
  return {
    values: {
      fields: Object.fromEntries(fields),
      rows: Object.fromEntries<readonly Row[]>(rows),
    },
    both,
  };
}
