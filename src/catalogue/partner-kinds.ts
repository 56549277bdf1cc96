/** The kinds of partners that have a column of their own in the technical table of the seed page. */
export const columnKinds = ['collectivite', 'centre-social', 'bailleur-social', 'acteur-de-la-formation'] as const;

/** Whether a kind of partner stands in the column of the others. */
export function isOtherKind(kind: string): boolean {
  return !columnKinds.some((known) => known === kind);
}
