import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/core/errors.ts';
import { negotiate, type Offer } from '../../../src/http/negotiation.ts';

const offers: readonly Offer[] = [
  {
    name: 'jsonld',
    mediaType: 'application/ld+json',
    suffix: 'jsonld',
    label: 'JSON-LD',
    aliases: ['application/json'],
  },
  { name: 'html', mediaType: 'text/html', label: 'HTML', aliases: ['application/xhtml+xml'] },
  { name: 'turtle', mediaType: 'text/turtle', suffix: 'ttl', label: 'Turtle' },
  { name: 'rdf-xml', mediaType: 'application/rdf+xml', suffix: 'rdf', label: 'RDF/XML' },
];
const chosen = (accept?: string) => negotiate({ accept }, offers).offer.name;
const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

describe('Content negotiation', () => {
  it.each([
    ['the page to a browser', firefox, 'html'],
    ['JSON-LD to curl and fetch, which take anything', '*/*', 'jsonld'],
    ['JSON-LD to whoever says nothing', undefined, 'jsonld'],
    ['JSON-LD to whoever says nothing that can be read', ';;;,,, q', 'jsonld'],
    ['Turtle to whoever wants Turtle', 'text/turtle', 'turtle'],
    ['what is wanted more', 'text/turtle;q=0.3, application/rdf+xml;q=0.9', 'rdf-xml'],
    ['what is named first among equals', 'application/rdf+xml, text/turtle', 'rdf-xml'],
    ['a text to whoever wants any text', 'text/*', 'html'],
    ['nothing that q=0 forbids', 'text/*, text/html;q=0', 'turtle'],
    ['anything but what is refused', '*/*, application/ld+json;q=0', 'jsonld-by-its-alias'],
    [
      'what a precise range wants, against a broad one',
      '*/*;q=1, text/turtle;q=0.1, application/ld+json;q=0.2, application/json;q=0',
      'html',
    ],
    ['what was named, against what a wildcard would also take', '*/*, text/turtle', 'turtle'],
    ['the same whatever the case', 'TEXT/Turtle; Q=1.0', 'turtle'],
    ['what old clients ask for', 'text/html, image/gif, *; q=.2, */*; q=.2', 'html'],
    ['the type whose parameters it does not know', 'text/turtle;version="1.1, or so";q=0.5', 'turtle'],
    ['the type whose quality is readable', 'text/turtle;q=high, application/rdf+xml;q=0.1', 'rdf-xml'],
  ])('gives %s', (_case, accept, expected) => {
    expect(chosen(accept)).toBe(expected.replace('-by-its-alias', ''));
  });

  it('remembers under which name a format was asked for', () => {
    expect(negotiate({ accept: 'application/json' }, offers)).toMatchObject({
      mediaType: 'application/json',
      negotiated: true,
    });
  });

  it('hands on the profile', () => {
    const accept = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#flattened"';
    expect(negotiate({ accept }, offers).parameters.get('profile')).toBe('http://www.w3.org/ns/json-ld#flattened');
  });

  it('lets the suffix win over ?format=, and that over Accept', () => {
    expect(negotiate({ suffix: 'ttl', format: 'jsonld', accept: 'text/html' }, offers).offer.name).toBe('turtle');
    expect(negotiate({ format: 'rdf-xml', accept: 'text/html' }, offers).offer.name).toBe('rdf-xml');
    expect(negotiate({ format: 'application/rdf xml' }, offers).offer.name).toBe('rdf-xml');
  });

  it.each([['image/png'], ['text/turtle;q=0'], ['*/*;q=0'], ['text/csv, application/pdf;q=0.5']])(
    'refuses %s and says what there is',
    (accept) => {
      expect(() => chosen(accept)).toThrow(DomainError);
      expect(() => chosen(accept)).toThrow(/text\/turtle/u);
    },
  );

  it('never breaks, whatever the header', () => {
    const pieces = fc.constantFrom(
      'text',
      '/',
      '*',
      'html',
      ';',
      'q',
      '=',
      '0.5',
      ',',
      '"',
      '\\',
      ' ',
      'application/ld+json',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (accept) => {
          try {
            expect(offers).toContain(negotiate({ accept }, offers).offer);
          } catch (error) {
            expect(error).toMatchObject({ code: 'not-acceptable' });
          }
        },
      ),
    );
  });

  it('never gives what is refused, and never less than what is wanted most', () => {
    const quality = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(fc.array(quality, { minLength: offers.length, maxLength: offers.length }), (qualities) => {
        const accept = offers
          .map(({ mediaType }, index) => `${mediaType};q=${(qualities[index] ?? 0) / 10}`)
          .join(', ');
        const most = Math.max(...qualities);
        if (most === 0) {
          expect(() => chosen(accept)).toThrow(DomainError);
        } else {
          const index = offers.findIndex(({ name }) => name === chosen(accept));
          expect(qualities[index]).toBe(most);
        }
      }),
    );
  });

  it('reads a header of a megabyte at once', () => {
    const start = performance.now();
    expect(chosen(`${'text/turtle;q=0.1,'.repeat(60_000)}text/html`)).toBe('turtle');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
