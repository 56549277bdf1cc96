import type { Query } from '@traqula/rules-sparql-1-1';
import { DomainError } from '../../core/errors.ts';
import { mapTree, nodesOf } from '../../core/sparql/syntax-tree.ts';
import {
  bgp,
  bind,
  blankNode,
  FreshNames,
  graph as inGraph,
  group,
  is,
  iri,
  oneOf,
  partsOf,
  type Tree,
  triple,
  union,
  variable,
  withParts,
} from '../../core/sparql/tree.ts';
import { isVolatile } from '../volatile.ts';
import { sourcesIri } from './sources.ts';
import { triplePatterns } from './triple-patterns.ts';
import { countVariables, projected, variablesInScope } from './variables.ts';

type GraphName = Tree | undefined;

/**
 * Makes a query one over all sources: what hangs together in each basic graph pattern becomes a `SERVICE` of its own,
 * with a pattern for each triple, and copies of the filters that are about nothing else.
 *
 * @throws DomainError `bad-request` for a query that says itself which graphs it is about.
 */
export function spreadOverSources(query: Query): Query {
  if (query.datasets.clauses.length > 0) {
    throw new DomainError('bad-request', 'A query over several sources has no FROM: graphs are those of one server', {
      details: {
        parameter: 'sources',
        inFrench: 'Une question à plusieurs sources n’a pas de FROM : les graphes sont ceux d’un seul serveur',
      },
    });
  }
  // Trees are plain data, of which the writer and the planner read the same parts.
  const tree = query as unknown as Tree;
  const spreader = new Spreader(new FreshNames([...countVariables(query).keys()].join(' ')));
  return spreader.query(query.subType === 'describe' ? describing(tree) : tree) as unknown as Query;
}

/** A description over several sources is what any of them says of the thing. */
function describing(query: Tree): Tree {
  const named = partsOf(query, 'variables').filter((term) => is(term, 'term', 'namedNode'));
  const where = query['where'] as Tree | undefined;
  const inScope = where ? variablesInScope([where as never]) : [];
  const wanted = partsOf(query, 'variables').some((term) => is(term, 'wildcard'))
    ? inScope
    : partsOf(query, 'variables').flatMap((term) => (is(term, 'term', 'variable') ? [String(term['value'])] : []));
  const names = new FreshNames([...inScope, ...wanted].join(' '));
  const [thing, property, object] = [names.next(), names.next(), names.next()].map(variable) as [Tree, Tree, Tree];
  const select = (name: string): Tree => ({
    ...withParts(query, { subType: 'select', distinct: true, where: where ?? group([]) }),
    variables: [variable(name)],
  });
  const branches = [
    ...(named.length > 0 ? [[oneOf(thing, named)]] : []),
    ...wanted.map((name) => [select(name), bind(variable(name), String(thing['value']))]),
  ];
  const statement = bgp([triple(thing, property, object)]);
  return {
    ...withParts(query, { subType: 'construct', template: statement, solutionModifiers: {}, values: undefined }),
    where: group([...(branches.length > 0 ? [union(...branches)] : []), statement]),
  };
}

class Spreader {
  public constructor(private readonly names: FreshNames) {}

