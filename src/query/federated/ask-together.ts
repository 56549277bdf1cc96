import type { Solution } from '../../core/comunica.ts';
import type { PlanContext } from './ask-blocks.ts';
import { askSource, type KnowingSource, type SourceQuestion } from './ask-source.ts';
import type { AskedSource } from './asked-sources.ts';
import { distinct, groupBy, joinSolutions, refuseBeyond } from './join-solutions.ts';
import type { PlanStep, StepPart } from './plan.ts';

/** Patterns that are asked together, and the sources that know something of them. */
interface Unit {
  readonly question: SourceQuestion;
  readonly sources: readonly AskedSource[];
}

/** Who said what a solution is made of: nobody yet, one source, or several. */
type Origin = AskedSource | 'nobody' | 'several';

interface Piece {
  readonly origin: Origin;
  readonly solution: Solution;
}

/**
 * The solutions of a step to which at least two sources contribute: pattern by pattern, each asked of every source that
 * knows something of it for what goes with the solutions so far. Patterns that one source alone knows are asked together.
 *
 * @see {@link https://doi.org/10.1007/978-3-642-25073-6_38 | FedX}, exclusive groups and bound joins
 */
export async function askTogether(
  step: PlanStep,
  knowing: readonly KnowingSource[],
  start: { readonly shared: readonly string[]; readonly solutions: readonly Solution[]; readonly context: PlanContext },
): Promise<Solution[]> {
  const units = unitsOf(step, knowing);
  if (units.some(({ sources }) => sources.length === 0)) {
    return [];
  }
  const { context } = start;
  const bound = new Set(start.shared);
  let pieces: Piece[] = distinct(start.solutions, start.shared).map((solution) => ({ origin: 'nobody', solution }));
  let waiting = [...units];
  while (waiting.length > 0) {
    const unit = waiting.reduce((best, one) => (rank(one, bound) < rank(best, bound) ? one : best));
    waiting = waiting.filter((one) => one !== unit);
    const left = new Set(waiting.flatMap(({ sources }) => sources));
    // What one source says alone has been asked of it in whole.
    pieces = pieces.filter(({ origin }) => canBecomeSeveral(origin, [...left, ...unit.sources]));
    if (pieces.length === 0) {
      return [];
    }
    pieces = await extend(pieces, unit, [...bound], context);
    unit.question.variables.forEach((name) => bound.add(name));
  }
  return pieces.filter(({ origin }) => origin === 'several').map(({ solution }) => solution);
}

async function extend(
  pieces: readonly Piece[],
  { question, sources }: Unit,
  bound: readonly string[],
  context: PlanContext,
): Promise<Piece[]> {
  const shared = question.variables.filter((name) => bound.includes(name));
  const solutions = pieces.map(({ solution }) => solution);
  const byOrigin = groupBy(pieces, ({ origin }) => origin);
  const names = [...new Set([...bound, ...question.variables])];
  const extended = new Map<Origin, Solution[]>();
  let found = 0;
  const answers = await Promise.all(
    sources.map(
      async (source) => [source, await askSource(source, question, { shared, solutions, context }, 'pieces')] as const,
    ),
  );
  for (const [source, answer] of answers) {
    for (const [origin, some] of byOrigin) {
      const mine = some.map(({ solution }) => solution);
      const joined = joinSolutions(mine, answer, { shared, outer: false, most: context.maxSolutions });
      found += joined.length;
      refuseBeyond(found, context.maxSolutions);
      const now = origin === 'nobody' || origin === source ? source : 'several';
      extended.set(now, [...(extended.get(now) ?? []), ...joined]);
    }
  }
  return [...extended].flatMap(([origin, some]) =>
    distinct(some, names).map((solution): Piece => ({ origin, solution })),
  );
}

function canBecomeSeveral(origin: Origin, sources: readonly AskedSource[]): boolean {
  return (
    origin === 'several' ||
    sources.some((source) => source !== origin && (origin !== 'nobody' || sources.some((one) => one !== source)))
  );
}

/** What one source alone knows is one question to it, as far as it shares variables; the rest is one a pattern. */
function unitsOf({ parts }: PlanStep, knowing: readonly KnowingSource[]): Unit[] {
  const filters = parts.filter(({ kind }) => kind === 'filter');
  const units: { parts: StepPart[]; sources: readonly AskedSource[] }[] = [];
  for (const part of parts.filter(({ kind }) => kind === 'triple')) {
    const sources = knowing.filter(({ knows }) => knows.has(part)).map(({ source }) => source);
    const joined = units.filter(
      (unit) =>
        sources.length === 1 &&
        unit.sources.length === 1 &&
        unit.sources[0] === sources[0] &&
        sharesVariable(unit.parts, part),
    );
    joined.forEach((unit) => units.splice(units.indexOf(unit), 1));
    units.push({ parts: [...joined.flatMap((unit) => unit.parts), part], sources });
  }
  return units.map(({ parts: patterns, sources }) => {
    const variables = [...new Set(patterns.flatMap((part) => part.variables))];
    const covered = filters.filter((filter) => filter.variables.every((name) => variables.includes(name)));
    const pattern = [...patterns, ...covered].map((part) => part.pattern).join(' ');
    return { question: { pattern, flat: !/^\s*GRAPH\b/u.test(pattern), variables }, sources };
  });
}

function sharesVariable(parts: readonly StepPart[], { variables }: StepPart): boolean {
  return parts.some((part) => part.variables.some((name) => variables.includes(name)));
}

/** First what goes with what is known, then what says most. */
function rank({ question, sources }: Unit, bound: ReadonlySet<string>): number {
  const unknown = question.variables.filter((name) => !bound.has(name)).length;
  const isConnected = bound.size === 0 || question.variables.some((name) => bound.has(name));
  return (isConnected ? 0 : 1000) + unknown * 10 + sources.length;
}
