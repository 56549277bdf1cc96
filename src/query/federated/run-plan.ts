import type { Solution } from '../../core/comunica.ts';
import { DomainError } from '../../core/errors.ts';
import { askBlocks, type PlanContext } from './ask-blocks.ts';
import { askSources } from './ask-sources.ts';
import { groupBy, joinSolutions } from './join-solutions.ts';
import type { Plan, PlanStep } from './plan.ts';

const mostEndpoints = 50;

/** Answers a plan step by step, each asked only for what goes with the solutions so far. */
export async function runPlan(plan: Plan, start: Solution, context: PlanContext): Promise<Solution[]> {
  let solutions: Solution[] = [start];
  for (const step of inOrder(plan, Object.keys(start))) {
    if (solutions.length === 0) {
      break;
    }
    solutions = await (step.target.kind === 'variable'
      ? askEachTarget(step, step.target.name, solutions, context)
      : askStep(step, solutions, context));
  }
  return solutions;
}

/** Between two `OPTIONAL`s: this server first, then what shares variables with what is known, unknown targets last. */
function inOrder(plan: Plan, bound: readonly string[]): PlanStep[] {
  const known = new Set(bound);
  const ordered: PlanStep[] = [];
  let waiting: PlanStep[] = [];
  const settle = () => {
    while (waiting.length > 0) {
      const next = waiting.reduce((best, step) => (rank(step, known) < rank(best, known) ? step : best));
      waiting = waiting.filter((step) => step !== next);
      next.variables.forEach((name) => known.add(name));
      ordered.push(next);
    }
  };
  for (const step of plan) {
    if (step.join === 'left') {
      settle();
      step.variables.forEach((name) => known.add(name));
      ordered.push(step);
    } else {
      waiting.push(step);
    }
  }
  settle();
  return ordered;
}

function rank({ target, variables }: PlanStep, known: ReadonlySet<string>): number {
  const kind = { local: 0, sources: 2, endpoint: 2, variable: 4 }[target.kind];
  return kind + (variables.some((name) => known.has(name)) ? 0 : 1);
}

async function askEachTarget(step: PlanStep, name: string, solutions: readonly Solution[], context: PlanContext) {
  const byTarget = groupBy(solutions, (solution) =>
    solution[name]?.termType === 'NamedNode' ? solution[name].value : undefined,
  );
  if (byTarget.size > mostEndpoints) {
    throw new DomainError('query-too-complex', `SERVICE ?${name} names more than ${mostEndpoints} endpoints`);
  }
  const joined: Solution[] = [];
  for (const [iri, some] of byTarget) {
    if (iri !== undefined) {
      joined.push(...(await askStep({ ...step, target: { kind: 'endpoint', iri } }, some, context)));
    } else if (step.silent) {
      joined.push(...some);
    } else {
      throw new DomainError('malformed-query', `SERVICE ?${name} is not bound to an IRI by what stands beside it`, {
        details: { inFrench: `SERVICE ?${name} n’est lié à aucun IRI par ce qui l’accompagne` },
      });
    }
  }
  return joined;
}

async function askStep(step: PlanStep, solutions: readonly Solution[], context: PlanContext): Promise<Solution[]> {
  try {
    const shared = step.variables.filter((name) => solutions.some((solution) => solution[name]));
    const found =
      step.target.kind === 'sources'
        ? await askSources(step, shared, solutions, context)
        : await askBlocks(step, shared, solutions, context);
    return joinSolutions(solutions, found, { shared, outer: step.join === 'left', most: context.maxSolutions });
  } catch (error) {
    // "… the solution of the failed SERVICE is a single solution with no bindings"; all blocks share one fate.
    if (step.silent && error instanceof DomainError && error.code.startsWith('remote-')) {
      return [...solutions];
    }
    throw error;
  }
}
