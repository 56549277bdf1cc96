/** A cell of the head of a table. */
interface HeadCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Writes the head of each table of a wiki page as one row of names, each once: a head of several rows becomes
 * `Consortium / Centre social`, a second column of the same name `Structure porteuse (2)`. The parser reads only heads
 * of one row, and of two columns of one name the last.
 */
export function flattenHeads(text: string): string {
  const written: string[] = [];
  let head: string[] | undefined;
  for (const line of text.split('\n')) {
    const start = line.trimStart();
    if (head === undefined || start.startsWith('{|')) {
      written.push(...(head ?? []), line);
      head = start.startsWith('{|') ? [] : undefined;
    } else if (start.startsWith('|') && !start.startsWith('|-') && !start.startsWith('|+')) {
      written.push(...flattenHead(head), line);
      head = undefined;
    } else {
      head.push(line);
    }
  }
  return [...written, ...(head ?? [])].join('\n');
}

/** The head of one table: what stands before its first row of data. */
function flattenHead(lines: readonly string[]): string[] {
  const firstHeading = lines.findIndex((line) => line.trimStart().startsWith('!'));
  if (firstHeading < 0) {
    return [...lines];
  }
  // Headings after the last `|-` begin the row of data: `! LAB01` and then `| 01500`.
  const end = lines.findLastIndex((line) => line.trimStart().startsWith('|-'));
  const before = lines.slice(0, firstHeading).filter((line) => !line.trimStart().startsWith('|-'));
  const rows = rowsOf(lines.slice(firstHeading, Math.max(firstHeading, end)));
  const names = rows.length === 0 ? [] : namesOf(rows);
  return names.length === 0
    ? [...lines]
    : [...before, '|-', ...names.map((name) => `! ${name}`), ...lines.slice(Math.max(firstHeading, end))];
}

function rowsOf(lines: readonly string[]): HeadCell[][] {
  const rows: HeadCell[][] = [[]];
  for (const line of lines.map((one) => one.trim())) {
    if (line.startsWith('|-')) {
      rows.push([]);
    } else if (line.startsWith('!')) {
      rows.at(-1)?.push(
        ...line
          .slice(1)
          .split(/!!|\|\|/u)
          .map(cellOf),
      );
    }
  }
  return rows.filter((row) => row.length > 0);
}

function cellOf(cell: string): HeadCell {
  const [, attributes = '', text = cell] = /^([^[|{]*=[^[|{]*)\|(?!\|)([\s\S]*)$/u.exec(cell) ?? [];
  const span = (name: string): number =>
    Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'iu').exec(attributes)?.[1] ?? 1);
  return { text: text.trim(), columns: span('colspan'), rows: span('rowspan') };
}

/** The names of the columns, from the top. */
function namesOf(rows: readonly (readonly HeadCell[])[]): string[] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, top) => {
    let column = 0;
    for (const { text, columns, rows: height } of row) {
      while (grid[top]?.[column] !== undefined) {
        column += 1;
      }
      for (let down = top; down < Math.min(top + height, rows.length); down += 1) {
        for (let right = column; right < column + columns; right += 1) {
          (grid[down] ?? [])[right] = text;
        }
      }
    }
  });
  const taken = new Map<string, number>();
  return Array.from({ length: Math.max(...grid.map(({ length }) => length)) }, (_, column) => {
    const texts = grid.flatMap((row) => row[column] ?? []).filter((text) => text !== '');
    const name = [...new Set(texts)].join(' / ');
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
