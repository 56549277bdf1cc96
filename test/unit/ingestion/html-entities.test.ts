import { describe, expect, it } from 'vitest';
import { decodeHtmlEntities } from '../../../src/ingestion/html-entities.ts';

describe('Decoding of HTML references', () => {
  it.each([
    ['Vert&amp;Co', 'Vert&Co'],
    ['l&#39;atelier et l&#x2019;autre', "l'atelier et l’autre"],
    ['&amp;lt;', '&lt;'],
    ['R&D; A&B; &inconnu; &#0; &#99999999;', 'R&D; A&B; &inconnu; &#0; &#99999999;'],
  ])('turns %s into %s', (text, decoded) => {
    expect(decodeHtmlEntities(text)).toBe(decoded);
  });
});
