import { describe, expect, it } from 'vitest';
import { expectToConverge } from '../../support/converge.ts';

const rounds = 20;

describe('Two instances that harvest each other for twenty rounds, with edits on both sides', () => {
  it.each([[['fabriques', 'fabriques']], [['ldes', 'ldes']]] as const)(
    'converge, and nothing grows once nobody edits (%s)',
    async (kinds) => {
      const figures = await expectToConverge(kinds, rounds);
      expect(figures).toHaveLength(rounds + 1);
      const most = Math.max(...figures.flat().map(({ documents }) => documents));
      // Four places of each at a time, once more on the other side, the peers and one link.
      expect(most).toBeLessThanOrEqual(10);
    },
    120_000,
  );
});
