import { createHash } from 'node:crypto';
import type { JsonValue, RecordChange, RecordStore } from '../../store/records.ts';
import type { Evidence } from './compare-places.ts';
import type { Position } from './place-record.ts';

/** A record as an editor sees it beside another one. */
export interface ShownPlace {
  readonly iri: string;
  readonly peers: readonly string[];
  readonly names: readonly string[];
  readonly communeCode?: string;
  readonly locality?: string;
  readonly street?: string;
  readonly urls: readonly string[];
  readonly sirets: readonly string[];
  readonly position?: { readonly [Key in keyof Position]: Position[Key] };
}

/** Two records that wait for an editor to judge them. */
export interface WaitingPair {
  /** Names the pair for as long as there is one. */
  readonly id: string;
  readonly place: ShownPlace;
  readonly other: ShownPlace;
  /** The source that speaks of the other one. */
  readonly source: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly rivals: readonly string[];
}

/** The name of a pair, whichever comes first. */
export function pairId(one: string, other: string): string {
  return createHash('sha256').update([one, other].sort().join('\n')).digest('hex').slice(0, 20);
}

/** Every pair that waits, the most probable first. */
export async function listWaiting(records: RecordStore): Promise<WaitingPair[]> {
  const found: WaitingPair[] = [];
  for await (const { value } of records.list('identity')) {
    // What this module wrote.
    found.push(value as unknown as WaitingPair);
  }
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The pair with a name, where it still waits. */
export async function findWaiting(records: RecordStore, id: string): Promise<WaitingPair | undefined> {
  return (await records.get('identity', id))?.value as unknown as WaitingPair | undefined;
}

/** What takes a pair off the list. */
export function noLongerWaiting(id: string): RecordChange {
  return { collection: 'identity', key: id };
}

/** Brings the list to what is wanted; pairs out of scope stay as they are. */
export async function replaceWaiting(
  records: RecordStore,
  wanted: readonly WaitingPair[],
  isInScope: (pair: WaitingPair) => boolean,
): Promise<void> {
  const texts = new Map(wanted.map((pair) => [pair.id, JSON.stringify(pair)]));
  const changes: RecordChange[] = [];
  for await (const { key, value } of records.list('identity')) {
    if (texts.get(key) === JSON.stringify(value)) {
      texts.delete(key);
    } else if (!texts.has(key) && isInScope(value as unknown as WaitingPair)) {
      changes.push(noLongerWaiting(key));
    }
  }
  for (const [key, text] of texts) {
    changes.push({ collection: 'identity', key, value: JSON.parse(text) as JsonValue });
  }
  if (changes.length > 0) {
    await records.write(changes);
  }
}
