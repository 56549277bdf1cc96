import { writeTrig } from '../trig-writer.ts';
import { readCuration } from './curation.ts';
import { fabriqueDocument } from './document.ts';
import { names } from './names.ts';
import { makeRecords } from './records.ts';
import { reportToMarkdown, type ImportReport } from './report.ts';
import { SlugRegistry } from './slug-registry.ts';
import { readSource } from './source.ts';
import type { Territories } from './territories.ts';
import { territoryDocument } from './territory-document.ts';

/** All that an import is made of: the texts of the committed files, and the administrative divisions. */
export interface ImportInput {
  /** The GeoJSON of the national list. */
  readonly source: string;
  /** `correspondances.csv` */
  readonly matches: string;
  /** `noms.csv` */
  readonly names: string;
  /** `slugs.csv` as it was. */
  readonly slugs: string;
  /** Slugs of fabriques that have a document of their own. */
  readonly ownSlugs: readonly string[];
  readonly territories: Territories;
}

/** The files that an import writes, by name, and its report. */
export interface ImportOutcome {
  readonly fabriques: string;
  readonly territories: string;
  readonly slugs: string;
  readonly reportMarkdown: string;
  readonly report: ImportReport;
}

/** Makes the documents of the national list. The same input gives the same bytes. */
export function buildImport(input: ImportInput): ImportOutcome {
  const features = readSource(input.source);
  const curation = readCuration(input.matches, input.names);
  const matched = [...curation.values()].flatMap(({ slug }) => slug ?? []);
  const registry = new SlugRegistry(input.slugs, [...input.ownSlugs, ...matched]);
  const { records, findings } = makeRecords(features, { curation, registry, territories: input.territories });
  const report: ImportReport = { features: features.length, fabriques: records.length, findings };
  return {
    fabriques: writeTrig(records.flatMap(fabriqueDocument), names),
    territories: writeTrig(territoryDocument(records.flatMap(({ commune }) => commune ?? [])), names),
    slugs: registry.toCsv(),
    reportMarkdown: reportToMarkdown(report),
    report,
  };
}
