import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import { rdfFormats } from '../../core/rdf/formats.ts';
import type { Body } from '../../contribution/mapping/read-body.ts';
import { updateType } from '../sparql/operation.ts';
import { acceptTextBody } from '../text-body.ts';

/** The media type of a JSON merge patch. */
export const mergePatchType = 'application/merge-patch+json';

/** What describes a thing. */
const bodyTypes: readonly string[] = [
  'application/json',
  ...rdfFormats.flatMap(({ mediaType, aliases }) => [mediaType, ...aliases]),
];

/** What changes the description of a thing. */
const patchTypes: readonly string[] = [mergePatchType, updateType];

/** A description is a page or two; what is larger is no description of one thing. */
export const longestBody = 1_048_576;

/** Accepts the bodies of writes, as text. */
export function acceptThingBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  for (const mediaType of [...bodyTypes, ...patchTypes]) {
    acceptTextBody(server, mediaType);
  }
}

/**
 * The body of a `PUT` or `POST`.
 *
 * @throws DomainError `unsupported-media-type` with what is understood.
 */
export function readDescription(request: FastifyRequest): Body {
  const mediaType = mediaTypeOf(request);
  if (typeof request.body !== 'string' || !bodyTypes.includes(mediaType)) {
    throw unsupported(bodyTypes);
  }
  const language = languageOf(request);
  return {
    text: request.body,
    contentType: request.headers['content-type'] ?? '',
    ...(language !== undefined && { language }),
  };
}

/** The body of a `PATCH`. @throws DomainError `unsupported-media-type`. */
export function readPatch(request: FastifyRequest): { readonly kind: 'merge' | 'update'; readonly body: Body } {
  const mediaType = mediaTypeOf(request);
  if (typeof request.body !== 'string' || !patchTypes.includes(mediaType)) {
    throw unsupported(patchTypes);
  }
  const language = languageOf(request);
  return {
    kind: mediaType === mergePatchType ? 'merge' : 'update',
    body: { text: request.body, contentType: 'application/json', ...(language !== undefined && { language }) },
  };
}

/** The one language that a body says it is in. */
function languageOf({ headers }: FastifyRequest): string | undefined {
  return /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\s*$/iu.exec(headers['content-language'] ?? '')?.[1]?.toLowerCase();
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type']?.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function unsupported(types: readonly string[]): DomainError {
  const names = [...new Set(types)].join(', ');
  return new DomainError('unsupported-media-type', `The body must be one of ${names}`, {
    details: { inFrench: `Le corps doit être l’un de ${names}`, accepted: types },
  });
}
