import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../../src/core/errors.ts';
import { parseRdf, type ParseOptions } from '../../../../src/core/rdf/parse.ts';

const context = { '@context': { '@vocab': 'https://schema.org/', id: '@id' } };
const contexts = new Map([['http://x/context.jsonld', context]]);

describe('Reading RDF', () => {
  it.each([
    ['Turtle', 'text/turtle', '<http://x/a> <http://x/p> 1 .\n<http://x/a> <http://x/p> .', { line: 2 }],
    ['TriG', 'application/trig', '<http://x/g> {\n<http://x/a> }', { line: 2 }],
    ['N-Triples', 'application/n-triples', '<http://x/a> <http://x/p> "é"@fr .\n<a> <b> <c> .', { line: 2 }],
    ['N-Quads', 'application/n-quads', '\n\nnothing', { line: 3 }],
    [
      'RDF/XML',
      'application/rdf+xml',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n  <a></b>',
      { line: 2 },
    ],
    ['JSON-LD', 'application/ld+json', '{\n  "name": 1', { line: 2, column: 12 }],
  ])('says where %s is malformed', async (_label, mediaType, text, position) => {
    const error = await refused(text, mediaType, { baseIri: 'http://x/' });
    expect(error.code).toBe('malformed-rdf');
    expect(error.details).toMatchObject(position);
  });

  it.each([
    ['a relative IRI without a base', 'application/n-triples', '<http://x/a> <http://x/p> <b> .'],
    ['an IRI with a space hidden behind an escape', 'text/turtle', '<http://x/a> <http://x/p> <http://x/\\u0020b> .'],
    ['a triple as a term', 'text/turtle', '<http://x/a> <http://x/p> <<( <http://x/a> <http://x/p> 1 )>> .'],
    ['JSON that is not JSON-LD', 'application/ld+json', '"text"'],
    ['JSON-LD with a wrong keyword', 'application/ld+json', '{"@id": 5, "http://x/p": 1}'],
    ['a text that is not XML', 'application/rdf+xml', 'hello'],
  ])('refuses %s', async (_case, mediaType, text) => {
    expect((await refused(text, mediaType)).code).toBe('malformed-rdf');
  });

  it('never fetches a context, and names the address and what may be referred to', async () => {
    const text = JSON.stringify({ '@context': 'http://elsewhere.example/c', name: 'x' });
    const error = await refused(text, 'application/ld+json', { contexts });
    expect(error).toMatchObject({ code: 'malformed-rdf', details: { address: 'http://elsewhere.example/c' } });
    expect(error.message).toContain('<http://x/context.jsonld>');
  });

  it('knows the contexts it was given', async () => {
    const text = JSON.stringify({ '@context': 'http://x/context.jsonld', id: 'lab01', name: 'LAB01' });
    const [quad] = await parseRdf(text, 'application/ld+json; charset=utf-8', {
      contexts,
      baseIri: 'http://x/fabriques/',
    });
    expect(quad?.subject.value).toBe('http://x/fabriques/lab01');
    expect(quad?.predicate.value).toBe('https://schema.org/name');
  });

  it('names a key that means nothing, when it is asked to be strict', async () => {
    const text = JSON.stringify({
      '@context': { name: 'https://schema.org/name' },
      '@id': 'http://x/a',
      name: 'A',
      nom: 'B',
    });
    expect(await parseRdf(text, 'application/ld+json')).toHaveLength(1);
    expect((await refused(text, 'application/ld+json', { strict: true })).message).toContain('nom');
  });

  it('says that it does not know a media type', async () => {
    expect((await refused('', 'text/rtf')).code).toBe('unsupported-media-type');
  });

  it('survives JSON nested a hundred thousand deep', async () => {
    const text = `${'{"http://x/p":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect((await refused(text, 'application/ld+json')).code).toBe('malformed-rdf');
  });
});

async function refused(text: string, mediaType: string, options: ParseOptions = {}): Promise<DomainError> {
  const outcome: unknown = await parseRdf(text, mediaType, options).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DomainError);
  return outcome as DomainError;
}
