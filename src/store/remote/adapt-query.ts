import type { Query } from '@traqula/rules-sparql-1-1';
import { DomainError } from '../../core/errors.ts';
import { refuseDoubleBinding } from '../../core/sparql/double-binding.ts';
import { projectExplicitly } from '../../core/sparql/explicit-projection.ts';
import { parseQuery } from '../../core/sparql/parse-sparql.ts';
import { mapTree, nodesOf } from '../../core/sparql/syntax-tree.ts';
import { call, FreshNames, is, literal, partsOf, type Tree, withParts } from '../../core/sparql/tree.ts';
import { writeSparql } from '../../core/sparql/write-sparql.ts';
import type { QueryRequest } from '../query-request.ts';
import { overDefaultGraphs } from './default-graph.ts';
import { blankPrefix, systemPrefix } from './system-graphs.ts';
import { toVisible, type VisibleDataset } from './visible-dataset.ts';

/** A query as the store is asked it. */
export interface AdaptedQuery {
  readonly form: Query['subType'];
  readonly text: string;
  readonly tree: Tree;
  /** The query as it was written, and the graphs that it sees. */
  readonly parsed: Tree;
  readonly dataset: VisibleDataset;
  /** Whether it follows a path over several graphs that are merged: no text for the store says that. */
  readonly isBeyondStore: boolean;
}

/**
 * A query as it must be asked to mean over the documents what SPARQL 1.1 says; still one query, evaluated as a whole.
 *
 * @param ownDefaultGraph - The default graph where the query names none.
 * @throws DomainError `malformed-query`, `query-too-complex`.
 */
export function adaptQuery(request: QueryRequest, ownDefaultGraph: string): AdaptedQuery {
  const parsed = parseQuery(request.text, request.baseIri);
  const query = parsed as unknown as Tree;
  refuseForeign(query);
  const dataset = datasetOf(parsed, request, ownDefaultGraph);
  const form = parsed.subType;
  if (dataset.defaultGraphs.length > 1 && hasPath(query)) {
    return { form, tree: query, text: request.text, parsed: query, dataset, isBeyondStore: true };
  }
  const names = new FreshNames(request.text);
  const seen = toVisible(projectExplicitly(refuseDoubleBinding(query)), dataset, names, (pattern, where) =>
    where === 'default' ? overDefaultGraphs(pattern, dataset.defaultGraphs, names) : pattern,
  );
  const datasets = withParts(query['datasets'] as Tree, { clauses: [] });
  const tree = withParts(knowBlankNodes(seen), { datasets });
  return { form, tree, text: writeTree(tree), parsed: query, dataset, isBeyondStore: false };
}

function hasPath(query: Tree): boolean {
  for (const { node } of nodesOf(query)) {
    if (is(node, 'path')) {
      return true;
    }
  }
  return false;
}

/** The text of a tree that was made of one the parser gave. */
export function writeTree(tree: Tree): string {
  return writeSparql(tree as unknown as Query);
}

/** The dataset of the request replaces the one of the text, as a whole. */
function datasetOf(query: Query, request: QueryRequest, ownDefaultGraph: string): VisibleDataset {
  const visible = (names: readonly string[]) => [...new Set(names)].filter((name) => !name.startsWith(systemPrefix));
  if (request.defaultGraphs || request.namedGraphs) {
    const { defaultGraphs = [], namedGraphs } = request;
    return { defaultGraphs: visible(defaultGraphs), namedGraphs: namedGraphs && visible(namedGraphs) };
  }
  const { clauses } = query.datasets;
  if (clauses.length === 0) {
    return { defaultGraphs: [ownDefaultGraph], namedGraphs: undefined };
  }
  const named = (kind: 'default' | 'named') =>
    visible(clauses.filter(({ clauseType }) => clauseType === kind).map(({ value }) => value.value));
  return { defaultGraphs: named('default'), namedGraphs: named('named') };
}

/** Refuses what would make the store ask elsewhere, or run what is no SPARQL. */
function refuseForeign(query: Tree): void {
  for (const { node } of nodesOf(query)) {
    const tree = node as Tree;
    if (is(tree, 'pattern', 'service')) {
      throw new DomainError('malformed-query', 'SERVICE is not evaluated here', {
        details: { inFrench: 'SERVICE n’est pas évalué ici' },
      });
    }
    const name = is(tree, 'term', 'namedNode') ? String(tree['value']) : '';
    // Virtuoso calls procedures of the database under such names.
    if (/^(?:bif|sql):/iu.test(name)) {
      throw new DomainError('malformed-query', `<${name.slice(0, 100)}> is a name of the store's own`, {
        details: { inFrench: `<${name.slice(0, 100)}> est un nom propre à la base de données` },
      });
    }
  }
}

/** Blank nodes are IRIs in the store: functions that tell one from the other have to know. */
function knowBlankNodes(query: Tree): Tree {
  return mapTree(query, (node) => {
    const operator = is(node, 'expression', 'operation') ? String(node['operator']).toLowerCase() : '';
    const [argument] = partsOf(node as Tree, 'args');
    if (!argument || !['isblank', 'isiri', 'isuri'].includes(operator)) {
      return node;
    }
    const isMarked = call('strstarts', call('str', argument), literal(blankPrefix));
    return operator === 'isblank' ? call('||', node as Tree, isMarked) : call('&&', node as Tree, call('!', isMarked));
  });
}
