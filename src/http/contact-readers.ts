import type { FastifyRequest } from 'fastify';
import type { Principal } from '../contribution/principal.ts';
import { DomainError } from '../core/errors.ts';
import { thingAddress } from '../vocabulary/kinds.ts';
import type { RouteDependencies } from './dependencies.ts';
import type { Representation } from './representation.ts';
import { visitorOf } from './visitor.ts';

/** Whether somebody reads the contacts of a thing that nobody agreed to publish: editors, and the team of a fabrique. */
export function readsContacts(principal: Principal | undefined, iri: string, baseIri: string): boolean {
  const address = thingAddress(baseIri, iri);
  switch (principal?.role) {
    case 'administrator':
    case 'editor':
      return true;
    case 'team':
      return address?.collection === 'fabriques' && principal.fabriques.includes(address.slug);
    case 'proposer':
    case undefined:
      return false;
  }
}

/** Tells whether who sends a request reads the contacts of a thing; a token that is none reads as anybody does. */
export type ContactReaders = (request: FastifyRequest, iri: string) => Promise<boolean>;

/** Makes what tells who reads contacts. */
export function createContactReaders(dependencies: RouteDependencies): ContactReaders {
  const { access, configuration } = dependencies;
  return async (request, iri) => {
    if (!hasCredentials(request)) {
      return false;
    }
    const { principal } = await visitorOf(request, dependencies);
    const known = principal ?? (await access.identify(request).catch(nobody));
    return readsContacts(known, iri, configuration.baseIri);
  };
}

/** Whether a request may come from somebody who is known. */
export function hasCredentials({ headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined;
}

/** A representation that nobody but its reader keeps. */
export function forItsReader(representation: Representation): Representation {
  const { headers } = representation;
  const vary = [headers['vary'], readerHeaders].filter(Boolean).join(', ');
  return { ...representation, headers: { ...headers, vary, 'cache-control': 'private, no-store' } };
}

/** What decides on what a reader sees of a contact. */
export const readerHeaders = 'Authorization, Cookie';

function nobody(error: unknown): undefined {
  if (error instanceof DomainError && ['unauthorized', 'too-many-attempts'].includes(error.code)) {
    return undefined;
  }
  throw error;
}
