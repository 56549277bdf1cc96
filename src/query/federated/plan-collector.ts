import type { Pattern, PatternFilter, PatternService } from '@traqula/rules-sparql-1-1';
import { AstFactory } from '@traqula/rules-sparql-1-1';
import { type Plan, variableScheme } from './plan.ts';
import { countVariables, variablesInScope } from './variables.ts';

const factory = new AstFactory();
let queries = 0;

/** Keeps the plans of a query, and knows where its variables are used. */
export class PlanCollector {
  readonly plans: Plan[] = [];
  readonly prefix: string;
  readonly #uses: ReadonlyMap<string, number>;

  /** @param query - The tree of the whole query. */
  public constructor(query: unknown) {
    this.#uses = countVariables(query);
    queries += 1;
    this.prefix = `plan:${queries}/`;
  }

  /** Keeps a plan and gives the `SERVICE` that stands for it. */
  public collect({ plan, variables }: { readonly plan: Plan; readonly variables: readonly string[] }): PatternService {
    this.plans.push(plan);
    const loc = factory.gen();
    const name = factory.termNamed(loc, `${this.prefix}${this.plans.length - 1}`);
    // One triple for each variable: it is in scope there, and what it is replaced with by EXISTS can be read.
    const triples = variables.map((variable) =>
      factory.triple(
        factory.termNamed(loc, `${variableScheme}${variable}`),
        factory.termNamed(loc, variableScheme),
        factory.termVariable(variable, loc),
        loc,
      ),
    );
    return factory.patternService(name, triples.length > 0 ? [factory.patternBgp(triples, loc)] : [], false, loc);
  }

  /** Whether patterns mean the same when they are asked apart: nothing hidden within them is used elsewhere. */
  public isSelfContained(patterns: readonly Pattern[]): boolean {
    const visible = new Set(variablesInScope(patterns));
    return this.#hasNoOtherUse(
      patterns.filter((pattern) => !isSubquery(pattern)),
      visible,
    );
  }

  /** Whether every variable of a filter is bound, or is used nowhere else. */
  public isCoveredBy(filter: PatternFilter, bound: ReadonlySet<string>): boolean {
    return this.#hasNoOtherUse(filter, bound);
  }

  #hasNoOtherUse(part: unknown, except: ReadonlySet<string>): boolean {
    return [...countVariables(part)].every(([name, count]) => except.has(name) || count === this.#uses.get(name));
  }
}

/** A subquery hides what it does not project, whatever the names are. */
function isSubquery(pattern: Pattern): boolean {
  return pattern.type === 'query' || (pattern.subType === 'group' && pattern.patterns.every(isSubquery));
}
