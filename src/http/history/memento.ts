import type { FastifyReply, FastifyRequest } from 'fastify';
import { revisionAt, thingAt } from '../../catalogue/history.ts';
import type { Thing } from '../../catalogue/thing.ts';
import { DomainError } from '../../core/errors.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { type Link, writeLinks } from '../links.ts';
import type { Representation } from '../representation.ts';
import { revisionAddress } from './describe-history.ts';

/** The revision that `?revision=` asks for. @throws DomainError `bad-request`. */
export function revisionIn(request: FastifyRequest): number | undefined {
  const { revision } = request.query as Readonly<Record<string, unknown>>;
  if (revision !== undefined && !(typeof revision === 'string' && /^[1-9]\d{0,14}$/u.test(revision))) {
    throw new DomainError('bad-request', '"revision" is the number of a revision', {
      details: { parameter: 'revision', inFrench: '« revision » est le numéro d’une révision' },
    });
  }
  return revision === undefined ? undefined : Number(revision);
}

/** A thing as it was after a revision. @throws DomainError `not-found`. */
export async function readMemento(
  iri: string,
  revision: number,
  { store, configuration: { baseIri } }: ServerDependencies,
): Promise<Thing> {
  const isKnown = revision <= (await store.revision());
  const thing = isKnown ? await thingAt(store, baseIri, iri, revision) : undefined;
  if (!thing) {
    throw new DomainError('not-found', `There was no <${iri}> at revision ${revision}`, {
      details: { inFrench: `Il n’y avait pas de <${iri}> à la révision ${revision}` },
    });
  }
  return thing;
}

/**
 * The representation of a memento, with what RFC 7089 wants of it.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7089#section-2.1 | RFC 7089, 2.1}
 */
export function asMemento(representation: Representation, { iri, modified }: Thing): Representation {
  return {
    ...representation,
    headers: {
      ...representation.headers,
      'memento-datetime': modified.toUTCString(),
      link: writeLinks(mementoLinks(iri)),
    },
  };
}

/**
 * Sends who asks for a thing as of a time to its revision of then.
 *
 * @returns False where no time is asked for.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7089#section-4.1.1 | RFC 7089, pattern 1.1}
 */
export async function sendToMemento(
  iri: string,
  request: FastifyRequest,
  reply: FastifyReply,
  { store, configuration: { baseIri } }: ServerDependencies,
): Promise<boolean> {
  const asked = [request.headers['accept-datetime'] ?? []].flat()[0];
  if (asked === undefined) {
    return false;
  }
  const time = new Date(asked);
  if (Number.isNaN(time.getTime())) {
    throw new DomainError('bad-request', 'Accept-Datetime is a date of HTTP', {
      details: { inFrench: 'Accept-Datetime est une date de HTTP' },
    });
  }
  // HTTP dates count whole seconds: all that happened in that second counts.
  const revision = await revisionAt(store, baseIri, iri, new Date(time.getTime() + 999));
  if (revision === 0) {
    throw new DomainError('not-found', `There was no <${iri}> at that time`, {
      details: { inFrench: `Il n’y avait pas de <${iri}> à ce moment` },
    });
  }
  void reply
    .code(302)
    .headers({ vary: 'accept-datetime', location: revisionAddress(iri, revision), link: writeLinks(mementoLinks(iri)) })
    .send();
  return true;
}

function mementoLinks(iri: string): Link[] {
  return [
    { href: iri, rel: 'original timegate' },
    { href: `${iri}/historique`, rel: 'timemap', type: 'application/json' },
  ];
}
