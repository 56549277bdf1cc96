import { termToSparql } from './term-to-sparql.ts';
import { DataFactory } from 'n3';
import { parseQuery } from './parse-sparql.ts';
import { writeSparql } from './write-sparql.ts';

/**
 * A query whose variable is bound to IRIs at the head of each branch of its `UNION`s, or of its `WHERE` where it has none:
 * engines seldom carry the values of a `VALUES` at the end into the branches.
 */
export function bindInBranches(query: string, variable: string, iris: readonly string[]): string {
  const tree = parseQuery(query);
  const terms = iris.map((iri) => termToSparql(DataFactory.namedNode(iri))).join(' ');
  const [values] = parseQuery(`SELECT * WHERE { VALUES ?${variable} { ${terms} } }`).where?.patterns ?? [];
  if (!tree.where || !values) {
    return query;
  }
  const { patterns } = tree.where;
  const isBranching = patterns.some(({ subType }) => subType === 'union');
  const bound = patterns.map((pattern) =>
    pattern.subType === 'union'
      ? { ...pattern, patterns: pattern.patterns.map((group) => ({ ...group, patterns: [values, ...group.patterns] })) }
      : pattern,
  );
  return writeSparql({ ...tree, where: { ...tree.where, patterns: isBranching ? bound : [values, ...bound] } });
}
