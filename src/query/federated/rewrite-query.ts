import type { Query, QueryDescribe, QuerySelect } from '@traqula/rules-sparql-1-1';
import { AstFactory } from '@traqula/rules-sparql-1-1';
import { nodesOf } from '../../core/sparql/syntax-tree.ts';
import { writeSparql } from '../../core/sparql/write-sparql.ts';
import type { FederatedQuery } from './plan.ts';
import { PlanCollector } from './plan-collector.ts';
import { rewriteClauses, rewriteSelect } from './rewrite-select.ts';
import { sourcesIri } from './sources.ts';
import { projected } from './variables.ts';

const factory = new AstFactory();

/**
 * Takes a query with `SERVICE` apart.
 *
 * @throws DomainError `query-too-complex` for the few things that cannot be taken apart.
 */
export function rewriteQuery(query: Query): FederatedQuery {
  const plans = new PlanCollector(query);
  const asked = query.subType === 'describe' ? selectDescribed(query) : query;
  const rewritten: Query = {
    ...(asked.subType === 'select'
      ? rewriteSelect(asked, undefined, plans)
      : { ...asked, ...rewriteClauses(asked, undefined, plans) }),
    datasets: factory.datasetClauses([], factory.gen()),
  };
  return {
    form: query.subType,
    planPrefix: plans.prefix,
    text: writeSparql(rewritten),
    plans: plans.plans,
    dataset: datasetOf(query),
    variables: asked.subType === 'select' ? projected(asked) : [],
    described:
      query.subType === 'describe'
        ? query.variables.flatMap((term) => (term.type === 'term' && term.subType === 'namedNode' ? [term.value] : []))
        : [],
    endpoints: endpointsOf(query),
  };
}

/** What a `DESCRIBE` is about, as solutions; the description itself is this server's. */
function selectDescribed(query: QueryDescribe): QuerySelect {
  const loc = factory.gen();
  const { where = factory.patternGroup([], loc), solutionModifiers, datasets, values } = query;
  const wildcard = query.variables.some(({ type }) => type === 'wildcard');
  const variables = query.variables.flatMap((term) =>
    term.type === 'term' && term.subType === 'variable' ? [term] : [],
  );
  return factory.querySelect(
    {
      variables: wildcard || variables.length === 0 ? [factory.wildcard(loc)] : variables,
      distinct: true,
      context: [],
      datasets,
      where,
      solutionModifiers,
      ...(values && { values }),
    },
    loc,
  );
}

function datasetOf({ datasets }: Query): string {
  return datasets.clauses
    .map(({ clauseType, value }) => `FROM ${clauseType === 'named' ? 'NAMED ' : ''}<${value.value}>`)
    .join(' ');
}

/** Those within another `SERVICE` are that one's business. */
function endpointsOf(query: Query): string[] {
  const found = new Set<string>();
  const within = new Set<unknown>();
  for (const { node } of nodesOf(query)) {
    if (node.subType === 'service') {
      const { name, patterns } = node as unknown as { name: { subType: string; value: string }; patterns: unknown };
      [...nodesOf(patterns)].forEach((inner) => within.add(inner.node));
      if (name.subType === 'namedNode' && name.value !== sourcesIri && !within.has(node)) {
        found.add(name.value);
      }
    }
  }
  return [...found];
}
