import type { Curation } from './curation.ts';
import { hasEmail, plainLabel, readableLabel } from './label.ts';
import type { FabriqueRecord } from './record.ts';
import type { Finding, FindingKind } from './report.ts';
import { keyOf, type SlugRegistry } from './slug-registry.ts';
import { slugOf } from '../slug.ts';
import type { SourceFeature } from './source.ts';
import { splitEntries, type SplitEntry } from './split.ts';
import type { Commune, Territories } from './territories.ts';
import { waveOf } from './wave.ts';

/** What records are made with. */
export interface RecordTools {
  readonly curation: Curation;
  readonly registry: SlugRegistry;
  readonly territories: Territories;
}

/** Records in order of commune and label, and what had to be decided on the way. */
export interface RecordsOutcome {
  readonly records: readonly FabriqueRecord[];
  readonly findings: readonly Finding[];
}

/** An entry with where it stands and what it is known by. */
interface Placed extends SplitEntry {
  readonly feature: SourceFeature;
  readonly commune: Commune | undefined;
  readonly key: string;
  readonly plain: string;
}

/**
 * Makes the records of the list: split, named, placed and given their slugs.
 *
 * New slugs are given in order of commune and label, so the order of the file does not matter.
 */
export function makeRecords(features: readonly SourceFeature[], tools: RecordTools): RecordsOutcome {
  const findings: Finding[] = [];
  const placed = new Map<string, Placed>();
  for (const feature of features) {
    const commune = tools.territories.findCommune(feature.commune);
    const note = (kind: FindingKind, detail: string, about = feature.identifiers) =>
      findings.push({ kind, about, communeCode: feature.commune, detail });
    const entries = splitEntries(feature.identifiers, feature.labels);
    if (!entries) {
      note('split-ambiguous', plainLabel(feature.labels));
    }
    noteCommune(feature, commune, note);
    for (const entry of entries ?? []) {
      const plain = plainLabel(entry.label);
      const key = keyOf({ commune: feature.commune, label: plain });
      if (placed.has(key)) {
        note('duplicate', plain, entry.identifier);
      } else {
        placed.set(key, { ...entry, feature, commune, key, plain });
      }
    }
  }
  const inOrder = [...placed.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
  const records = inOrder.map((entry) => makeRecord(entry, tools, findings));
  return { records, findings: [...findings, ...findStale(placed, tools)].sort(compareFindings) };
}

function makeRecord(entry: Placed, { curation, registry }: RecordTools, findings: Finding[]): FabriqueRecord {
  const { feature, identifier, label, plain, commune } = entry;
  const note = (kind: FindingKind, detail: string) =>
    findings.push({ kind, about: identifier, communeCode: feature.commune, detail });
  const decision = curation.get(entry.key);
  const readable = readableLabel(label);
  const name = decision?.name ?? readable;
  const communeName = feature.communeName ?? commune?.name;
  const slug =
    decision?.slug ?? registry.assign({ commune: feature.commune, label: plain, name, communeName: communeName ?? '' });
  if (decision) {
    note(decision.slug === undefined ? 'curated' : 'matched', `« ${plain} » → « ${name} » (${decision.reason})`);
  } else if (readable !== label) {
    note('cleaned', `« ${readable} »`);
  }
  if (hasEmail(label)) {
    note('email-removed', `« ${name} »`);
  }
  if (decision?.slug === undefined && slug !== slugOf(name)) {
    note('slug-distinguished', `« ${name} » : \`${slug}\``);
  }
  return {
    slug,
    identifier,
    name,
    alternateName: decision?.keepsLabel && readable !== name ? readable : undefined,
    communeCode: commune?.code ?? feature.commune,
    communeName,
    commune,
    point: feature.point,
    wave: waveOf(identifier),
  };
}

function noteCommune(
  feature: SourceFeature,
  commune: Commune | undefined,
  note: (kind: FindingKind, detail: string) => void,
): void {
  if (!feature.point) {
    note('no-geometry', feature.communeName ?? commune?.name ?? 'commune sans nom');
  }
  if (!commune) {
    note('unknown-commune', feature.communeName ?? 'commune sans nom');
    return;
  }
  if (feature.communeName === undefined) {
    note('commune-unnamed', commune.name);
  }
  if (commune.code !== feature.commune) {
    note('commune-recoded', `${commune.name}, aujourd’hui ${commune.code}`);
  }
  if (!commune.region) {
    note('no-region', commune.departement.name);
  }
  if (!commune.epci) {
    note('no-epci', commune.name);
  }
  if (commune.postcodes.length !== 1) {
    note('several-postcodes', `${commune.name} (${commune.postcodes.join(', ')})`);
  }
}

function findStale(placed: ReadonlyMap<string, unknown>, { curation, registry }: RecordTools): Finding[] {
  const stale = (kind: FindingKind, label: string, commune: string, detail: string): Finding[] =>
    placed.has(keyOf({ commune, label })) ? [] : [{ kind, about: `« ${label} »`, communeCode: commune, detail }];
  return [
    ...[...curation.values()].flatMap(({ label, commune, name }) => stale('unmatched', label, commune, name)),
    ...registry.lines().flatMap(({ label, commune, slug }) => stale('left-the-list', label, commune, `\`${slug}\``)),
  ];
}

function compareFindings(left: Finding, right: Finding): number {
  const [first, second] = [left, right].map(({ communeCode, about }) => `${communeCode} ${about}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
