import { DomainError } from '../errors.ts';
import { nodesOf } from './syntax-tree.ts';
import { is, partsOf, type Tree } from './tree.ts';
import { visibleIn, visibleInAll } from './visible-variables.ts';

/**
 * Refuses what the grammar's notes forbid and the parser lets pass: to bind a variable that has a value already. The
 * engine refuses it too, but can only point into the text that it was given, which is not the client's.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#variableScope | SPARQL 1.1 Query, 18.2.1}
 * @throws DomainError `malformed-query`.
 */
export function refuseDoubleBinding(query: Tree): Tree {
  for (const { node } of nodesOf(query)) {
    const patterns = partsOf(node as Tree, 'patterns');
    for (const [index, pattern] of patterns.entries()) {
      if (is(pattern, 'pattern', 'bind')) {
        refuse(pattern, visibleInAll(patterns.slice(0, index)));
      }
    }
    if (is(node, 'query', 'select') && is(node['where'], 'pattern')) {
      const bound = visibleIn(node['where']);
      for (const item of partsOf(node, 'variables').filter((one) => is(one, 'pattern', 'bind'))) {
        refuse(item, bound);
        visibleIn(item).forEach((name) => bound.add(name));
      }
    }
  }
  return query;
}

function refuse(binding: Tree, bound: ReadonlySet<string>): void {
  for (const name of visibleIn(binding)) {
    if (bound.has(name)) {
      throw new DomainError('malformed-query', `The variable ?${name} is bound twice`, {
        details: { variable: name, inFrench: `La variable ?${name} est liée deux fois` },
      });
    }
  }
}