  /** A query or a subquery. */
  public query(query: Tree, graph?: GraphName): Tree {
    const wildcard = is(query, 'query', 'select') && partsOf(query, 'variables').some((one) => is(one, 'wildcard'));
    // Before variables are added that nobody asked for.
    const shown = wildcard ? projected(query as never).map(variable) : [];
    const { where, variables, solutionModifiers } = query;
    return withParts(query, {
      ...(is(where, 'pattern') && { where: group(this.#patterns(partsOf(where, 'patterns'), graph)) }),
      solutionModifiers: this.#existences(solutionModifiers, graph),
      variables: shown.length > 0 ? shown : this.#existences(variables, graph),
    });
  }

  #patterns(patterns: readonly Tree[], graph: GraphName): Tree[] {
    const filters = patterns.filter(isPlainFilter);
    const spread: Tree[] = [];
    let triples: Tree[] = [];
    const flush = () => {
      spread.push(...this.#services(triples, filters, graph));
      triples = [];
    };
    for (const pattern of patterns) {
      if (is(pattern, 'pattern', 'bgp')) {
        triples.push(...partsOf(pattern, 'triples'));
      } else if (is(pattern, 'pattern', 'filter') || is(pattern, 'pattern', 'values')) {
        spread.push(this.#existences(pattern, graph));
      } else {
        flush();
        spread.push(this.#within(pattern, graph));
      }
    }
    flush();
    return spread;
  }

  #within(pattern: Tree, graph: GraphName): Tree {
    const patterns = partsOf(pattern, 'patterns');
    switch (pattern.subType ?? '') {
      case 'group':
      case 'optional':
      case 'minus':
        return withParts(pattern, { patterns: this.#patterns(patterns, graph) });
      case 'union':
        return withParts(pattern, { patterns: patterns.map((branch) => this.#within(branch, graph)) });
      case 'graph':
        return group(this.#inGraph(patterns, pattern['name'] as Tree));
      case 'select':
        if (is(graph, 'term', 'variable')) {
          throw new DomainError(
            'query-too-complex',
            'A subquery within GRAPH of a variable is not asked of several sources',
          );
        }
        return this.query(pattern, graph);
      case 'service':
        return pattern;
      default:
        return this.#existences(pattern, graph);
    }
  }

  #inGraph(patterns: readonly Tree[], name: Tree): Tree[] {
    const spread = this.#patterns(patterns, name);
    return patterns.some((one) => is(one, 'pattern', 'bgp')) ? spread : [service([inGraph(name, [])]), ...spread];
  }

  /** One for each part of a basic graph pattern that shares no variable with the rest of it. */
  #services(triples: readonly Tree[], filters: readonly Tree[], graph: GraphName): Tree[] {
    const patterns = triplePatterns(triples, this.names);
    return connected(patterns, is(graph, 'term', 'variable') ? String(graph['value']) : undefined).map((part) => {
      const placed = part.map((one) => (graph ? inGraph(graph, [bgp([one])]) : bgp([one])));
      const bound = new Set(variablesInScope(placed as never));
      return service([
        ...placed,
        ...filters.filter((filter) => [...countVariables(filter).keys()].every((name) => bound.has(name))),
      ]);
    });
  }

  #existences<T>(part: T, graph: GraphName): T {
    return mapTree(part, (node) =>
      is(node, 'expression', 'patternOperation')
        ? withParts(node, { args: group(this.#patterns(partsOf(node['args'] as Tree, 'patterns'), graph)) })
        : node,
    );
  }
}

function service(patterns: readonly Tree[]): Tree {
  return {
    type: 'pattern',
    subType: 'service',
    name: iri(sourcesIri),
    silent: false,
    patterns,
    loc: blankNode('')['loc'],
  };
}

/** A filter that says the same wherever it is evaluated. */
function isPlainFilter(pattern: Tree): boolean {
  return (
    is(pattern, 'pattern', 'filter') &&
    countVariables(pattern).size > 0 &&
    !isVolatile(pattern as never) &&
    ![...nodesOf(pattern)].some(({ node }) => ['patternOperation', 'functionCall'].includes(node.subType ?? ''))
  );
}

function connected(patterns: readonly Tree[], everywhere: string | undefined): Tree[][] {
  const groups: { variables: Set<string>; patterns: Tree[] }[] = [];
  for (const pattern of patterns) {
    const variables = new Set([...countVariables(pattern).keys(), ...(everywhere === undefined ? [] : [everywhere])]);
    const joined = groups.filter((one) => [...variables].some((name) => one.variables.has(name)));
    joined.forEach((one) => groups.splice(groups.indexOf(one), 1));
    groups.push({
      variables: new Set([...joined.flatMap((one) => [...one.variables]), ...variables]),
      patterns: [...joined.flatMap((one) => one.patterns), pattern],
    });
  }
  return groups.map((one) => one.patterns);
}
