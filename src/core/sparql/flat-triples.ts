import { is, partsOf, type Tree, withParts } from './tree.ts';

/** The triples of a basic graph pattern one by one, those of `[ … ]` and `( … )` included. */
export function flatTriples(items: readonly Tree[]): Tree[] {
  return items.flatMap((item) => {
    if (is(item, 'tripleCollection')) {
      return flatTriples(partsOf(item, 'triples'));
    }
    const [subject, object] = [item['subject'] as Tree, item['object'] as Tree];
    return [
      ...nestedIn(subject),
      withParts(item, { subject: identifierOf(subject), object: identifierOf(object) }),
      ...nestedIn(object),
    ];
  });
}

function identifierOf(node: Tree): Tree {
  return is(node, 'tripleCollection') ? (node['identifier'] as Tree) : node;
}

function nestedIn(node: Tree): Tree[] {
  return is(node, 'tripleCollection') ? flatTriples([node]) : [];
}
