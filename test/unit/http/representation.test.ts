import { describe, expect, it } from 'vitest';
import { writeLinks } from '../../../src/http/links.ts';
import { createRepresentationCache } from '../../../src/http/representation-cache.ts';
import { createRepresentation } from '../../../src/http/representation.ts';
import type { Store } from '../../../src/store/store.ts';

describe('The validator of a representation', () => {
  it('is the same exactly as long as the bytes and their type are', () => {
    const { etag } = createRepresentation('text', 'text/plain');
    expect(createRepresentation('text', 'text/plain').etag).toBe(etag);
    expect(createRepresentation('text', 'text/turtle').etag).not.toBe(etag);
    expect(createRepresentation('texts', 'text/plain').etag).not.toBe(etag);
  });
});

describe('The cache of representations', () => {
  let revision = 1;
  const store = { revision: async () => revision } as unknown as Store;
  const made = async (text: string) => createRepresentation(text, 'text/plain');

  it('makes a representation once, also for requests that come together', async () => {
    const cache = createRepresentationCache(store);
    let count = 0;
    const make = () => made(`made ${++count}`);
    const all = await Promise.all([cache.get('a', make), cache.get('a', make), cache.get('a', make)]);
    await cache.get('a', make);
    expect([count, new Set(all).size]).toEqual([1, 1]);
  });

  it('forgets everything at a new revision, and keeps nothing that was made of an older one', async () => {
    const cache = createRepresentationCache(store);
    await cache.get('a', () => made('old'));
    const slow = cache.get('b', async () => {
      revision += 1;
      await cache.get('c', () => made('c'));
      return made('read before the change');
    });
    expect((await slow).body.toString()).toBe('read before the change');
    expect((await cache.get('a', () => made('new'))).body.toString()).toBe('new');
    expect((await cache.get('b', () => made('read after it'))).body.toString()).toBe('read after it');
  });

  it('tries again what failed', async () => {
    const cache = createRepresentationCache(store);
    await expect(cache.get('a', () => Promise.reject(new Error('once')))).rejects.toThrow('once');
    expect((await cache.get('a', () => made('now'))).body.toString()).toBe('now');
  });
});

describe('The Link header', () => {
  it('is ASCII, whatever the IRI, and escapes what it quotes', () => {
    const link = writeLinks([{ href: 'http://x/é%C3%A9 >', rel: 'alternate', title: 'a "b"' }]);
    expect(link).toBe('<http://x/%C3%A9%C3%A9%20%3E>; rel="alternate"; title="a \\"b\\""');
  });
});
