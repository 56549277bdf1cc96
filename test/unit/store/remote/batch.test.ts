import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Batch } from '../../../../src/store/remote/batch.ts';

describe('A batch', () => {
  it('asks once for what is asked for at the same time, and once for each key', async () => {
    const asked: (readonly string[])[] = [];
    const batch = new Batch(async (keys) => {
      asked.push(keys);
      return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]));
    });
    expect(await Promise.all(['a', 'b', 'a', 'none'].map(async (key) => batch.get(key)))).toEqual([
      'A',
      'B',
      'A',
      undefined,
    ]);
    expect(asked).toEqual([['a', 'b', 'none']]);
  });

  it('asks anew for who comes when a question is under way, whose answer may be older', async () => {
    let value = 1;
    const answering: (() => void)[] = [];
    const batch = new Batch(async (keys) => {
      const read = value;
      await new Promise<void>((resolve) => answering.push(resolve));
      return new Map(keys.map((key) => [key, read]));
    });
    const first = batch.get('a');
    await soon();
    await soon();
    value = 2;
    const second = batch.get('a');
    await soon();
    await soon();
    answering.forEach((answer) => answer());
    expect(await Promise.all([first, second])).toEqual([1, 2]);
  });

  it('fails for those who asked together, and not for the next', async () => {
    let fails = true;
    const batch = new Batch(async (keys) => {
      if (fails) {
        throw new Error('gone');
      }
      return new Map(keys.map((key) => [key, key]));
    });
    const failed = await Promise.allSettled([batch.get('a'), batch.get('b')]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await batch.get('a')).toBe('a');
  });
});
