/** What the rank of a fabrique in the list tells about its label. */
export type Wave = { readonly wave: string } | { readonly year: string };

/** The last rank of the waves of 2020 and 2021; ranks after it were labelled in 2023. */
const lastOfFirstWaves = 300;

/**
 * When a fabrique got its label, inferred from its identifier: the programme gave 300 labels in 2020 and 2021
 * and 82 in 2023, and the list is numbered in that order.
 *
 * @returns Undefined for an identifier that is not a rank.
 */
export function waveOf(identifier: string): Wave | undefined {
  const rank = Number(/^fabt-(\d+)$/u.exec(identifier)?.[1]);
  if (Number.isNaN(rank)) {
    return undefined;
  }
  return rank <= lastOfFirstWaves ? { wave: '2020-2021' } : { year: '2023' };
}
