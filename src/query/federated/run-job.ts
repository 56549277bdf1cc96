import type { Term } from '@rdfjs/types';
import { createComunica, type EvaluateService, type QueryOutcome, type Solution } from '../../core/comunica.ts';
import { DomainError } from '../../core/errors.ts';
import type { QueryResult } from '../../store/query-request.ts';
import type { PlanContext } from './ask-blocks.ts';
import { AskedSources } from './asked-sources.ts';
import { BoundedText } from './bounded-text.ts';
import { groupBy } from './join-solutions.ts';
import type { FederatedJob, Question } from './messages.ts';
import { variableScheme } from './plan.ts';
import { runPlan } from './run-plan.ts';
import type { SourceReport } from './sources.ts';
import { resultsWriters, writeTriple } from '../../store/write-results.ts';

/** A serialised result, or the IRIs that a `DESCRIBE` is about. */
export type JobResult =
  | (Omit<QueryResult, 'revision'> & { readonly sources: readonly SourceReport[] })
  | { readonly iris: readonly string[] };

type Written = Omit<QueryResult, 'revision'> | { readonly iris: readonly string[] };

/** Runs federated queries, one after another. */
export interface JobRunner {
  /** @throws DomainError */
  readonly run: (job: FederatedJob, ask: (question: Question) => Promise<Solution[]>) => Promise<JobResult>;
}

/** Makes a runner, about a second of work: to be done once. */
export function createJobRunner(): JobRunner {
  let evaluate: EvaluateService = async () => Promise.reject(new TypeError('No query is running'));
  const comunica = createComunica(async (name, pattern) => evaluate(name, pattern));
  return {
    run: async (job, ask) => {
      let failure: unknown;
      const sources = new AskedSources(job.sources, ask);
      evaluate = async (name, pattern) => {
        if (!name.startsWith(job.query.planPrefix)) {
          throw new TypeError('What is left of a query that has ended');
        }
        try {
          return await answerPlan(name, pattern, job, { ask, sources });
        } catch (error) {
          // Within EXISTS an error would count as false, so it is kept apart.
          failure ??= error;
          throw error;
        }
      };
      try {
        const result = await write(await comunica.query(job.query.text, job.baseIri), job);
        if (failure === undefined) {
          return 'iris' in result ? result : { ...result, sources: sources.reports() };
        }
      } catch (error) {
        failure ??= error;
      }
      throw failure;
    },
  };
}

async function answerPlan(
  name: string,
  pattern: Parameters<EvaluateService>[1],
  { query, maxSolutions }: FederatedJob,
  asking: Pick<PlanContext, 'ask' | 'sources'>,
): ReturnType<EvaluateService> {
  const plan = query.plans[Number(name.slice(query.planPrefix.length))] ?? [];
  const places = groupBy(pattern, ({ object }) => object.termType === 'Variable');
  const variables = (places.get(true) ?? []).map(({ object }) => object.value);
  const known = (places.get(false) ?? []).map(({ subject, object }): [string, Term] => [
    subject.value.slice(variableScheme.length),
    object,
  ]);
  const solutions = await runPlan(plan, Object.fromEntries(known), { ...asking, dataset: query.dataset, maxSolutions });
  return { variables, solutions: solutions.map((solution) => only(solution, variables)) };
}

function only(solution: Solution, names: readonly string[]): Solution {
  return Object.fromEntries(names.flatMap((name) => (solution[name] ? [[name, solution[name]]] : [])));
}

async function write(outcome: QueryOutcome, job: FederatedJob): Promise<Written> {
  const { query, resultsMediaType: mediaType, maxResultBytes, maxResultRows } = job;
  const writer = resultsWriters[mediaType];
  const text = new BoundedText(maxResultBytes);
  switch (outcome.kind) {
    case 'boolean':
      text.add(writer.boolean(outcome.value));
      return { mediaType, body: text.finish() };
    case 'quads': {
      const written = new Set<string>();
      for await (const quad of outcome.quads) {
        const line = writeTriple(quad);
        if (!written.has(line)) {
          written.add(line);
          text.add(line);
          refuseBeyond(maxResultRows, written.size);
        }
      }
      return { mediaType: 'application/n-triples', body: text.finish() };
    }
    case 'solutions': {
      if (query.form === 'describe') {
        return { iris: await describedIris(outcome.solutions, query.described) };
      }
      let index = 0;
      text.add(writer.head(query.variables));
      for await (const solution of outcome.solutions) {
        text.add(writer.solution(solution, query.variables, index));
        index += 1;
        refuseBeyond(maxResultRows, index);
      }
      text.add(writer.tail);
      return { mediaType, body: text.finish() };
    }
  }
}

function refuseBeyond(allowed: number, rows: number): void {
  if (rows > allowed) {
    throw new DomainError('result-too-large', `The result has more than ${allowed} solutions or triples`, {
      details: { limit: 'resultRows', allowed, inFrench: `Le résultat a plus de ${allowed} solutions ou triplets` },
    });
  }
}

const mostDescribed = 10_000;

async function describedIris(solutions: AsyncIterable<Solution>, named: readonly string[]): Promise<string[]> {
  const iris = new Set(named);
  for await (const solution of solutions) {
    for (const term of Object.values(solution)) {
      if (term.termType === 'NamedNode') {
        iris.add(term.value);
      }
    }
    if (iris.size > mostDescribed) {
      throw new DomainError('result-too-large', `The query describes more than ${mostDescribed} things`, {
        details: { inFrench: `La requête décrit plus de ${mostDescribed} choses` },
      });
    }
  }
  return [...iris];
}
