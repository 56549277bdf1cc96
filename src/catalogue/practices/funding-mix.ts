import type { FundingLine } from './practice-index.ts';

/** One part of a funding mix: the kind of funder and how much it gives. */
export interface FundingPart {
  readonly kind: string;
  readonly amount: number;
  /** From 0 to 1, of what is known in that currency. */
  readonly share: number;
}

/** A funding mix in one currency, the greatest part first. */
export interface FundingMix {
  readonly currency: string;
  readonly total: number;
  readonly parts: readonly FundingPart[];
  /** The kinds of which nobody noted how much. */
  readonly unknown: readonly string[];
}

/** Adds up the lines of funding mixes by kind of funder, one mix for each currency. */
export function mixFunding(lines: readonly FundingLine[]): FundingMix[] {
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const within = lines.filter((line) => line.currency === currency);
    const sums = new Map<string, number>();
    for (const { kind, amount } of within) {
      if (amount !== undefined) {
        sums.set(kind, (sums.get(kind) ?? 0) + amount);
      }
    }
    const total = [...sums.values()].reduce((sum, amount) => sum + amount, 0);
    return {
      currency,
      total,
      parts: [...sums]
        .map(([kind, amount]) => ({ kind, amount, share: total > 0 ? amount / total : 0 }))
        .sort((a, b) => b.amount - a.amount || (a.kind < b.kind ? -1 : 1)),
      unknown: [...new Set(within.map(({ kind }) => kind))].filter((kind) => !sums.has(kind)),
    };
  });
}
