import type { FastifyInstance } from 'fastify';
import { DomainError } from '../core/errors.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Accepts request bodies of the given media type as strict UTF-8 text.
 *
 * `parseAs: 'buffer'` keeps Fastify's body limit; the fatal decoder refuses the ill-formed
 * sequences that `parseAs: 'string'` would silently turn into U+FFFD.
 * @see W3C SPARQL 1.1 Protocol test `bad_query_non_utf8`
 */
export function acceptTextBody(server: FastifyInstance, mediaType: string): void {
  server.addContentTypeParser(mediaType, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => {
    try {
      return decoder.decode(body);
    } catch (cause) {
      throw new DomainError('bad-request', 'The body of the request is not valid UTF-8', {
        cause,
        details: { inFrench: 'Le corps de la demande n’est pas de l’UTF-8 valide' },
      });
    }
  });
}
