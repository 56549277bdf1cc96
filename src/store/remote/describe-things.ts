import { is, partsOf, type Tree } from '../../core/sparql/tree.ts';
import { tooManyRows } from '../result-limits.ts';
import { type AdaptedQuery, writeTree } from './adapt-query.ts';
import { type Asked, constructTriples } from './construct-triples.ts';
import type { Endpoint } from './endpoint.ts';
import { blankPrefix } from './system-graphs.ts';
import { iriRef } from './terms.ts';

/** Things of which one query asks. */
const thingsAtOnce = 100;
/** A description goes on through blank nodes, this far. */
const deepest = 16;

/**
 * What a `DESCRIBE` gives, as lines of N-Triples, as they arrive: the triples of which a thing is the subject, and
 * those of the blank nodes that they lead to. Each store has another idea of it, and none knows which of its graphs
 * are documents.
 */
export async function* describeThings(
  { tree, dataset }: AdaptedQuery,
  endpoint: Endpoint,
  asked: Asked,
): AsyncGenerator<readonly string[]> {
  const described = new Set<string>();
  let count = 0;
  let next = await thingsIn(tree, endpoint, asked);
  for (let depth = 0; next.length > 0 && depth < deepest; depth += 1) {
    next.forEach((thing) => described.add(thing));
    const nodes = new Set<string>();
    for (let start = 0; start < next.length; start += thingsAtOnce) {
      const things = next
        .slice(start, start + thingsAtOnce)
        .map(iriRef)
        .join(' ');
      const text =
        `CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { ${things} } ` +
        `VALUES ?g { ${dataset.defaultGraphs.map(iriRef).join(' ')} } GRAPH ?g { ?s ?p ?o } }`;
      // Each thing is described once, so that no triple comes again.
      for await (const lines of constructTriples(text, endpoint, asked)) {
        count += lines.length;
        if (count > asked.mostRows) {
          throw tooManyRows(asked.mostRows, 'triples');
        }
        lines.flatMap(blankObject).forEach((node) => nodes.add(node));
        yield lines;
      }
    }
    next = [...nodes].filter((node) => !described.has(node));
  }
}

/** The things that a query names, and those that its pattern finds, by their names in the store. */
async function thingsIn(tree: Tree, endpoint: Endpoint, asked: Asked): Promise<string[]> {
  const items = partsOf(tree, 'variables');
  const named = items.flatMap((item) => (is(item, 'term', 'namedNode') ? [String(item['value'])] : []));
  const variables = items.filter((item) => !is(item, 'term', 'namedNode'));
  if (variables.length === 0 || !is(tree['where'], 'pattern')) {
    return [...new Set(named)];
  }
  const text = writeTree({ ...tree, subType: 'select', variables });
  const { rows } = await endpoint.table({ ...asked, text });
  const found = rows.flatMap((row) => Object.values(row)).filter(({ type }) => type === 'uri');
  return [...new Set([...named, ...found.map(({ value }) => value)])];
}

function blankObject(line: string): string[] {
  const label = /_:(\S+) \.\n$/u.exec(line)?.[1];
  return label === undefined ? [] : [blankPrefix + encodeURIComponent(label)];
}
