import type { Solution } from '../../core/comunica.ts';
import { askBlocks, type PlanContext } from './ask-blocks.ts';
import type { AskedSource } from './asked-sources.ts';
import type { PlanStep, StepPart } from './plan.ts';

/** A source, and the triple patterns of a step of which it knows anything. */
export interface KnowingSource {
  readonly source: AskedSource;
  readonly knows: ReadonlySet<StepPart>;
}

/** What is asked of a source: some patterns of a step, or all of them. */
export type SourceQuestion = Pick<PlanStep, 'pattern' | 'flat' | 'variables'>;

/**
 * Asks one source for the solutions that go with those so far.
 *
 * @param as - What they count as in the report.
 */
export async function askSource(
  { iri, ask }: AskedSource,
  question: SourceQuestion,
  known: { readonly shared: readonly string[]; readonly solutions: readonly Solution[]; readonly context: PlanContext },
  as: Parameters<AskedSource['ask']>[1],
): Promise<Solution[]> {
  const { shared, solutions, context } = known;
  const target = iri === undefined ? ({ kind: 'local' } as const) : ({ kind: 'endpoint', iri } as const);
  return askBlocks({ ...question, target }, shared, solutions, {
    ...context,
    ask: async (asked) => ask(asked, as),
  });
}
