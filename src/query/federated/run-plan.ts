import type { Solution } from '../../core/comunica.ts';
import { DomainError } from '../../core/errors.ts';
import { distinct, groupBy, isBoundInAll, joinSolutions, refuseBeyond } from './join-solutions.ts';
import type { Question } from './messages.ts';
import type { Plan, PlanStep } from './plan.ts';
import { writeStepQuery } from './step-query.ts';

/** What running a plan needs. */
export interface PlanContext {
  /** Gives the solutions of a SELECT query; rejects with a DomainError. */
  readonly ask: (question: Question) => Promise<Solution[]>;
  readonly dataset: string;
  readonly maxSolutions: number;
}

/** How many combinations of known values go with one question; this server is not far away. */
const blockSize = { local: 2000, remote: 100 };
const most = { localBlocks: 5, remoteBlocks: 500, atOnce: 4, endpoints: 50 };

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
  const kind = { local: 0, endpoint: 2, variable: 4 }[target.kind];
  return kind + (variables.some((name) => known.has(name)) ? 0 : 1);
}

async function askEachTarget(step: PlanStep, name: string, solutions: readonly Solution[], context: PlanContext) {
  const byTarget = groupBy(solutions, (solution) =>
    solution[name]?.termType === 'NamedNode' ? solution[name].value : undefined,
  );
  if (byTarget.size > most.endpoints) {
    throw new DomainError('query-too-complex', `SERVICE ?${name} names more than ${most.endpoints} endpoints`);
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
    const found = await askBlocks(step, shared, solutions, context);
    return joinSolutions(solutions, found, { shared, outer: step.join === 'left', most: context.maxSolutions });
  } catch (error) {
    // "… the solution of the failed SERVICE is a single solution with no bindings"; all blocks share one fate.
    if (step.silent && error instanceof DomainError && error.code.startsWith('remote-')) {
      return [...solutions];
    }
    throw error;
  }
}

async function askBlocks(
  step: PlanStep,
  shared: readonly string[],
  solutions: readonly Solution[],
  { ask, dataset, maxSolutions }: PlanContext,
): Promise<Solution[]> {
  const { target } = step;
  const local = target.kind === 'local';
  const iri = target.kind === 'endpoint' ? target.iri : undefined;
  // A value that some solutions lack would match twice; a blank node has no name elsewhere.
  const columns = shared.filter(
    (name) => isBoundInAll(solutions, name) && !(local && solutions.some((one) => one[name]?.termType === 'BlankNode')),
  );
  const rows = distinct(solutions, columns).filter((row) => Object.values(row).every(isNameable));
  const size = local ? blockSize.local : blockSize.remote;
  if (columns.length === 0 || (local && rows.length > size * most.localBlocks)) {
    return ask({ iri, text: writeStepQuery(step, { columns: [], rows: [] }, local ? dataset : '') });
  }
  const blocks = Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
  if (blocks.length > most.remoteBlocks) {
    throw new DomainError(
      'query-too-complex',
      `${iri ?? 'This server'} would have to be asked about ${rows.length} combinations of values; ${most.remoteBlocks * size} are allowed`,
    );
  }
  const found: Solution[] = [];
  for (let at = 0; at < blocks.length; at += most.atOnce) {
    const answers = await Promise.all(
      blocks
        .slice(at, at + most.atOnce)
        .map(async (block) => ask({ iri, text: writeStepQuery(step, { columns, rows: block }, local ? dataset : '') })),
    );
    answers.forEach((answer) => found.push(...answer));
    refuseBeyond(found.length, maxSolutions);
  }
  return found;
}

function isNameable({ termType }: Solution[string]): boolean {
  return termType !== 'BlankNode';
}
