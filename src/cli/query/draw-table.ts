/** Terms of solutions, as the SPARQL 1.1 results in JSON write them. */
interface Results {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, { readonly value: string }>>[] };
}

/** Columns of a cell; what is longer is cut, in a table for people. */
const widest = 60;

/** Solutions as a table for people, or `true` or `false`. */
export function drawTable(json: string): string {
  const { head, boolean, results } = JSON.parse(json) as Results;
  if (boolean !== undefined) {
    return String(boolean);
  }
  const names = head.vars ?? [];
  const rows = (results?.bindings ?? []).map((solution) =>
    names.map((name) => cut((solution[name]?.value ?? '').replace(/\s+/gu, ' '))),
  );
  const widths = names.map((name, column) => Math.max(name.length, ...rows.map((row) => lengthOf(row[column] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd();
  return [line(names), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : text;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
