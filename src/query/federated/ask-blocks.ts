import type { Solution } from '../../core/comunica.ts';
import { DomainError } from '../../core/errors.ts';
import { distinct, isBoundInAll, refuseBeyond } from './join-solutions.ts';
import type { Question } from './messages.ts';
import type { PlanStep } from './plan.ts';
import type { AskedSources } from './asked-sources.ts';
import { writeStepQuery } from './step-query.ts';

/** What running a plan needs. */
export interface PlanContext {
  /** Gives the solutions of a SELECT query; rejects with a DomainError. */
  readonly ask: (question: Question) => Promise<Solution[]>;
  /** Whom a step for all sources asks. */
  readonly sources: AskedSources;
  readonly dataset: string;
  readonly maxSolutions: number;
}

/** How many combinations of known values go with one question; this server is not far away. */
const blockSize = { local: 2000, remote: 100 };
const most = { localBlocks: 5, remoteBlocks: 500, atOnce: 4 };

/**
 * Asks one server for the solutions of a step that go with those so far.
 *
 * @param shared - The variables that both may bind.
 */
export async function askBlocks(
  step: Pick<PlanStep, 'target' | 'pattern' | 'flat' | 'variables'>,
  shared: readonly string[],
  solutions: readonly Solution[],
  { ask, dataset, maxSolutions }: Omit<PlanContext, 'sources'>,
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
