import { is, type Tree, withParts } from '../../../core/sparql/tree.ts';

/** Has the engine stop after so many solutions of a `SELECT`, where the query itself would go on. */
export function limitRows(query: Tree, most: number): Tree {
  if (!is(query, 'query', 'select')) {
    return query;
  }
  const modifiers = query['solutionModifiers'] as Readonly<Partial<Record<'limitOffset', Tree>>>;
  const known = modifiers.limitOffset ?? { type: 'solutionModifier', subType: 'limitOffset', loc: query['loc'] };
  const { limit = Infinity } = known as { readonly limit?: number };
  const limitOffset = { ...known, limit: Math.min(limit, most) };
  return withParts(query, { solutionModifiers: { ...modifiers, limitOffset } });
}
