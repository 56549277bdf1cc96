/** The cells of a CSV text, row by row (RFC 4180). */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu)) {
    if (quoted === undefined && plain === '' && end === '' && rows.at(-1)?.length === 0) {
      break;
    }
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') {
      rows.push([]);
    }
  }
  return rows.filter((row) => row.length > 0);
}
