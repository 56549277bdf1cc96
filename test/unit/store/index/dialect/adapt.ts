import { toDialect } from '../../../../../src/store/index/dialect/to-dialect.ts';

/** Adapts a query to an index without literals under another datatype, and puts the text in one line. */
export function adapt(query: string): string {
  return toDialect(query, undefined, {
    lexicalPredicates: new Set(),
    unknownFunctions: new Set(),
    isNode: () => true,
  }).replace(/\s+/gu, ' ');
}
