import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { packageRoot } from '../../src/core/package-root.ts';
import { readSeedDocuments, type SeedDocument } from '../../src/ingestion/seed/read-seed.ts';

/** The base of the data in tests. */
export const base = 'http://localhost:3000/';

/** The folder of the committed data. */
export const dataDir: string = join(packageRoot, 'data');

/** Every committed document. */
export async function readCommittedData(): Promise<SeedDocument[]> {
  const documents: SeedDocument[] = [];
  for await (const document of readSeedDocuments(dataDir, base)) {
    documents.push(document);
  }
  return documents;
}

/** The quads of all documents. */
export function allQuads(documents: readonly SeedDocument[]): Quad[] {
  return documents.flatMap(({ quads }) => quads);
}
