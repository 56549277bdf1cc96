import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import type { Outbound } from '../../core/net/outbound.ts';
import { rdfFormatOf, rdfFormats } from '../../core/rdf/formats.ts';
import { parseRdf } from '../../core/rdf/parse.ts';

const timeoutMs = 20_000;
const maxBytes = 16 * 1_048_576;
/** JSON-LD comes last: it may refer to contexts, which are not fetched. */
const accept = `${rdfFormats
  .filter(({ name }) => name !== 'jsonld')
  .map(({ mediaType }) => mediaType)
  .join(', ')}, application/ld+json;q=0.5`;

let loaded = 0;

/**
 * Makes what `LOAD` fetches with, through the guard that everything else is fetched through.
 *
 * @throws DomainError `remote-refused`, `remote-failed`, `remote-timeout`, `malformed-rdf`.
 */
export function createDocumentLoader(outbound: Outbound): (iri: string) => Promise<Quad[]> {
  return async (iri) => {
    const { status, headers, body, url } = await outbound.fetch({ url: iri, headers: { accept }, timeoutMs, maxBytes });
    const contentType = headers['content-type'] ?? '';
    if (status !== 200 || !rdfFormatOf(contentType)) {
      const what = status === 200 ? `content type ${contentType.slice(0, 80)}` : `status ${status}`;
      throw new DomainError('remote-failed', `${iri} answers with ${what}`, {
        details: { remote: iri, inFrench: `${iri} répond : ${what}` },
      });
    }
    loaded += 1;
    return parseRdf(decode(body, iri), contentType, { baseIri: url, blankNodePrefix: `loaded${loaded}_` });
  };
}

function decode(body: Uint8Array, iri: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new DomainError('malformed-rdf', `${iri} is not valid UTF-8`, { cause });
  }
}
