import type { FastifyRequest } from 'fastify';
import { Proposals } from '../../contribution/proposals.ts';
import { previewThing } from '../../contribution/things/preview.ts';
import { ThingContributions } from '../../contribution/things/thing-contributions.ts';
import { DomainError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { type CollectionName, thingAddress } from '../../vocabulary/kinds.ts';
import { AttemptLimiter } from '../attempt-limiter.ts';
import type { RouteDependencies } from '../dependencies.ts';
import type { Visitor } from '../visitor.ts';

/** What a form is to bring about. */
export interface Wish {
  readonly collection: CollectionName;
  /** The address of the thing; undefined for a new one. */
  readonly iri: string | undefined;
  readonly body: JsonObject;
  /** The revision of the own document that was seen; 0 where there was none. */
  readonly seen: number;
  readonly visitor: Visitor;
  readonly message: string;
  readonly author: string;
}

/** Proposals of one address in an hour. */
const mostProposals = 20;

/**
 * Makes what carries a form out: writes, or proposes where somebody may not write.
 *
 * @returns A function that gives the path below the base where to go then.
 */
export function createFormCarrier(
  dependencies: RouteDependencies,
): (wish: Wish, request: FastifyRequest) => Promise<string> {
  const { store, validator, contributor, configuration, vocabulary } = dependencies;
  const { baseIri } = configuration;
  const options = { store, validator, baseIri, context: vocabulary.context };
  const things = new ThingContributions({ ...options, contributor });
  const proposals = new Proposals(store.records, things);
  const limiter = new AttemptLimiter(store.records, { of: 'proposal', most: mostProposals, withinMs: 3_600_000 });

  const write = async ({ collection, iri, body, seen, visitor: { principal }, message }: Wish) => {
    if (!principal || principal.role === 'proposer') {
      return undefined;
    }
    const described = { text: JSON.stringify(body), contentType: 'application/json' };
    const writing = { principal, message: message || (iri === undefined ? 'Nouvelle fiche' : 'Fiche modifiée') };
    const precondition =
      seen === 0 ? ({ kind: 'absent' } as const) : ({ kind: 'revisions', revisions: [seen] } as const);
    try {
      return iri === undefined
        ? await things.create(collection, described, writing)
        : await things.put(collection, slugOf(baseIri, iri), described, { ...writing, precondition });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'forbidden') {
        return undefined; // not theirs to write: an editor will decide
      }
      throw error;
    }
  };

  const checkLimit = async (address: string): Promise<void> => {
    const seconds = await limiter.secondsLocked(address);
    if (seconds > 0) {
      throw tooManyProposals(seconds);
    }
  };

  return async (wish, request) => {
    const written = await write(wish);
    if (written) {
      return written.iri.slice(baseIri.length);
    }
    const { collection, iri, body, seen, visitor, message } = wish;
    await checkLimit(request.ip);
    const slug = iri && slugOf(baseIri, iri);
    const described = { text: JSON.stringify(body), contentType: 'application/json' };
    await previewThing(collection, slug, described, options);
    if ((await limiter.count(request.ip)) === undefined) {
      // Others of the same address were looked at meanwhile.
      await checkLimit(request.ip);
    }
    const author = visitor.principal?.name ?? wish.author;
    const { proposal, follow } = await proposals.propose({
      ...{ collection, body: described },
      ...(slug !== undefined && { slug, baseRevision: seen }),
      ...(author && { author }),
      ...(message && { message }),
    });
    return `propositions/${proposal.id}.${follow}`;
  };
}

function slugOf(baseIri: string, iri: string): string {
  return thingAddress(baseIri, iri)?.slug ?? '';
}

function tooManyProposals(retryAfterSeconds: number): DomainError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new DomainError(
    'too-many-requests',
    `${mostProposals} proposals came from here within an hour, which is the most. Nothing that you typed is lost: keep this page open and send it again in ${minutes} min.`,
    {
      details: {
        retryAfterSeconds,
        inFrench: `${mostProposals} propositions sont venues d’ici en une heure, c’est le plus possible. Rien de ce que vous avez écrit n’est perdu : gardez cette page ouverte et envoyez-la de nouveau dans ${minutes} min.`,
      },
    },
  );
}
