import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePackagedDocuments, type PackagedImport } from '../../../src/federation/packaged/import-packaged-peer.ts';
import { loadTerritories } from '../../../src/ingestion/anct-fabriques/territories.ts';
import { restoreCodes } from '../../../src/ingestion/cget-2019/restore-codes.ts';
import { parseCsv } from '../../../src/ingestion/csv.ts';
import { dcterms, fab, rdf, rdfs, schema } from '../../../src/vocabulary/terms.ts';
import { allQuads, base, dataDir, readCommittedData } from '../../support/seed-data.ts';

const list = join(dataDir, 'sources/cget-2019/cget_tierslieux_2019_sans_contacts.csv');
const corrections = join(dataDir, 'sources/cget-2019/corrections.csv');

describe('The peers whose data come with the software', () => {
  let cget: PackagedImport;
  let manufactures: PackagedImport;
  let quads: ReturnType<typeof allQuads>;
  beforeAll(async () => {
    [cget, manufactures] = [
      await makePackagedDocuments(dataDir, 'cget-2019'),
      await makePackagedDocuments(dataDir, 'anct-manufactures'),
    ];
    quads = allQuads(await readCommittedData());
  });
  const valuesOf = (subject: string, property: { value: string }) =>
    quads
      .filter((quad) => quad.subject.value === base + subject && quad.predicate.value === property.value)
      .map(({ object }) => object.value);
  const countOf = (type: { value: string }) =>
    new Set(
      quads
        .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.value === type.value)
        .map(({ subject }) => subject.value),
    ).size;

  it('give the committed files again, byte for byte', async () => {
    expect(cget.text).toBe(await readFile(cget.file, 'utf8'));
    expect(manufactures.text).toBe(await readFile(manufactures.file, 'utf8'));
    expect(restoreCodes(await readFile(list, 'utf8'), await readFile(corrections, 'utf8'), await loadTerritories())).toBe(
      await readFile(corrections, 'utf8'),
    );
  });

  it('are all there: 1,512 places of the CGET, 109 manufactures in 98 communes, and still 382 fabriques', () => {
    expect([cget.records, cget.documents]).toEqual([1512, 1512]);
    expect([manufactures.records, manufactures.documents]).toEqual([109, 109]);
    expect(countOf(fab.Fabrique)).toBe(382);
    expect(countOf(fab.TiersLieu)).toBe(1512 + 109);
  });

  it('name the columns that nothing reads', () => {
    expect(cget.unread).toEqual(expect.arrayContaining(['TWITTER', 'FACEBOOK', 'POPCOM']));
    expect(cget.unread).not.toContain('CP');
    expect(manufactures.unread).toEqual(['liste_geo']);
  });

  it('have the codes that a spreadsheet made 0 of, and every document says what was restored', async () => {
    const lost = parseCsv(await readFile(list, 'utf8'));
    expect(lost.filter(({ CP }) => CP === '0')).toHaveLength(133);
    expect(lost.filter(({ INSEECOM }) => INSEECOM === '0')).toHaveLength(157);
    expect(cget.idleCorrections).toEqual([]);
    const rows = parseCsv(await readFile(corrections, 'utf8'));
    expect(rows.filter(({ champ, rendu }) => champ === 'INSEECOM' && /^\w{5}$/u.test(rendu ?? ''))).toHaveLength(157);
    expect(rows.filter(({ champ, rendu }) => champ === 'CP' && /^\d{5}$/u.test(rendu ?? ''))).toHaveLength(103);
    // Everything that is known only of the map: no postcode is invented, no code stays 0.
    expect(quads.filter(({ object }) => object.termType === 'Literal' && object.value === '0')).toEqual([]);

    expect(valuesOf('tiers-lieux/coworkain#address', schema.postalCode)).toEqual(['01000']);
    expect(valuesOf('tiers-lieux/coworkain', fab.communeCode)).toEqual(['01053']);
    expect(valuesOf('graphs/peers/cget-2019/tiers-lieux/coworkain', rdfs.comment)).toContain(
      'CP : la source dit « 0 », repris comme « 01000 » (code postal de l’adresse géocodée).',
    );
    expect(valuesOf('graphs/peers/cget-2019/tiers-lieux/coworkain', dcterms.identifier)).toEqual(['32']);
  });

  it('leave a type that is empty unknown, and say how sure the geocoder was', () => {
    const places = quads.filter(({ graph }) => graph.value.startsWith(`${base}graphs/peers/cget-2019/`));
    const withFamily = places.filter(({ predicate }) => predicate.equals(fab.family));
    expect(withFamily).toHaveLength(1512 - 49);
    expect(valuesOf('tiers-lieux/coworkain', fab.locationScore)).toEqual(['0.93']);
    expect(valuesOf('tiers-lieux/coworkain', fab.locationPrecision)).toEqual(['exact']);
  });

  it('hold no address of a person', () => {
    const texts = quads.map(({ object }) => object.value).filter((value) => /[\w.-]+@[\w-]+\.[a-z]{2,}/iu.test(value));
    expect(texts).toEqual([]);
  });
});
