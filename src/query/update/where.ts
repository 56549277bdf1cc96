import type { DatasetClauses, PatternGroup, Quads, QuerySelect } from '@traqula/rules-sparql-1-1';
import { AstFactory } from '@traqula/rules-sparql-1-1';
import { writeSparql } from '../../core/sparql/write-sparql.ts';

/** A pattern to be evaluated, as a query with its dataset. */
export interface Where {
  readonly text: string;
  readonly defaultGraphs?: readonly string[];
  readonly namedGraphs?: readonly string[];
}

const factory = new AstFactory();

/** The pattern of an operation, with what says over which graphs it is evaluated. */
export interface Selection {
  readonly pattern: PatternGroup | readonly Quads[];
  /** Of `WITH`. */
  readonly graph: string | undefined;
  readonly using: DatasetClauses['clauses'];
  /** Whether equal solutions change nothing more than one of them. */
  readonly distinct: boolean;
  /** The `BASE` of the operation, if it has one. */
  readonly context: QuerySelect['context'];
}

/** Graphs that the request names, for patterns that name none. */
export interface ProtocolDataset {
  readonly usingGraphs?: readonly string[];
  readonly usingNamedGraphs?: readonly string[];
}

/** Makes the query that gives the solutions of an operation's pattern, for the variables of its templates. */
export function selectionOf(where: Selection, variables: readonly string[], protocol: ProtocolDataset): Where {
  return {
    text: writeSparql(select(toGroup(where.pattern), variables, where)),
    ...datasetOf(where, protocol),
  };
}

/**
 * "If a USING clause appears, then any WITH clause is ignored" for the pattern; `WITH` leaves all named graphs in sight,
 * `USING` does not.
 */
function datasetOf(
  { graph, using }: Pick<Selection, 'graph' | 'using'>,
  { usingGraphs = [], usingNamedGraphs = [] }: ProtocolDataset,
): Omit<Where, 'text'> {
  const named = (kind: 'default' | 'named') =>
    using.filter(({ clauseType }) => clauseType === kind).map(({ value }) => value.value);
  if (using.length > 0) {
    return { defaultGraphs: named('default'), namedGraphs: named('named') };
  }
  if (graph !== undefined) {
    return { defaultGraphs: [graph] };
  }
  return usingGraphs.length + usingNamedGraphs.length > 0
    ? { defaultGraphs: usingGraphs, namedGraphs: usingNamedGraphs }
    : {};
}

function select(
  where: PatternGroup,
  variables: readonly string[],
  { distinct, context }: Pick<Selection, 'distinct' | 'context'>,
): QuerySelect {
  const loc = factory.gen();
  // Without a variable to ask for, what counts is how many solutions there are.
  const asked = variables.length > 0 ? variables : ['none'];
  return factory.querySelect(
    {
      variables: asked.map((name) => factory.termVariable(name, loc)),
      context,
      datasets: factory.datasetClauses([], loc),
      where,
      solutionModifiers: {},
      ...(distinct && { distinct }),
    },
    loc,
  );
}

function toGroup(pattern: PatternGroup | readonly Quads[]): PatternGroup {
  if (!Array.isArray(pattern)) {
    return pattern as PatternGroup;
  }
  const loc = factory.gen();
  const patterns = (pattern as readonly Quads[]).map((part) =>
    part.type === 'graph' ? factory.patternGraph(part.graph, [part.triples], loc) : part,
  );
  return factory.patternGroup(patterns, loc);
}
