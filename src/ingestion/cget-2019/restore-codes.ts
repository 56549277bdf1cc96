import type { Territories } from '../anct-fabriques/territories.ts';
import { type CsvRow, parseCsv, writeCsv } from '../csv.ts';

/** The columns of a table of corrections, as every peer may have one. */
export const correctionColumns = ['cle', 'champ', 'publie', 'rendu', 'raison'] as const;

type CorrectionRow = Readonly<Record<(typeof correctionColumns)[number], string>>;

/** The columns that the rules below speak of; corrections of others are kept by hand. */
const restoredColumns = ['INSEECOM', 'CP', 'PRECISION'];

/**
 * Makes the table of corrections of the CGET's list: 133 postcodes and 157 commune codes of it are `0` (a spreadsheet took
 * some for numbers, others it never found), and some scores of the geocoder lost what stands before the point.
 *
 * @param source - The list.
 * @param known - The table as it stands: lines about other columns stay.
 */
export function restoreCodes(source: string, known: string, territories: Territories): string {
  const byHand = parseCsv(known).filter(
    ({ champ = '' }) => !restoredColumns.includes(champ),
  ) as unknown as CorrectionRow[];
  const restored = parseCsv(source).flatMap((row) => restoreRow(row, territories));
  const rows = [...restored, ...byHand].sort((a, b) => Number(a.cle) - Number(b.cle) || (a.champ < b.champ ? -1 : 1));
  return writeCsv(correctionColumns, rows);
}

function restoreRow(row: CsvRow, territories: Territories): CorrectionRow[] {
  const { ID: cle = '', CP: postcode = '', INSEECOM: commune = '', PRECISION: score = '' } = row;
  const rows: CorrectionRow[] = [];
  const inAddress = /\b(\d{5})\b/u.exec(row['GEOCOD'] ?? '')?.[1];
  const [code, why] = commune === '0' ? findCommune(row, territories) : [commune, ''];
  if (commune === '0') {
    rows.push({ cle, champ: 'INSEECOM', publie: '0', rendu: code, raison: why });
  }
  if (postcode === '0') {
    const postcodes = territories.findCommune(code)?.postcodes ?? [];
    const [rendu, raison] =
      inAddress !== undefined
        ? [inAddress, 'code postal de l’adresse géocodée']
        : postcodes.length === 1
          ? [postcodes[0] ?? '', 'seul code postal de la commune']
          : ['', 'la commune a plusieurs codes postaux'];
    rows.push({ cle, champ: 'CP', publie: '0', rendu, raison });
  }
  if (/^[2-9]$/u.test(score)) {
    rows.push({ cle, champ: 'PRECISION', publie: score, rendu: `0.${score}`, raison: 'score sans son « 0, »' });
  }
  return rows;
}

function findCommune(row: CsvRow, territories: Territories): [code: string, why: string] {
  const { CP: postcode = '', INSEEDEP: departement = '', INSEEMETRO: around = '' } = row;
  const district = districtOf(postcode);
  if (district !== undefined) {
    return [district, 'arrondissement du code postal'];
  }
  for (const name of [row['NOMCOM'], row['COMINIT']]) {
    const named = name ? territories.findCommunesNamed(name, departement) : [];
    if (named.length === 1 && named[0]) {
      return [named[0].code, 'commune de ce nom dans le département'];
    }
  }
  return [around, 'commune où tombe le point'];
}

/** Paris, Lyon and Marseille have a code for each arrondissement, as the list gives where it gives one. */
function districtOf(postcode: string): string | undefined {
  const [, city, number] = /^(75|69|13)0(\d\d)$/u.exec(postcode) ?? [];
  const most: Readonly<Record<string, number>> = { 75: 20, 69: 9, 13: 16 };
  const start: Readonly<Record<string, string>> = { 75: '751', 69: '693', 13: '132' };
  return city !== undefined && number !== undefined && Number(number) >= 1 && Number(number) <= (most[city] ?? 0)
    ? `${start[city] ?? ''}${city === '69' ? `8${number.slice(1)}` : number}`
    : undefined;
}
