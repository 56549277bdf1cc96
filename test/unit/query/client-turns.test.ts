import { describe, expect, it } from 'vitest';
import { ClientTurns } from '../../../src/query/client-turns.ts';

const never = async () => new Promise<never>(() => undefined);

describe('The turns of clients', () => {
  it('are bounded for each client by itself', async () => {
    const turns = new ClientTurns(2);
    void turns.take('ada', never);
    void turns.take('ada', never);
    await expect(turns.take('ada', never)).rejects.toMatchObject({
      code: 'too-many-requests',
      details: { allowed: 2, retryAfterSeconds: 2 },
    });
    expect(await turns.take('bo', async () => Promise.resolve('an answer'))).toBe('an answer');
  });

  it('are given back, also after a failure', async () => {
    const turns = new ClientTurns(1);
    await expect(turns.take('ada', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take('ada', async () => Promise.resolve(1))).toBe(1);
  });

  it('are not counted for the server itself', async () => {
    const turns = new ClientTurns(0);
    expect(await turns.take(undefined, async () => Promise.resolve(1))).toBe(1);
  });
});
