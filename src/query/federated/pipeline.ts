import type { Pattern, PatternFilter, TermIri, TermVariable } from '@traqula/rules-sparql-1-1';
import { AstFactory } from '@traqula/rules-sparql-1-1';
import { writeSparql } from '../../core/sparql/write-sparql.ts';
import type { PlanStep, StepPart, StepTarget } from './plan.ts';
import { countVariables, variablesAlwaysBound, variablesInScope } from './variables.ts';

/** A step while it is being put together. */
export interface DraftStep {
  readonly target: StepTarget;
  readonly join: PlanStep['join'];
  readonly silent: boolean;
  readonly patterns: Pattern[];
  readonly filters: PatternFilter[];
}

const factory = new AstFactory();

/** Neighbouring parts of a group that are joined with one another, on their way to become a plan. */
export class Pipeline {
  readonly #steps: DraftStep[] = [];

  /**
   * @param graph - Of the `GRAPH` around the group, which what is asked of this server stays within.
   * @param atStart - Whether nothing of the group comes before it.
   */
  public constructor(
    private readonly graph: TermIri | TermVariable | undefined,
    public readonly atStart: boolean,
  ) {}

  /** The one step there is, where it begins the group and asks this server. */
  public get soleLocalStep(): DraftStep | undefined {
    const [first] = this.#steps;
    return this.atStart && this.#steps.length === 1 && first?.target.kind === 'local' ? first : undefined;
  }

  /** Steps that bind what they bind in every solution of the pipeline. */
  public get localSteps(): readonly DraftStep[] {
    return this.#steps.filter(({ target, join }) => target.kind === 'local' && join === 'inner');
  }

  public add(step: DraftStep): void {
    this.#steps.push(step);
  }

  /** Adds a pattern that is joined; what is asked of this server since the last `OPTIONAL` is one sub-query. */
  public addLocal(pattern: Pattern): void {
    const afterOptional = this.#steps.slice(this.#steps.findLastIndex(({ join }) => join === 'left') + 1);
    const known = afterOptional.find(({ target }) => target.kind === 'local');
    if (known) {
      known.patterns.push(pattern);
    } else {
      this.add({ target: { kind: 'local' }, join: 'inner', silent: false, patterns: [pattern], filters: [] });
    }
  }

  /** The plan, and the variables that its solutions may bind. */
  public finish(): { readonly plan: PlanStep[]; readonly variables: string[] } {
    const plan = this.#steps.map((step) => this.#finishStep(step));
    const targets = plan.flatMap(({ target }) => (target.kind === 'variable' ? [target.name] : []));
    return { plan, variables: [...new Set([...plan.flatMap(({ variables }) => variables), ...targets])] };
  }

  #finishStep({ patterns, filters, target, join, silent }: DraftStep): PlanStep {
    const inGroup = [...patterns, ...filters];
    const loc = factory.gen();
    const placed = target.kind === 'local' && this.graph ? [factory.patternGraph(this.graph, inGroup, loc)] : inGroup;
    return {
      target,
      join,
      silent,
      pattern: textOf(placed),
      flat: inGroup.every(isFlat),
      variables: variablesInScope(placed),
      parts: target.kind === 'sources' ? inGroup.map(partOf) : [],
    };
  }
}

/** Whether a filter can be asked together with some patterns: every variable of it is bound by them, or by nothing. */
export function boundBy(patterns: readonly Pattern[], graph: TermIri | TermVariable | undefined): Set<string> {
  const bound = variablesAlwaysBound(patterns);
  if (graph?.subType === 'variable') {
    bound.add(graph.value);
  }
  return bound;
}

function partOf(pattern: Pattern): StepPart {
  return {
    kind: pattern.subType === 'filter' ? 'filter' : 'triple',
    pattern: textOf([pattern]),
    variables: [...countVariables(pattern).keys()],
  };
}

function isFlat(pattern: Pattern): boolean {
  return (
    pattern.subType === 'bgp' || (pattern.subType === 'filter' && pattern.expression.subType !== 'patternOperation')
  );
}

function textOf(patterns: Pattern[]): string {
  const loc = factory.gen();
  const text = writeSparql(
    factory.querySelect(
      {
        variables: [factory.wildcard(loc)],
        context: [],
        datasets: factory.datasetClauses([], loc),
        where: factory.patternGroup(patterns, loc),
        solutionModifiers: {},
      },
      loc,
    ),
  );
  return text.slice(text.indexOf('{') + 1, text.lastIndexOf('}')).trim();
}
