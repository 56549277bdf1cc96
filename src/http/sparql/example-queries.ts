import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../language.ts';

/** The ways in which the workbench shows solutions. */
export const resultViews = ['table', 'graphique', 'carte'] as const;

/** One way of showing solutions. */
export type ResultView = (typeof resultViews)[number];

/** What examples are about, in the order in which they are offered. */
export const exampleThemes = ['places', 'actions', 'people', 'data'] as const;

/** One theme of examples. */
export type ExampleTheme = (typeof exampleThemes)[number];

/** A query that the workbench offers to start from. */
export interface ExampleQuery {
  /** The file's name without number and extension. */
  readonly name: string;
  readonly title: Message;
  readonly theme: ExampleTheme;
  /** How its answer is shown best. */
  readonly view: ResultView;
  readonly query: string;
}

const folder = join(import.meta.dirname, 'examples');

/** The queries that the workbench offers, from the files of `examples/` in the order of their numbers. */
export const exampleQueries: readonly ExampleQuery[] = readdirSync(folder)
  .filter((file) => file.endsWith('.rq'))
  .sort()
  .map((file) => readExample(file, readFileSync(join(folder, file), 'utf8')));

/**
 * Reads an example: comments at its head say its titles, its theme and how it is shown, the rest is the query.
 *
 * @throws Error where a title or the theme lacks, which is a fault of the file.
 */
export function readExample(file: string, text: string): ExampleQuery {
  const head = new Map([...text.matchAll(/^# ([\w@]+): (.+)$/gmu)].map(([, key = '', value = '']) => [key, value]));
  const [fr, en] = [head.get('title@fr'), head.get('title@en')];
  if (fr === undefined || en === undefined) {
    throw new Error(`${file} needs a title in French and in English`);
  }
  const theme = exampleThemes.find((one) => one === head.get('theme'));
  if (!theme) {
    throw new Error(`${file} needs a theme, one of ${exampleThemes.join(', ')}`);
  }
  return {
    name: file.replace(/^\d+-|\.rq$/gu, ''),
    title: { fr, en },
    theme,
    view: resultViews.find((view) => view === head.get('view')) ?? 'table',
    query: text.replace(/^(?:# [\w@]+: .+\n)+/u, '').trim(),
  };
}
