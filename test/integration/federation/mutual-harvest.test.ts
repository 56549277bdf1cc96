import { describe, expect, it } from 'vitest';
import { expectToConverge } from '../../support/converge.ts';

// Twenty rounds are in twenty-rounds.test.ts.
const rounds = 4;

describe('Two instances that harvest each other', () => {
  it('converge, and nothing grows once nobody edits', async () => {
    const figures = await expectToConverge(['fabriques', 'ldes'], rounds);
    expect(figures).toHaveLength(rounds + 1);
  });
});
