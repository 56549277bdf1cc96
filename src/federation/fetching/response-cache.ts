import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An answer as it is kept. */
export interface Kept {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Whether it need not be asked for again: this harvest has it already, or it never changes. */
  readonly isFresh: boolean;
}

/** The answers of one source, kept from harvest to harvest; they may be lost at any time. */
export interface ResponseCache {
  readonly get: (url: string, accept: string) => Promise<Kept | undefined>;
  readonly put: (url: string, accept: string, answer: Omit<Kept, 'isFresh'>) => Promise<void>;
  /** Notes that an answer still holds. */
  readonly confirm: (url: string, accept: string, kept: Kept) => Promise<void>;
  /** Ends a harvest that is whole: the next one asks again. */
  readonly finish: () => Promise<void>;
}

/** An interrupted harvest is gone on with for so long; after that it begins again. */
const resumableMs = 6 * 3_600_000;

/** Opens the cache of a source in a folder of its own. */
export async function openResponseCache(folder: string): Promise<ResponseCache> {
  await mkdir(folder, { recursive: true });
  const marker = join(folder, 'run');
  const begun = Number(await readFile(marker, 'utf8').catch(() => '0'));
  const run = Date.now() - begun < resumableMs ? begun : Date.now();
  await writeFile(marker, String(run));

  const pathOf = (url: string, accept: string): string =>
    join(folder, createHash('sha256').update(`${accept} ${url}`).digest('hex'));
  const put: ResponseCache['put'] = async (url, accept, { body, ...rest }) => {
    const path = pathOf(url, accept);
    await writeFile(`${path}.body`, body);
    await writeFile(`${path}.json`, JSON.stringify({ ...rest, fetched: Date.now() }));
  };
  return {
    put,
    get: async (url, accept) => {
      const path = pathOf(url, accept);
      try {
        const { fetched, ...kept } = JSON.parse(await readFile(`${path}.json`, 'utf8')) as Omit<Kept, 'body'> & {
          fetched: number;
        };
        const isImmutable = /\bimmutable\b/u.test(kept.headers['cache-control'] ?? '');
        return {
          ...kept,
          body: await readFile(`${path}.body`),
          isFresh: fetched >= run || isImmutable,
        };
      } catch {
        return undefined;
      }
    },
    confirm: async (url, accept, kept) => put(url, accept, kept),
    finish: async () => rm(marker, { force: true }),
  };
}
