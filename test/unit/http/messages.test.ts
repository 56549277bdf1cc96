import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Message, typeset } from '../../../src/http/language.ts';
import { themes } from '../../../src/http/messages/vocabulary.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';

const folder = join(import.meta.dirname, '../../../src/http/messages');

/** Every message in a value, with the way to it. */
function messagesIn(value: unknown, path: string): [path: string, message: Message][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return 'fr' in value
    ? [[path, value as Message]]
    : Object.entries(value).flatMap(([key, inner]) => messagesIn(inner, `${path}.${key}`));
}

const files = await Promise.all(
  readdirSync(folder).map(async (file) => messagesIn(await import(join(folder, file)), file.replace(/\.ts$/u, ''))),
);
const messages = files.flat();

describe('The messages to people', () => {
  it('have the apostrophes, quotation marks and spaces of their language', () => {
    expect(messages.length).toBeGreaterThan(800);
    const french = messages.map(([path, { fr }]) => [path, typeset(fr, 'fr').replaceAll('"@context"', '')]);
    const straight = ([, text = '']: readonly string[]) => /["']/u.test(text);
    expect(french.filter(straight)).toEqual([]);
    // What stands before the sign, and after an opening one, is a space that does not break.
    expect(
      french.filter(([, text = '']) => /[^\u202F]([;!?»])(?=\s|$)|[^\u00A0]:(?=\s|$)|«[^\u202F]/u.test(text)),
    ).toEqual([]);
    const english = messages.map(([path, { en }]) => [path, en.replaceAll('"@context"', '')]);
    expect(english.filter((one) => straight(one) || /[«»]|\s[;:!?](?=\s|$)/u.test(one[1] ?? ''))).toEqual([]);
  });

  it('name each theme of the ontology', () => {
    const used = new Set([...loadVocabulary().terms.values()].map(({ theme }) => theme));
    expect([...used].filter((theme) => !(theme in themes))).toEqual([]);
  });
});
