import { randomInt } from 'node:crypto';
import { DomainError } from '../../core/errors.ts';
import {
  type JsonValue,
  longestRecordKey,
  type RecordChange,
  type RecordCollection,
  type RecordRange,
  type RecordStore,
  type StoredRecord,
} from '../records.ts';
import { sweep, writeIf } from './conditional-write.ts';
import { Delta, type Facts } from './delta.ts';
import { textOf } from './document-reader.ts';
import type { Endpoint, Row } from './endpoint.ts';
import { is } from './layout.ts';
import { unavailable } from './store-errors.ts';
import { systemGraphs, systemIri } from './system-graphs.ts';
import { iriRef, stringLiteral } from './terms.ts';

const rowsAtOnce = 500;
const mostAttempts = 30;
/** Marks of writes and what was left aside are taken away after an hour, and expired records, this often. */
const sweepEveryMs = 600_000;
const keptMs = 3_600_000;

const records = `GRAPH ${iriRef(systemGraphs.records)}`;
const facts =
  `?record ${iriRef(is.key)} ?key ; ${iriRef(is.value)} ?value ; ${iriRef(is.version)} ?version ; ` +
  `${iriRef(is.expires)} ?expires`;

/** A change of records, worked out over what is there: what it changes, and what must still be so when it does. */
export interface RecordPlan {
  readonly conditions: string;
  readonly changeIn: (delta: Delta) => void;
}

/** {@link RecordStore} in a graph of the store. Versions are drawn by lot, so that servers need not agree on them. */
export class RemoteRecords implements RecordStore {
  #swept = Date.now();

  public constructor(private readonly opened: () => Promise<Endpoint>) {}

  public async get(collection: RecordCollection, key: string): Promise<StoredRecord | undefined> {
    const row = await readRow(await this.opened(), collection, key);
    return row && isAlive(row) ? toRecord(row) : undefined;
  }

  public async *list(
    collection: RecordCollection,
    { prefix = '', newestFirst = false }: RecordRange = {},
  ): AsyncIterable<StoredRecord> {
    const endpoint = await this.opened();
    for (let last: string | undefined; ;) {
      const filters = [
        ...(prefix === '' ? [] : [`STRSTARTS(STR(?key), ${stringLiteral(prefix)})`]),
        ...(last === undefined ? [] : [`STR(?key) ${newestFirst ? '<' : '>'} ${stringLiteral(last)}`]),
      ];
      const rows = await endpoint.select(
        `SELECT ?key ?value ?version ?expires { ${records} { ?record ${iriRef(is.collection)} ` +
          `${stringLiteral(collection)} . ${facts} } ${filters.map((one) => `FILTER(${one})`).join(' ')} } ` +
          `ORDER BY ${newestFirst ? 'DESC(STR(?key))' : 'STR(?key)'} LIMIT ${rowsAtOnce}`,
      );
      yield* rows.filter(isAlive).map(toRecord);
      const final = rows.at(-1);
      if (!final || rows.length < rowsAtOnce) {
        return;
      }
      last = textOf(final, 'key');
    }
  }

  public async write(changes: readonly RecordChange[]): Promise<void> {
    const endpoint = await this.opened();
    await write(endpoint, changes);
    await this.#sweep(endpoint);
  }

  /** One server does it for all: whoever has the record of the turn, which ends when the next one is due. */
  async #sweep(endpoint: Endpoint): Promise<void> {
    const now = Date.now();
    if (now - this.#swept <= sweepEveryMs) {
      return;
    }
    this.#swept = now;
    const turn = { collection: 'jobs', key: 'sweep', expectedVersion: 0 } as const;
    try {
      await write(endpoint, [{ ...turn, value: {}, expires: new Date(now + sweepEveryMs) }]);
      await sweep(endpoint, new Date(now - keptMs));
      await forgetExpired(endpoint, new Date(now));
    } catch {
      // Another server has the turn, or the store is not reached: there will be others.
    }
  }
}

