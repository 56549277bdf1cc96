import type { Query } from '@traqula/rules-sparql-1-1';
import { LRUCache } from 'lru-cache';
import { parseQuery } from '../../../core/sparql/parse-sparql.ts';
import { nodesOf } from '../../../core/sparql/syntax-tree.ts';
import { writeSparql } from '../../../core/sparql/write-sparql.ts';
import { refuseDoubleBinding } from '../../../core/sparql/double-binding.ts';
import { projectExplicitly } from '../../../core/sparql/explicit-projection.ts';
import { uniteAlternatives } from './alternative-paths.ts';
import { testClassesLast } from './class-tests.ts';
import { scopeFilters } from './filter-scope.ts';
import { concatenateStrings, failUnknownFunctions, renewBlankNodes } from './functions.ts';
import { separateGraphs } from './graph-patterns.ts';
import { orderPatterns } from './join-order.ts';
import { adaptLiterals } from './literals.ts';
import { nameGroupsLast } from './late-names.ts';
import { limitRows } from './limit-rows.ts';
import { joinHalves } from './self-joins.ts';
import { testInOptionals } from './optional-joins.ts';
import { FreshNames, type Tree } from '../../../core/sparql/tree.ts';
import { completePaths, type NodeTest } from './zero-length-paths.ts';

/** What the index knows, for queries to be adapted to it. */
export interface IndexFacts {
  /** The predicates that have literals under another datatype as objects; it only ever grows. */
  readonly lexicalPredicates: ReadonlySet<string>;
  /** Functions that the engine was found not to have; it only ever grows. */
  readonly unknownFunctions: ReadonlySet<string>;
  /** Whether a term stands as subject or object in the default graph of this query. */
  readonly isNode: NodeTest;
  /** Solutions of a `SELECT` of which one more is enough to know that there are too many. */
  readonly mostRows?: number;
}

/** The graphs that a query names itself. */
export interface NamedDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

/** The adapted texts of each index, by what they were adapted from. */
const caches = new WeakMap<ReadonlySet<string>, LRUCache<string, string>>();

function cacheOf({ lexicalPredicates }: IndexFacts): LRUCache<string, string> {
  const cache =
    caches.get(lexicalPredicates) ??
    new LRUCache<string, string>({ max: 512, maxSize: 4_000_000, sizeCalculation: ({ length }) => length + 1 });
  caches.set(lexicalPredicates, cache);
  return cache;
}

/**
 * A query as Oxigraph must be asked it to answer as SPARQL 1.1 says, over the index as it is.
 *
 * @throws DomainError `malformed-query`.
 */
export function toDialect(text: string, baseIri: string | undefined, facts: IndexFacts): string {
  const { lexicalPredicates, unknownFunctions, mostRows = Infinity } = facts;
  const key = `${lexicalPredicates.size} ${unknownFunctions.size} ${mostRows} ${baseIri ?? ''}\n${text}`;
  const cache = cacheOf(facts);
  const known = cache.get(key);
  if (known !== undefined) {
    return known;
  }
  const asked = { ofData: false };
  const isNode: NodeTest = (term) => {
    asked.ofData = true;
    return facts.isNode(term);
  };
  const adapted = adapt(text, baseIri, { ...facts, isNode });
  if (!asked.ofData) {
    cache.set(key, adapted);
  }
  return adapted;
}

function adapt(text: string, baseIri: string | undefined, facts: IndexFacts): string {
  const tree = parseQuery(text, baseIri);
  const has = featuresOf(tree as unknown as Tree);
  const names = new FreshNames(text);
  const steps: readonly [needed: boolean, step: (query: Tree) => Tree][] = [
    [has('bind'), refuseDoubleBinding],
    [has('wildcard'), projectExplicitly],
    [has('filter'), (query) => scopeFilters(query, names)],
    [has('|'), (query) => uniteAlternatives(query, names)],
    [has('path'), (query) => completePaths(query, names, facts.isNode)],
    [has('graph'), (query) => separateGraphs(query, names)],
    [has('bnode'), (query) => renewBlankNodes(query, names)],
    [has('aggregate'), concatenateStrings],
    [has('functionCall'), (query) => failUnknownFunctions(query, facts.unknownFunctions)],
    [true, (query) => adaptLiterals(query, facts.lexicalPredicates)],
    [has('optional'), testInOptionals],
    [has('filter'), (query) => testClassesLast(query, names)],
    [has('aggregate'), nameGroupsLast],
    [has('aggregate'), joinHalves],
    [true, orderPatterns],
    [facts.mostRows !== undefined, (query) => limitRows(query, (facts.mostRows ?? 0) + 1)],
  ];
  const adapted = steps.reduce((query, [needed, step]) => (needed ? step(query) : query), tree as unknown as Tree);
  // The dataset is handed over beside the text.
  return writeSparql({ ...adapted, datasets: { ...tree.datasets, clauses: [] } } as unknown as Query);
}

/** What kinds of nodes and which operators there are. */
function featuresOf(tree: Tree): (feature: string) => boolean {
  const features = new Set<unknown>();
  for (const { node } of nodesOf(tree)) {
    features.add(node.type);
    features.add(node.subType);
    features.add((node as Tree)['operator']);
  }
  return (feature) => features.has(feature);
}

/** The dataset that a query names with `FROM`; undefined where it leaves that to the store. */
export function datasetOf(text: string, baseIri: string | undefined): NamedDataset | undefined {
  const { clauses } = parseQuery(text, baseIri).datasets;
  const named = (kind: 'default' | 'named') =>
    clauses.filter(({ clauseType }) => clauseType === kind).map(({ value }) => value.value);
  return clauses.length === 0 ? undefined : { defaultGraphs: named('default'), namedGraphs: named('named') };
}
