import { type NameForm, nameForms, plainWords } from './name-words.ts';
import { type PlaceRecord, wholeCommune } from './place-record.ts';
import { webIdentity } from './web-page.ts';

/** A record made ready to be compared many times. */
export interface PlaceProfile {
  readonly record: PlaceRecord;
  readonly forms: readonly NameForm[];
  readonly words: ReadonlySet<string>;
  readonly commune: string | undefined;
  readonly webPages: ReadonlySet<string>;
  readonly streetWords: readonly string[];
}

/** How common what is compared is: what is rare tells more when two places share it. */
export interface Frequencies {
  readonly records: number;
  readonly words: ReadonlyMap<string, number>;
  readonly communes: ReadonlyMap<string, number>;
  readonly webPages: ReadonlyMap<string, number>;
}

/** Prepares a record. */
export function profileOf(record: PlaceRecord): PlaceProfile {
  const forms = record.names.flatMap(nameForms);
  const webPages = record.urls.map(webIdentity).filter((page) => page !== undefined);
  return {
    record,
    forms: [...new Map(forms.map((form) => [form.compact, form])).values()],
    words: new Set(forms.flatMap(({ words }) => words)),
    commune: record.communeCode === undefined ? undefined : wholeCommune(record.communeCode),
    webPages: new Set(webPages),
    streetWords: plainWords(record.street ?? ''),
  };
}

/** Counts in how many records each word, commune and web page stands. */
export function countFrequencies(profiles: readonly PlaceProfile[]): Frequencies {
  const count = (keysOf: (profile: PlaceProfile) => Iterable<string>): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const profile of profiles) {
      for (const key of keysOf(profile)) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  };
  return {
    records: profiles.length,
    words: count(({ words }) => words),
    communes: count(({ commune }) => (commune === undefined ? [] : [commune])),
    webPages: count(({ webPages }) => webPages),
  };
}

/** How much it tells, in bits, that two records share what this many of them have. */
export function bitsOf(frequency: number | undefined, records: number): number {
  return Math.log2(Math.max(2, records) / Math.max(1, frequency ?? 1));
}
