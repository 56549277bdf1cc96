import type { Query } from '@traqula/rules-sparql-1-1';
import { parseQuery } from '../../../core/sparql/parse-sparql.ts';
import { writeSparql } from '../../../core/sparql/write-sparql.ts';
import { projectExplicitly } from './explicit-projection.ts';
import { scopeFilters } from './filter-scope.ts';
import { concatenateStrings, failUnknownFunctions, renewBlankNodes } from './functions.ts';
import { separateGraphs } from './graph-patterns.ts';
import { adaptLiterals } from './literals.ts';
import { FreshNames, type Tree } from './syntax.ts';
import { completePaths, type NodeTest } from './zero-length-paths.ts';

/** What the index knows, for queries to be adapted to it. */
export interface IndexFacts {
  /** The predicates that have literals under another datatype as objects. */
  readonly lexicalPredicates: ReadonlySet<string>;
  /** Functions that the engine was found not to have. */
  readonly unknownFunctions: ReadonlySet<string>;
  /** Whether a term stands as subject or object in the default graph of this query. */
  readonly isNode: NodeTest;
}

/** The graphs that a query names itself. */
export interface NamedDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

/**
 * A query as Oxigraph must be asked it to answer as SPARQL 1.1 says, over the index as it is.
 *
 * @throws DomainError `malformed-query`.
 */
export function toDialect(text: string, baseIri: string | undefined, facts: IndexFacts): string {
  const tree = parseQuery(text, baseIri) as unknown as Tree;
  const names = new FreshNames(text);
  const steps: readonly ((query: Tree) => Tree)[] = [
    projectExplicitly,
    (query) => scopeFilters(query, names),
    (query) => completePaths(query, names, facts.isNode),
    (query) => separateGraphs(query, names),
    (query) => renewBlankNodes(query, names),
    concatenateStrings,
    (query) => failUnknownFunctions(query, facts.unknownFunctions),
    (query) => adaptLiterals(query, facts.lexicalPredicates),
  ];
  const adapted = steps.reduce((query, step) => step(query), tree);
  // The dataset is handed over beside the text.
  return writeSparql({
    ...adapted,
    datasets: { ...parseQuery(text, baseIri).datasets, clauses: [] },
  } as unknown as Query);
}

/** The dataset that a query names with `FROM`; undefined where it leaves that to the store. */
export function datasetOf(text: string, baseIri: string | undefined): NamedDataset | undefined {
  const { clauses } = parseQuery(text, baseIri).datasets;
  const named = (kind: 'default' | 'named') =>
    clauses.filter(({ clauseType }) => clauseType === kind).map(({ value }) => value.value);
  return clauses.length === 0 ? undefined : { defaultGraphs: named('default'), namedGraphs: named('named') };
}
