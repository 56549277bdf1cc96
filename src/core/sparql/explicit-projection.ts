import { mapTree } from './syntax-tree.ts';
import { is, partsOf, type Tree, variable, withParts } from './tree.ts';
import { visibleIn } from './visible-variables.ts';

/**
 * Says what `SELECT *` means: so the columns come in the order of the query, where Oxigraph has them in that of the
 * alphabet, and variables that other rewritings need do not show.
 */
export function projectExplicitly(tree: Tree): Tree {
  return mapTree(tree, (node) => {
    if (!is(node, 'query', 'select') || !partsOf(node, 'variables').some((item) => is(item, 'wildcard'))) {
      return node;
    }
    const names = [...visibleIn(node)];
    return names.length > 0 ? withParts(node, { variables: names.map(variable) }) : node;
  });
}
