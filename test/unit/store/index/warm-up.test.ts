import { describe, expect, it } from 'vitest';
import { createQueryEngine } from '../../../../src/query/query-engine.ts';
import { warmUp as warmUpReading } from '../../../../src/query/warm-up.ts';
import { Replica } from '../../../../src/store/index/replica.ts';
import { warmUp } from '../../../../src/store/index/warm-up.ts';
import type { Store } from '../../../../src/store/store.ts';

describe('Warming up', () => {
  it('asks a replica nothing that it refuses, and leaves it as it was', async () => {
    const replica = new Replica({ union: true });
    replica.add('<http://e/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/T> <http://e/g> .\n');
    const { size } = replica;
    await warmUp(replica);
    expect(replica.size).toBe(size);
  });

  it('asks an empty replica nothing', async () => {
    const asked: string[] = [];
    const body = '{"head":{"vars":["s"]},"results":{"bindings":[]}}';
    await warmUp({
      query: ({ text }) => {
        asked.push(text);
        return { mediaType: 'application/sparql-results+json', body };
      },
    });
    expect(asked).toHaveLength(1);
  });

  it('reads queries that are all well-formed, and asks none', async () => {
    const store: Partial<Store> = {};
    await warmUpReading(createQueryEngine({ store: store as Store, baseIri: 'http://e/' }), 1);
  });
});
