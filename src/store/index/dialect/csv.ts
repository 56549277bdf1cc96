/**
 * Writes solutions as CSV from their TSV: Oxigraph's own CSV leaves the commas of IRIs as they are.
 *
 * @see {@link https://www.w3.org/TR/sparql11-results-csv-tsv/#csv}
 */
export function csvFromTsv(tsv: string): string {
  const lines = tsv.split('\n');
  if (lines.length === 1) {
    // A boolean.
    return tsv;
  }
  const [head = '', ...rows] = lines.slice(0, -1);
  const names = head.split('\t').map((name) => name.slice(1));
  return `${[names.join(','), ...rows.map((row) => row.split('\t').map(toCell).join(','))].join('\r\n')}\r\n`;
}

function toCell(term: string): string {
  if (term.startsWith('<')) {
    return quote(term.slice(1, -1));
  }
  return term.startsWith('"') ? quote(unescape(term.slice(1, term.lastIndexOf('"')))) : term;
}

function quote(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const characters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f' };

function unescape(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gsu, (_, short?: string, long?: string, one = '') =>
        short || long
          ? String.fromCodePoint(Number.parseInt(short ?? long ?? '', 16))
          : (characters[String(one)] ?? String(one)),
      )
    : text;
}
