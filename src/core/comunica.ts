import type { Quad, Term } from '@rdfjs/types';
// First of all, as its effect is on what is loaded next.
import './own-undici.ts';
import { QueryEngine } from '@comunica/query-sparql';
import { DataFactory } from 'n3';

/** A solution: its bound variables by name. */
export type Solution = Readonly<Record<string, Term>>;

/** What a query gives. */
export type QueryOutcome =
  | { readonly kind: 'solutions'; readonly solutions: AsyncIterable<Solution> }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'quads'; readonly quads: AsyncIterable<Quad> };

/** Gives the solutions of a `SERVICE`, with those of its variables that are known already. */
export type EvaluateService = (
  name: string,
  pattern: readonly { readonly subject: Term; readonly object: Term }[],
) => Promise<{ readonly variables: readonly string[]; readonly solutions: readonly Solution[] }>;

/** Evaluates queries all of whose patterns are within `SERVICE`. */
export interface Comunica {
  readonly query: (text: string, baseIri: string) => Promise<QueryOutcome>;
}

/** The few inner parts of the engine that are looked at, which it has no types for. */
interface Actor {
  readonly name: string;
}
interface Mediator {
  readonly bus: { readonly actors: readonly Actor[]; readonly unsubscribe: (actor: Actor) => boolean };
  readonly mediate: (action: unknown) => Promise<unknown>;
}
interface ProcessActor extends Actor {
  readonly mediatorOptimizeQueryOperation: Mediator;
  readonly mediatorQueryOperation: Mediator;
}
interface ServiceActor extends Actor {
  runOperation: (
    operation: { readonly name: Term; readonly input: { readonly patterns?: Parameters<EvaluateService>[1] } },
    context: unknown,
  ) => Promise<unknown>;
}

/**
 * Comunica with its `SERVICE` replaced by a function, and with nothing else that could fetch anything.
 *
 * Its optimisers are taken out: they are about moving work into sources, which whoever gives the
 * solutions has done already, and they move filters with `EXISTS { SERVICE … }` to the wrong source
 * (5.4.1). What is left is its algebra: joins, filters, groups, order, templates.
 */
export function createComunica(evaluateService: EvaluateService): Comunica {
  const engine = new QueryEngine();
  const { mediatorOptimizeQueryOperation, mediatorQueryOperation } = findProcess(engine);
  for (const optimiser of [...mediatorOptimizeQueryOperation.bus.actors]) {
    mediatorOptimizeQueryOperation.bus.unsubscribe(optimiser);
  }
  const service = find(mediatorQueryOperation, '#service') as ServiceActor;
  service.runOperation = async (operation, context) => {
    const { variables, solutions } = await evaluateService(operation.name.value, operation.input.patterns ?? []);
    const values = {
      type: 'values',
      variables: variables.map((name) => DataFactory.variable(name)),
      bindings: solutions,
    };
    return mediatorQueryOperation.mediate({ operation: values, context });
  };
  return {
    query: async (text, baseIRI) => {
      const result = await engine.query(text, { sources: [], baseIRI, readOnly: true, fetch: refuseToFetch });
      switch (result.resultType) {
        case 'bindings':
          return { kind: 'solutions', solutions: toSolutions(await result.execute()) };
        case 'boolean':
          return { kind: 'boolean', value: await result.execute() };
        case 'quads':
          return { kind: 'quads', quads: await result.execute() };
        case 'void':
          throw new TypeError('An update is not a query');
      }
    },
  };
}

async function* toSolutions(stream: AsyncIterable<Iterable<[{ value: string }, Term]>>): AsyncIterable<Solution> {
  for await (const bindings of stream) {
    yield Object.fromEntries([...bindings].map(([variable, term]) => [variable.value, term]));
  }
}

function findProcess(engine: QueryEngine): ProcessActor {
  const { actorInitQuery } = engine as unknown as { actorInitQuery: { mediatorQueryProcess: Mediator } };
  return find(actorInitQuery.mediatorQueryProcess, '#sequential') as ProcessActor;
}

function find(mediator: Mediator, ending: string): Actor {
  const actor = mediator.bus.actors.find(({ name }) => name.endsWith(ending));
  if (!actor) {
    throw new TypeError(`This version of Comunica has no actor ${ending}`);
  }
  return actor;
}

async function refuseToFetch(): Promise<never> {
  throw new TypeError('Nothing is fetched here');
}
