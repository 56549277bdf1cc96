/** Any node of a syntax tree. */
export interface SyntaxNode {
  readonly type: string;
  readonly subType?: string;
}

/** Whether something found in a tree is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * Copies a tree and lets a function replace nodes on the way back up, children first.
 * What is not changed is not copied, so an untouched tree comes back as itself.
 */
export function mapTree<T>(value: T, replace: (node: SyntaxNode) => SyntaxNode): T {
  if (Array.isArray(value)) {
    const mapped = (value as unknown[]).map((item) => mapTree(item, replace));
    return (mapped.some((item, index) => item !== value[index]) ? mapped : value) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  let changed = false;
  for (const [key, child] of Object.entries(value)) {
    copy[key] = key === 'loc' ? child : mapTree(child, replace);
    changed ||= copy[key] !== child;
  }
  const node = changed ? (copy as T) : value;
  return isNode(node) ? (replace(node) as T) : node;
}

/** Every node below and including a value, parents first, in the order of the text, without recursion. */
export function* nodesOf(value: unknown): Generator<{ readonly node: SyntaxNode; readonly depth: number }> {
  const stack: [unknown, number][] = [[value, 0]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [current, depth] = next;
    if (typeof current !== 'object' || current === null) {
      continue;
    }
    if (isNode(current)) {
      yield { node: current, depth };
    }
    const step = isNode(current) ? depth + 1 : depth;
    for (const [key, child] of Object.entries(current).reverse()) {
      if (key !== 'loc') {
        stack.push([child, step]);
      }
    }
  }
}
