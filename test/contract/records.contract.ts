import { DataFactory } from 'n3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../src/store/records.ts';
import type { Store } from '../../src/store/store.ts';
import { baseIri } from './store.contract.ts';

const { namedNode, literal, quad } = DataFactory;
const triple = quad(
  namedNode(`${baseIri}a`),
  namedNode('http://example.org/p'),
  literal('x'),
  namedNode(`${baseIri}graphs/a`),
);
const changeset = { added: [triple], removed: [], author: 'test', message: 'A test' };
const conflict = { code: 'record-conflict' };

/** Runs the behaviour that the records of every {@link Store} share against one adapter. */
export function describeRecords(
  name: string,
  open: () => Promise<{ store: Store; reopen: () => Promise<Store> }>,
): void {
  describe(`The records of a ${name}`, () => {
    let store: Store;
    let reopen: () => Promise<Store>;
    beforeEach(async () => {
      ({ store, reopen } = await open());
    });
    afterEach(async () => store.close());

    const listed = async (prefix?: string, newestFirst = false): Promise<StoredRecord[]> => {
      const records: StoredRecord[] = [];
      for await (const record of store.records.list('proposals', { newestFirst, ...(prefix && { prefix }) })) {
        records.push(record);
      }
      return records;
    };
    const put = (key: string, value: string, expectedVersion?: number) =>
      store.records.write([
        { collection: 'proposals', key, value, ...(expectedVersion !== undefined && { expectedVersion }) },
      ]);

    it('come back as they were written, nested, in any script, and absent members stay absent', async () => {
      const value = { text: 'œuvre « 𝄞 »\n', list: [1, null, true, { deep: [] }], none: undefined };
      await store.records.write([{ collection: 'proposals', key: 'é/1', value }]);
      const record = await store.records.get('proposals', 'é/1');
      expect(record?.value).toStrictEqual({ text: value.text, list: value.list });
      expect(await store.records.get('proposals', 'other')).toBeUndefined();
      expect(await store.records.get('tokens', 'é/1')).toBeUndefined();
    });

    it('are listed in the order of their keys, by prefix, in either direction', async () => {
      for (const key of ['b/2', 'a/1', 'b/1', 'b/10']) {
        await put(key, key);
      }
      expect((await listed()).map(({ key }) => key)).toEqual(['a/1', 'b/1', 'b/10', 'b/2']);
      expect((await listed('b/')).map(({ value }) => value)).toEqual(['b/1', 'b/10', 'b/2']);
      expect((await listed('b/', true)).map(({ key }) => key)).toEqual(['b/2', 'b/10', 'b/1']);
    });

    it('refuse a change that expects another version, so that nobody overwrites another unseen', async () => {
      await put('a', 'first', 0);
      await expect(put('a', 'again', 0)).rejects.toMatchObject(conflict);
      const version = (await store.records.get('proposals', 'a'))?.version ?? 0;
      await put('a', 'second', version);
      await expect(put('a', 'third', version)).rejects.toMatchObject(conflict);
      expect((await store.records.get('proposals', 'a'))?.value).toBe('second');
    });

    it('never have a version twice, not even after they were deleted', async () => {
      await put('a', 'first');
      const version = (await store.records.get('proposals', 'a'))?.version ?? 0;
      await store.records.write([{ collection: 'proposals', key: 'a' }]);
      await put('a', 'first', 0);
      await expect(put('a', 'second', version)).rejects.toMatchObject(conflict);
    });

    it('change all together or not at all', async () => {
      await put('a', 'first');
      const write = store.records.write([
        { collection: 'proposals', key: 'b', value: 'new' },
        { collection: 'proposals', key: 'a', value: 'changed', expectedVersion: 0 },
      ]);
      await expect(write).rejects.toMatchObject(conflict);
      expect((await listed()).map(({ key, value }) => [key, value])).toEqual([['a', 'first']]);
    });

    it('are as good as deleted once they have expired', async () => {
      const record = { collection: 'proposals', key: 'a', value: 'x' } as const;
      await store.records.write([{ ...record, expires: new Date(Date.now() + 60_000) }]);
      expect((await listed()).length).toBe(1);
      await store.records.write([{ ...record, expires: new Date(Date.now() - 1) }]);
      expect(await store.records.get('proposals', 'a')).toBeUndefined();
      expect(await listed()).toEqual([]);
      await put('a', 'new', 0);
    });

    it('are changed with documents, or neither is', async () => {
      const record = { collection: 'proposals', key: 'a', value: 'x', expectedVersion: 0 } as const;
      await store.commit({ ...changeset, records: [record] });
      expect(await store.revision()).toBe(1);
      expect((await store.records.get('proposals', 'a'))?.value).toBe('x');
      const second = quad(triple.subject, triple.predicate, literal('y'), triple.graph);
      await expect(store.commit({ ...changeset, added: [second], records: [record] })).rejects.toMatchObject(conflict);
      expect(await store.revision()).toBe(1);
      expect(await store.readGraph(triple.graph)).toHaveLength(1);
    });

    it('are changed even where the documents are not', async () => {
      await store.commit({ ...changeset, added: [], records: [{ collection: 'proposals', key: 'a', value: 'x' }] });
      expect(await store.revision()).toBe(0);
      expect((await store.records.get('proposals', 'a'))?.value).toBe('x');
    });

    it('show in no query and no list of graphs', async () => {
      await put('a', 'secret');
      await store.ready();
      const { body } = await store.query({
        text: 'ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }',
        resultsMediaType: 'text/csv',
      });
      expect(new TextDecoder().decode(body)).toContain('false');
      for await (const { graph } of store.listGraphs()) {
        expect.unreachable(graph.value);
      }
    });

    it('are there again after the store was closed and opened', async () => {
      await put('a', 'kept');
      const version = (await store.records.get('proposals', 'a'))?.version;
      await store.close();
      store = await reopen();
      expect(await store.records.get('proposals', 'a')).toEqual({ key: 'a', value: 'kept', version });
    });
  });
}
