import type { NamedNode, Quad } from '@rdfjs/types';
import { randomUUID } from 'node:crypto';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { tripleKey } from '../../core/rdf/dataset.ts';
import type { RecordChange } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Validator } from '../../validation/validator.ts';
import type { ContextDocument } from '../../vocabulary/context.ts';
import { type CollectionName, kinds, ownDocument, thingAddress, thingIri } from '../../vocabulary/kinds.ts';
import type { Contributed, Contributor } from '../contributor.ts';
import { answerChange, findAnswer, type IdempotentRequest } from '../idempotency.ts';
import { claimSubject } from '../mapping/claim-subject.ts';
import { nameParts } from '../mapping/name-parts.ts';
import { type Body, readBody } from '../mapping/read-body.ts';
import { readdress } from '../mapping/readdress.ts';
import type { Principal } from '../principal.ts';
import { composeDocument } from './compose-document.ts';
import { checkSlug, findSlug } from './find-slug.ts';
import { leaveOutOthers } from './leave-out.ts';
import { checkPrecondition, type Precondition } from './precondition.ts';
import { checkRemoval } from './removal.ts';

/** Who writes, and on which condition. */
export interface Writing {
  readonly principal: Principal;
  readonly precondition: Precondition;
  /** A sentence for the history. */
  readonly message?: string;
  /** Records to change together with the document. */
  readonly records?: readonly RecordChange[];
}

/** What came of a write. */
export interface Written extends Contributed {
  readonly iri: string;
  /** Whether there was no own document before. */
  readonly created: boolean;
  /** What was sent and left out, because other documents say it. */
  readonly leftOut: readonly Quad[];
}

/** What writing things needs. */
export interface ThingContributionsOptions {
  readonly store: Store;
  readonly validator: Validator;
  readonly contributor: Contributor;
  readonly baseIri: string;
  readonly context: ContextDocument;
}

/** Writes the own documents of things: what routes, forms and proposals have in common. */
export class ThingContributions {
  public constructor(private readonly options: ThingContributionsOptions) {}

