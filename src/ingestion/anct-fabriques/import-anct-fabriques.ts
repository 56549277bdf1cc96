import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { wholly } from '../../core/interruption.ts';
import { makeWhole } from '../../core/whole-files.ts';
import { buildImport, type ImportInput } from './build-import.ts';
import type { ImportReport } from './report.ts';
import { loadTerritories, type Territories } from './territories.ts';

/** What to import, and where. */
export interface AnctFabriquesImport {
  /** The folder `data` of the repository. */
  readonly dataDir: string;
  /** A GeoJSON file to read instead of the committed copy. */
  readonly sourceFile?: string;
  /** The administrative divisions; those of `@etalab/decoupage-administratif` by default. */
  readonly territories?: Territories;
}

const committedSource = 'anct_fabriques_de_territoire_2024-09.geojson';

/**
 * Makes the committed documents of the national list again from its committed copy, and writes them with their
 * report. Nothing is fetched; when nothing changed, the files stay the same byte for byte.
 */
export async function importAnctFabriques(options: AnctFabriquesImport): Promise<ImportReport> {
  const outcome = buildImport(await readInput(options));
  const sources = join(options.dataDir, 'sources/anct-fabriques');
  await wholly(async () =>
    Promise.all([
      write(join(options.dataDir, 'peers/anct-fabriques/fabriques.trig'), outcome.fabriques),
      write(join(options.dataDir, 'territoires.ttl'), outcome.territories),
      write(join(sources, 'slugs.csv'), outcome.slugs),
      write(join(sources, 'rapport.md'), outcome.reportMarkdown),
    ]),
  );
  return outcome.report;
}

/** Reads the committed files that an import starts from. */
export async function readInput({ dataDir, sourceFile, territories }: AnctFabriquesImport): Promise<ImportInput> {
  const sources = join(dataDir, 'sources/anct-fabriques');
  const [source, matches, names, slugs, own] = await Promise.all([
    readFile(sourceFile ?? join(sources, committedSource), 'utf8'),
    readOptional(join(sources, 'correspondances.csv')),
    readOptional(join(sources, 'noms.csv')),
    readOptional(join(sources, 'slugs.csv')),
    readdir(join(dataDir, 'fabriques')),
  ]);
  return {
    source,
    matches,
    names,
    slugs,
    ownSlugs: own.filter((file) => file.endsWith('.ttl')).map((file) => file.slice(0, -'.ttl'.length)),
    territories: territories ?? (await loadTerritories()),
  };
}

async function readOptional(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return '';
    }
    throw error;
  }
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await makeWhole(file, async (unfinished) => writeFile(unfinished, text));
}
