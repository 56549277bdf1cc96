import type { Quad, Term } from '@rdfjs/types';
import type { GraphRef, Update, UpdateOperation } from '@traqula/rules-sparql-1-1';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import type { Solution } from '../solutions.ts';
import { createsBlankNodes, instantiate, type Template, toTemplate, variablesOf } from './templates.ts';
import { type ProtocolDataset, type Selection, selectionOf, type Where } from './where.ts';
import { type Documents, inGraph, Workspace } from './workspace.ts';

/** The quads that an update takes away and adds, as written. */
export interface UpdatePlan {
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/** What planning an update needs. */
export interface PlanningOptions extends ProtocolDataset {
  readonly documents: Documents;
  /** The solutions of a pattern over the documents as they are after what is planned so far. */
  readonly select: (where: Where, changes: UpdatePlan) => Promise<readonly Solution[]>;
  /** The graph that is meant where an operation names none. */
  readonly defaultGraph: Quad['graph'];
  /** Fetches a document for `LOAD`; without it, `LOAD` is refused. */
  readonly load?: (iri: string) => Promise<readonly Quad[]>;
}

/**
 * Works out what an update changes, without changing anything: one operation after another, each over
 * what those before it leave.
 *
 * @see {@link https://www.w3.org/TR/sparql11-update/ | SPARQL 1.1 Update}
 * @throws DomainError `bad-request` for an operation that fails and is not `SILENT`, and whatever `select` throws.
 */
export async function planUpdate(update: Update, options: PlanningOptions): Promise<UpdatePlan> {
  const planner = new Planner(options);
  for (const { operation, context } of update.updates) {
    if (operation) {
      await planner.run(operation, context);
    }
  }
  return planner.plan;
}

class Planner {
  readonly #workspace: Workspace;

  public constructor(private readonly options: PlanningOptions) {
    this.#workspace = new Workspace(options.documents);
  }

  public get plan(): UpdatePlan {
    const { added, removed } = this.#workspace;
    return { added, removed };
  }

  public async run(operation: UpdateOperation, context: Selection['context']): Promise<void> {
    const { defaultGraph } = this.options;
    switch (operation.subType) {
      case 'insertdata':
        this.#workspace.insert(instantiate(toTemplate(operation.data), new Map(), defaultGraph));
        return;
      case 'deletedata':
        this.#workspace.delete(instantiate(toTemplate(operation.data), new Map(), defaultGraph));
        return;
      case 'deletewhere': {
        const template = toTemplate(operation.data);
        await this.#modify(
          template,
          [],
          { pattern: operation.data, graph: undefined, using: [], context },
          defaultGraph,
        );
        return;
      }
      case 'modify': {
        const { graph, from, where } = operation;
        await this.#modify(
          toTemplate(operation.delete),
          toTemplate(operation.insert),
          { pattern: where, graph: graph?.value, using: from.clauses, context },
          graph ? DataFactory.namedNode(graph.value) : defaultGraph,
        );
        return;
      }
      case 'add':
      case 'clear':
      case 'copy':
      case 'create':
      case 'drop':
      case 'load':
      case 'move':
        await this.#silently(operation.silent, async () => this.#manage(operation));
    }
  }

  async #modify(
    removing: Template,
    adding: Template,
    where: Omit<Selection, 'distinct'>,
    defaultGraph: Quad['graph'],
  ): Promise<void> {
    const variables = variablesOf(removing, adding);
    const distinct = !createsBlankNodes(adding);
    const selection = selectionOf({ ...where, distinct }, variables, this.options);
    const solutions = await this.options.select(selection, this.plan);
    // "The deletion of the triples happens before the insertion."
    this.#workspace.delete(solutions.flatMap((solution) => instantiate(removing, solution, defaultGraph)));
    this.#workspace.insert(solutions.flatMap((solution) => instantiate(adding, solution, defaultGraph)));
  }

  async #manage(operation: Exclude<UpdateOperation, { data: unknown } | { where: unknown }>): Promise<void> {
    switch (operation.subType) {
      case 'clear':
      case 'drop':
        for (const graph of await this.#graphsOf(operation.destination)) {
          this.#workspace.delete(await this.#workspace.read(graph));
        }
        return;
      case 'create':
        if ((await this.#workspace.read(toGraph(operation.destination.graph.value))).length > 0) {
          throw failed(`The graph <${operation.destination.graph.value}> exists already`);
        }
        return;
      case 'load':
        await this.#load(operation.source.value, operation.destination?.graph.value);
        return;
      case 'add':
      case 'copy':
      case 'move':
        await this.#transfer(operation.subType, this.#graphOf(operation.source), this.#graphOf(operation.destination));
    }
  }

  async #transfer(kind: 'add' | 'copy' | 'move', source: Quad['graph'], destination: Quad['graph']): Promise<void> {
    const quads = await this.#workspace.read(source);
    if (source.equals(destination)) {
      return;
    }
    // A graph without triples does not exist here; to copy it over another would more often be a slip than a wish.
    if (quads.length === 0 && source.termType !== 'DefaultGraph' && !source.equals(this.options.defaultGraph)) {
      throw failed(`There is no graph <${source.value}>`);
    }
    if (kind !== 'add') {
      this.#workspace.delete(await this.#workspace.read(destination));
    }
    this.#workspace.insert(quads.map((quad) => inGraph(quad, destination)));
    if (kind === 'move') {
      this.#workspace.delete(quads);
    }
  }

  async #load(source: string, destination: string | undefined): Promise<void> {
    const { load, defaultGraph } = this.options;
    if (!load) {
      throw failed(`LOAD <${source}> is refused: this service fetches nothing`);
    }
    const graph = destination === undefined ? defaultGraph : toGraph(destination);
    this.#workspace.insert((await load(source)).map((quad) => inGraph(quad, graph)));
  }

  async #graphsOf(reference: GraphRef): Promise<readonly Quad['graph'][]> {
    if (reference.subType === 'default' || reference.subType === 'specific') {
      return [this.#graphOf(reference)];
    }
    const graphs = await this.#workspace.graphs();
    return reference.subType === 'all' ? graphs : graphs.filter(({ termType }) => termType !== 'DefaultGraph');
  }

  #graphOf(reference: Extract<GraphRef, { subType: 'default' | 'specific' }>): Quad['graph'] {
    return reference.subType === 'default' ? this.options.defaultGraph : toGraph(reference.graph.value);
  }

  /** With `SILENT` an operation that fails does nothing, and the next goes on. */
  async #silently(silent: boolean, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!silent) {
        throw error;
      }
    }
  }
}

function toGraph(iri: string): Quad['graph'] {
  return DataFactory.namedNode(iri) as Term as Quad['graph'];
}

function failed(message: string): DomainError {
  return new DomainError('bad-request', `The update was not carried out: ${message}`);
}