  /** Creates a thing at an address, or replaces what its own document says. */
  public async put(collection: CollectionName, slug: string, body: Body, writing: Writing): Promise<Written> {
    const iri = thingIri(this.options.baseIri, collection, slug);
    const quads = claimSubject(await this.#read(iri, body), iri, kinds[collection]);
    return this.#write(iri, writing, 'PUT', async (current) => {
      if (current.length === 0) {
        checkSlug(slug);
      }
      return this.#sift(iri, quads, current);
    });
  }

  /** Creates a thing; its address is the one the body gives it, or else made of its name. */
  public async create(
    collection: CollectionName,
    body: Body,
    writing: Omit<Writing, 'precondition'>,
    idempotent?: IdempotentRequest,
  ): Promise<Written | { readonly iri: string; readonly repeated: true }> {
    const { baseIri, store } = this.options;
    const temporary = thingIri(baseIri, collection, `x-${randomUUID()}`);
    const read = await this.#read(temporary, body);
    const wished = rootIn(read, (iri) => thingAddress(baseIri, iri)?.collection === collection && iri !== temporary);
    const quads = claimSubject(read, wished ?? temporary, kinds[collection]);
    const slug =
      thingAddress(baseIri, wished ?? '')?.slug ?? (await findSlug(store, baseIri, collection, quads, temporary));
    checkSlug(slug);
    const iri = thingIri(baseIri, collection, slug);
    const final = readdress(quads, wished ?? temporary, iri);
    const { principal } = writing;
    const answered = idempotent && (await findAnswer(store.records, idempotent, principal));
    if (answered !== undefined) {
      return { iri: answered, repeated: true };
    }
    const records = [...(writing.records ?? []), ...(idempotent ? [answerChange(idempotent, principal, iri)] : [])];
    try {
      return await this.#write(
        iri,
        { ...writing, precondition: { kind: 'absent' }, records },
        'POST',
        async (current) => this.#sift(iri, final, current),
      );
    } catch (error) {
      const isTaken = error instanceof DomainError && ['revision-conflict', 'record-conflict'].includes(error.code);
      if (!isTaken) {
        throw error;
      }
      if (wished !== undefined && error.code === 'revision-conflict') {
        throw new DomainError('conflict', `There is something at <${iri}> already`, {
          cause: error,
          details: { inFrench: `Il y a déjà quelque chose à l’adresse <${iri}>` },
        });
      }
      // Somebody was faster with the same name, or the same request came twice at once: look again.
      return this.create(collection, body, writing, idempotent);
    }
  }

  /** Changes the own document of a thing; `change` gets its triples and gives those that are to be there. */
  public async patch(
    iri: string,
    change: (current: readonly Quad[]) => Promise<readonly Quad[]> | readonly Quad[],
    writing: Writing,
  ): Promise<Written> {
    return this.#write(iri, writing, 'PATCH', async (current) => {
      const changed = withoutGraphs(await change(current));
      return { kept: nameParts(changed, iri, current), leftOut: [] };
    });
  }

  /**
   * Takes the own document of a thing away.
   *
   * @param force - Also where others point at the thing.
   * @throws DomainError `conflict` that tells what points at it, `not-found`.
   */
  public async remove(iri: string, force: boolean, writing: Writing): Promise<Contributed> {
    const { store, contributor, baseIri } = this.options;
    const { principal, precondition, message, records } = writing;
    const graph = ownDocument(baseIri, iri);
    return contributor.contribute(
      async () => {
        const known = await store.describeGraph(graph);
        await checkRemoval(iri, { store, graph, known, force, principal });
        checkPrecondition(precondition, known);
        return {
          added: [],
          removed: await store.readGraph(graph),
          author: principal.name,
          message: message ?? `DELETE of <${iri}>`,
          ...(records && { records }),
        };
      },
      { principal },
    );
  }

  /** The triples of a body for a thing, before it is known what stands there. */
  public async read(iri: string, body: Body): Promise<Quad[]> {
    return this.#read(iri, body);
  }

  async #read(iri: string, body: Body): Promise<Quad[]> {
    const { baseIri, context } = this.options;
    return readBody(body, { thing: iri, graph: ownDocument(baseIri, iri).value, baseIri, context });
  }

  async #sift(iri: string, quads: readonly Quad[], current: readonly Quad[]) {
    const { store, validator, baseIri } = this.options;
    const graph = ownDocument(baseIri, iri).value;
    return leaveOutOthers(nameParts(quads, iri, current), current, { store, validator, thing: iri, graph });
  }

  async #write(
    iri: string,
    { principal, precondition, message, records }: Writing,
    method: string,
    compose: (current: readonly Quad[]) => Promise<{ kept: readonly Quad[]; leftOut: readonly Quad[] }>,
  ): Promise<Written> {
    const { store, contributor, baseIri } = this.options;
    const graph = ownDocument(baseIri, iri);
    const outcome = { created: false, leftOut: [] as readonly Quad[] };
    const contributed = await contributor.contribute(
      async () => {
        const known = await store.describeGraph(graph);
        checkPrecondition(precondition, known);
        const current = withoutGraphs(await store.readGraph(graph));
        const { kept, leftOut } = await compose(current);
        outcome.created = known === undefined;
        outcome.leftOut = leftOut;
        const added = composeDocument(kept, current, { thing: iri, graph });
        return {
          ...difference(current, added, graph),
          author: principal.name,
          message: message ?? `${method} of <${iri}>`,
          ...(records && { records }),
        };
      },
      { principal },
    );
    return { ...contributed, ...outcome, iri };
  }
}

/** The subject at which nothing points, where it is one that is wanted. */
function rootIn(quads: readonly Quad[], isWanted: (iri: string) => boolean): string | undefined {
  const objects = new Set(quads.map(({ object }) => object.value));
  return quads.map(({ subject }) => subject.value).find((iri) => isWanted(iri) && !objects.has(iri));
}

function withoutGraphs(quads: readonly Quad[]): Quad[] {
  return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
}

function difference(current: readonly Quad[], wanted: readonly Quad[], graph: NamedNode) {
  const [standing, staying] = [current, wanted].map((quads) => new Set(quads.map(tripleKey)));
  return {
    added: wanted.filter((quad) => !standing?.has(tripleKey(quad))),
    removed: current
      .filter((quad) => !staying?.has(tripleKey(quad)))
      .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph)),
  };
}
