import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureIdentity, type Measured } from '../../../bench/identity/measure-identity.ts';

const dataDir = join(resolve(import.meta.dirname, '../../..'), 'data');

let measured: Measured;
beforeAll(async () => {
  measured = await measureIdentity(dataDir, 'http://localhost:3000/');
});

/** The figures of `docs/identity.md`, with a little room; the reasons of each label stand beside it. */
describe('Identity, measured on the labelled pairs of fabriques and tiers-lieux of 2019', () => {
  it('has labels of every kind, and for all that it links or suggests', () => {
    const verdicts = [...measured.labels.values()].map(({ verdict }) => verdict);
    for (const [verdict, least] of [
      ['meme', 50],
      ['proche', 8],
      ['autre', 50],
    ] as const) {
      expect(verdicts.filter((one) => one === verdict).length).toBeGreaterThanOrEqual(least);
    }
    expect([...measured.labels.values()].filter(({ reason }) => reason === '')).toEqual([]);
    expect(measured.figures.unlabelled).toEqual([]);
  });

  it('links without a look only what is the same place, and more than half of it', () => {
    expect(measured.figures.linkPrecision).toBe(1);
    expect(measured.figures.linkRecall).toBeGreaterThanOrEqual(0.55);
  });

  it('shows editors nearly all that is the same place, and little else', () => {
    expect(measured.figures.suggestionRecall).toBeGreaterThanOrEqual(0.95);
    expect(measured.figures.suggestionPrecision).toBeGreaterThanOrEqual(0.95);
  });

  it('finds all true pairs of the candidate list, and links none of its false ones', () => {
    expect(measured.figures.listRecall).toBe(1);
    expect(measured.figures.listPrecision).toBe(1);
  });
});
