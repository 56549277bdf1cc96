import { expect, it } from 'vitest';
import { AttemptLimiter, networkOf } from '../../../src/http/attempt-limiter.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0db8:0:0:1::', '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('The address %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('An address is free again after its time, and others never were locked', async () => {
  const attempts = new AttemptLimiter({ most: 2, withinMs: 50 });
  expect([attempts.fail('a'), attempts.fail('a'), attempts.fail('a')]).toEqual([false, true, false]);
  expect([attempts.secondsLocked('a'), attempts.secondsLocked('b')]).toEqual([1, 0]);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(attempts.secondsLocked('a')).toBe(0);
});
