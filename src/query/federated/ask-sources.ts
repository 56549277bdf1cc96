import type { Solution } from '../../core/comunica.ts';
import type { PlanContext } from './ask-blocks.ts';
import { askSource, type KnowingSource } from './ask-source.ts';
import { askTogether } from './ask-together.ts';
import { distinct } from './join-solutions.ts';
import type { PlanStep } from './plan.ts';

/**
 * The solutions of a step over the data of all sources together, each once.
 *
 * Each source that knows something of every pattern is asked the whole at once, so that what hangs together by nodes
 * without a name is found. What no source says alone is then put together from patterns.
 */
export async function askSources(
  step: PlanStep,
  shared: readonly string[],
  solutions: readonly Solution[],
  context: PlanContext,
): Promise<Solution[]> {
  const triples = step.parts.filter(({ kind }) => kind === 'triple');
  const knowing: KnowingSource[] = await Promise.all(
    context.sources.list.map(async (source) => ({
      source,
      // Of a single pattern it is as quick to ask for the solutions.
      knows: triples.length > 1 ? await source.knows(triples) : new Set(triples),
    })),
  );
  const alone = await Promise.all(
    knowing
      .filter(({ knows }) => knows.size === triples.length)
      .map(async ({ source }) => askSource(source, step, { shared, solutions, context }, 'solutions')),
  );
  const together = triples.length > 1 ? await askTogether(step, knowing, { shared, solutions, context }) : [];
  return distinct([...alone.flat(), ...together], step.variables);
}
