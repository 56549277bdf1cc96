import { describe, expect, it } from 'vitest';
import type { QueryJob } from '../../../src/store/embedded/query-job.ts';
import { QueryQueue } from '../../../src/store/embedded/query-queue.ts';

const noop = () => undefined;
const job = (
  id: number,
  client: string | undefined,
  more: Partial<QueryJob> & { portal?: boolean } = {},
): QueryJob => ({
  id,
  request: { text: '', ...(client !== undefined && { client }), ...(more.portal && { lane: 'portal' }) },
  revision: 0,
  long: more.long ?? false,
  resolve: noop,
  reject: noop,
});
const queueOf = (...jobs: readonly QueryJob[]) => {
  const queue = new QueryQueue();
  jobs.forEach((one) => queue.add(one));
  return queue;
};

describe('The queue of queries', () => {
  it('is served in order for one client', () => {
    const queue = queueOf(job(1, 'ada'), job(2, 'ada'));
    expect([queue.take([], 2)?.id, queue.take([], 2)?.id, queue.take([], 2)]).toEqual([1, 2, undefined]);
  });

  it('lets a client who has nothing running go before one who has', () => {
    const queue = queueOf(job(1, 'ada'), job(2, 'bo'));
    expect(queue.take([job(0, 'ada')], 2)?.id).toBe(2);
  });

  it('lets the portal go before every client', () => {
    expect(queueOf(job(1, 'ada'), job(2, undefined, { portal: true })).take([], 2)?.id).toBe(2);
  });

  it('keeps the last replica from long queries, and from a client who sends nothing else', () => {
    const running = [job(1, 'ada', { long: true }), job(2, 'ada', { long: true })];
    const queue = queueOf(job(3, 'ada', { long: true }), job(4, 'ada'));
    expect(queue.take(running, 2)?.id).toBe(4);
    [job(6, 'ada', { long: true }), job(7, 'ada'), job(5, 'bo')].forEach((one) => queue.add(one));
    expect([queue.take(running, 2)?.id, queue.take(running, 2)]).toEqual([5, undefined]);
    expect(queue.take(running.slice(1), 2)?.id).toBe(3);
  });
});
