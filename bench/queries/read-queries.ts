import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchData } from '../synthetic/generate.ts';

/** A question of the bench. */
export interface BenchQuery {
  /** The name of its file without number and suffix. */
  readonly name: string;
  /** What it asks, from its first line. */
  readonly title: string;
  readonly text: string;
}

/** Reads the queries, with the names of fabriques of a data set in the places left for them. */
export async function readQueries({ samples, visitor }: BenchData): Promise<BenchQuery[]> {
  const folder = import.meta.dirname;
  const files = (await readdir(folder)).filter((file) => file.endsWith('.rq')).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return {
        name: file.replace(/^\d+-|\.rq$/gu, ''),
        title: /^# (.*)/u.exec(text)?.[1] ?? file,
        text: text.replaceAll('FABRIQUE>', `${samples[1] ?? ''}>`).replaceAll('VISITOR>', `${visitor}>`),
      };
    }),
  );
}

let asked = 0;

/** The same query in a text that was never sent before: no cache of results or plans can know it. */
export function neverAsked(text: string): string {
  asked += 1;
  const prologue = `PREFIX n${process.pid}-${asked}: <urn:x-bench:${process.pid}:${asked}>`;
  return text.replace(/^(?=SELECT|ASK)/mu, `${prologue}\n`);
}