async function write(endpoint: Endpoint, changes: readonly RecordChange[]): Promise<void> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const { conditions, changeIn } = await planRecords(endpoint, changes);
    const delta = new Delta();
    changeIn(delta);
    if (await writeIf(endpoint, conditions, delta)) {
      return;
    }
  }
  throw unavailable('Records change faster than they can be written');
}

/** Takes away the records that have expired. */
async function forgetExpired(endpoint: Endpoint, now: Date): Promise<void> {
  const expires = iriRef(is.expires);
  await endpoint.update(
    `DELETE { ${records} { ?record ?p ?o } } WHERE { ${records} { ?record ${expires} ?expires ; ?p ?o } ` +
      `FILTER(STR(?expires) != "never" && STR(?expires) < ${stringLiteral(now.toISOString())}) }`,
  );
}

/**
 * Works out a change of records.
 *
 * @throws DomainError `record-conflict` where one is not the one that is expected.
 */
export async function planRecords(endpoint: Endpoint, changes: readonly RecordChange[]): Promise<RecordPlan> {
  const planned = await Promise.all(changes.map(async (change) => planRecord(endpoint, change)));
  return {
    conditions: planned.map(({ conditions }) => conditions).join(' '),
    changeIn: (delta) => planned.forEach(({ changeIn }) => changeIn(delta)),
  };
}

async function planRecord(
  endpoint: Endpoint,
  { collection, key, value, expires, expectedVersion }: RecordChange,
): Promise<RecordPlan> {
  if (key.length === 0 || key.length > longestRecordKey) {
    throw new RangeError(`A record's key has 1 to ${longestRecordKey} characters`);
  }
  const row = await readRow(endpoint, collection, key);
  const version = row && isAlive(row) ? Number(textOf(row, 'version')) : 0;
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new DomainError('record-conflict', `The record "${key}" of ${collection} has changed meanwhile.`, {
      details: { inFrench: `L’enregistrement « ${key} » (${collection}) a changé entre-temps.` },
    });
  }
  const name = recordIri(collection, key);
  const said = (...[text, number, end]: [string, string, string]): Facts => ({
    [is.collection]: collection,
    [is.key]: key,
    [is.value]: text,
    [is.version]: number,
    [is.expires]: end,
  });
  return {
    conditions: row
      ? `${records} { ${iriRef(name)} ${iriRef(is.version)} ${stringLiteral(textOf(row, 'version'))} }`
      : `FILTER NOT EXISTS { ${records} { ${iriRef(name)} ${iriRef(is.version)} ?version } }`,
    changeIn: (delta) => {
      if (row) {
        const old = said(textOf(row, 'value'), textOf(row, 'version'), textOf(row, 'expires'));
        delta.deleteFacts(systemGraphs.records, name, old);
      }
      if (value !== undefined) {
        const drawn = String(randomInt(1, 2 ** 48 - 1));
        const kept = said(JSON.stringify(value), drawn, expires?.toISOString() ?? 'never');
        delta.insertFacts(systemGraphs.records, name, kept);
      }
    },
  };
}

async function readRow(endpoint: Endpoint, collection: string, key: string): Promise<Row | undefined> {
  const [row] = await endpoint.select(
    `SELECT ?key ?value ?version ?expires { VALUES ?record { ${iriRef(recordIri(collection, key))} } ${records} { ${facts} } }`,
  );
  return row;
}

function recordIri(collection: string, key: string): string {
  return systemIri(`record:${collection}:${encodeURIComponent(key)}`);
}

function isAlive(row: Row): boolean {
  const expires = textOf(row, 'expires');
  return expires === 'never' || Date.parse(expires) > Date.now();
}

function toRecord(row: Row): StoredRecord {
  const expires = textOf(row, 'expires');
  return {
    key: textOf(row, 'key'),
    // Written by `planRecord` from a JsonValue.
    value: JSON.parse(textOf(row, 'value')) as JsonValue,
    version: Number(textOf(row, 'version')),
    ...(expires !== 'never' && { expires: new Date(expires) }),
  };
}
