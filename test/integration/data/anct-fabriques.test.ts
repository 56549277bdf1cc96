import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImport, type ImportInput, type ImportOutcome } from '../../../src/ingestion/anct-fabriques/build-import.ts';
import { importAnctFabriques, readInput } from '../../../src/ingestion/anct-fabriques/import-anct-fabriques.ts';
import type { FindingKind } from '../../../src/ingestion/anct-fabriques/report.ts';
import { parseCsv } from '../../../src/ingestion/csv.ts';
import { fab, rdf } from '../../../src/vocabulary/terms.ts';
import { allQuads, base, dataDir, readCommittedData } from '../../support/seed-data.ts';

/** A national list in which someone else has the name, and the place in the file, of fabriques already known. */
function withNewcomers(source: string): string {
  const list = JSON.parse(source) as { features: { properties: object }[] };
  const newcomer = (commune: string, identifier: string, label: string) => ({
    type: 'Feature',
    properties: { id_geo: commune, lib_geo: 'Ambronay', id_territoire: identifier, lib_territoire: label },
    geometry: { type: 'Point', coordinates: [5.36, 46] },
  });
  const newcomers = ['La Machinerie', 'LAB01', 'Plan B', 'ANIS'].map((label, rank) =>
    newcomer('01007', `fabt-${500 + rank}`, label),
  );
  return JSON.stringify({ ...list, features: [...newcomers, ...list.features.toReversed()] });
}

describe('The import of the national list', () => {
  let input: ImportInput;
  let outcome: ImportOutcome;
  beforeAll(async () => {
    input = await readInput({ dataDir });
    outcome = buildImport(input);
  });
  const committed = (file: string) => readFile(join(dataDir, file), 'utf8');
  const about = (kind: FindingKind) => outcome.report.findings.filter((finding) => finding.kind === kind);

  it('makes the committed files again, byte for byte', async () => {
    expect(outcome.fabriques).toBe(await committed('peers/anct-fabriques/fabriques.trig'));
    expect(outcome.territories).toBe(await committed('territoires.ttl'));
    expect(outcome.slugs).toBe(await committed('sources/anct-fabriques/slugs.csv'));
    expect(outcome.reportMarkdown).toBe(await committed('sources/anct-fabriques/rapport.md'));
  });

  it('writes the same files into a folder that has only what it starts from', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    try {
      const isInput = (file: string) => !/slugs\.csv$|rapport\.md$/u.test(file);
      await cp(join(dataDir, 'fabriques'), join(folder, 'fabriques'), { recursive: true });
      await cp(join(dataDir, 'sources'), join(folder, 'sources'), { recursive: true, filter: isInput });
      expect(await importAnctFabriques({ dataDir: folder })).toEqual(outcome.report);
      expect(await readFile(join(folder, 'peers/anct-fabriques/fabriques.trig'), 'utf8')).toBe(outcome.fabriques);
      expect(await readFile(join(folder, 'territoires.ttl'), 'utf8')).toBe(outcome.territories);
      expect(await readFile(join(folder, 'sources/anct-fabriques/slugs.csv'), 'utf8')).toBe(outcome.slugs);
      expect(await readFile(join(folder, 'sources/anct-fabriques/rapport.md'), 'utf8')).toBe(outcome.reportMarkdown);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('gives the same slugs when the registry is lost and the file is in another order', () => {
    const again = buildImport({ ...input, slugs: '', source: reversed(input.source) });
    expect(again.slugs).toBe(outcome.slugs);
    expect(again.fabriques).toBe(outcome.fabriques);
  });

  it('places everything: 342 communes, 382 fabriques, no ambiguity, no duplicate, no idle decision', () => {
    expect(outcome.report).toMatchObject({ features: 342, fabriques: 382 });
    const unplaced: FindingKind[] = ['split-ambiguous', 'duplicate', 'unknown-commune', 'unmatched', 'left-the-list'];
    expect(unplaced.flatMap(about)).toEqual([]);
  });

  it('reports the one fabrique without coordinates and the three that are documented already', () => {
    expect(about('no-geometry').map(({ communeCode }) => communeCode)).toEqual(['97801']);
    expect(about('matched').map(({ about: identifier }) => identifier)).toEqual(['fabt-59', 'fabt-155', 'fabt-40']);
  });

  it('changes nobody’s address when records are added in front, of the same names too', () => {
    const later = buildImport({ ...input, source: withNewcomers(input.source) });
    const before = parseCsv(outcome.slugs);
    const after = parseCsv(later.slugs);
    expect(after).toHaveLength(before.length + 4);
    expect(after).toEqual(expect.arrayContaining(before));
    const slugs = after.filter(({ commune }) => commune === '01007').map(({ slug }) => slug);
    expect(slugs.sort()).toEqual(['anis-ambronay', 'la-machinerie-ambronay', 'lab01-ambronay', 'plan-b-ambronay']);
  });

  it('gives every fabrique a readable slug of its own, of sixty characters and its commune at most', () => {
    const slugs = parseCsv(outcome.slugs).map(({ slug }) => slug ?? '');
    expect(new Set(slugs).size).toBe(379);
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) || slug.length > 60)).toEqual([]);
  });

  it('publishes no e-mail address, no HTML reference and no line break', () => {
    expect(outcome.fabriques).not.toMatch(/\S+@\S+\.[a-z]{2,}/u);
    expect(outcome.fabriques).not.toMatch(/&[a-z]+;|\\n|\\r/u);
  });
});

describe('The committed data', () => {
  it('has exactly 382 fabriques over all its documents', async () => {
    const quads = allQuads(await readCommittedData());
    const fabriques = quads.filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(fab.Fabrique));
    expect(new Set(fabriques.map(({ subject }) => subject.value)).size).toBe(382);
    expect(fabriques).toHaveLength(385);
  });

  it('has both sources’ statements about LAB01 in graphs of their own, under one name', async () => {
    const documents = await readCommittedData();
    const graphs = documents.filter(({ quads }) => quads.some(({ subject }) => subject.value === `${base}fabriques/lab01`));
    expect(graphs.map(({ graph }) => graph.value.slice(base.length))).toEqual([
      'graphs/fabriques/lab01',
      'graphs/identite/cget-2019/fabriques/lab01',
      'graphs/peers/anct-fabriques/fabriques/lab01',
    ]);
    const names = allQuads(graphs).filter(
      ({ subject, predicate }) => subject.value === `${base}fabriques/lab01` && predicate.value.endsWith('/name'),
    );
    expect(new Set(names.map(({ object }) => object.value))).toEqual(new Set(['LAB01']));
  });
});

function reversed(source: string): string {
  const list = JSON.parse(source) as { features: unknown[] };
  return JSON.stringify({ ...list, features: list.features.toReversed() });
}
