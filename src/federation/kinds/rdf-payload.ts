import { gunzipSync } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { rdfFormatOf, rdfFormats } from '../../core/rdf/formats.ts';
import { parseRdf } from '../../core/rdf/parse.ts';
import type { PoliteFetcher } from '../fetching/polite-fetcher.ts';
import { type Payload, textOf, unreadable } from './payload.ts';

/** What is asked for where RDF is wanted, the lightest to read first. */
export const rdfAccept =
  'application/n-quads, application/trig;q=0.9, text/turtle;q=0.9, application/n-triples;q=0.9, application/ld+json;q=0.8, application/rdf+xml;q=0.7';

const mostContexts = 5;

/**
 * What `https://schema.org` says of itself, as far as descriptions of places need it: that address is known to every
 * reader and is asked for by none.
 */
const schemaOrg = {
  '@context': {
    '@vocab': 'https://schema.org/',
    id: '@id',
    type: '@type',
    url: { '@type': '@id' },
    sameAs: { '@type': '@id' },
    image: { '@type': '@id' },
  },
};

/**
 * Reads an answer in RDF, compressed or not. The contexts that a JSON-LD document names are asked for as politely.
 *
 * @param name - With what the labels of its blank nodes begin.
 * @throws DomainError `remote-failed` for what is no RDF.
 */
export async function rdfQuads(payload: Payload, fetcher: PoliteFetcher, name: string): Promise<Quad[]> {
  const plain = isGzip(payload.body)
    ? { ...payload, body: gunzipSync(payload.body, { maxOutputLength: 512 << 20 }) }
    : payload;
  const path = new URL(payload.url).pathname.replace(/\.gz$/u, '');
  const bySuffix = rdfFormats.find(({ suffix }) => path.endsWith(`.${suffix}`))?.mediaType;
  const isJson = /^application\/(?:json|[\w.+-]*json)\b/u.test(payload.contentType);
  const format =
    rdfFormatOf(payload.contentType)?.mediaType ?? bySuffix ?? (isJson ? 'application/ld+json' : undefined);
  if (format === undefined) {
    const said = payload.contentType || 'nothing';
    throw unreadable(payload, `it is no RDF (${said})`, `ce n’est pas du RDF (${said})`);
  }
  const text = textOf(plain);
  const contexts = format === 'application/ld+json' ? await contextsIn(text, fetcher) : undefined;
  try {
    return await parseRdf(text, format, { baseIri: payload.url, blankNodePrefix: name, ...(contexts && { contexts }) });
  } catch (cause) {
    throw unreadable(payload, 'it is not whole or not right', 'ce n’est pas entier ou pas correct', cause);
  }
}

async function contextsIn(text: string, fetcher: PoliteFetcher): Promise<Map<string, object>> {
  const contexts = new Map<string, object>();
  const addresses = new Set(
    [...text.matchAll(/"@context"\s*:\s*\[?\s*"(https?:[^"]+)"/gu)].map(([, address]) => address ?? ''),
  );
  for (const address of [...addresses].slice(0, mostContexts)) {
    if (/^https?:\/\/schema\.org\/?$/u.test(address)) {
      contexts.set(address, schemaOrg);
      continue;
    }
    const context = await fetcher.fetch(address, 'application/ld+json, application/json;q=0.9');
    contexts.set(address, JSON.parse(textOf(context)) as object);
  }
  return contexts;
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}
