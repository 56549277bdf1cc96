/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Milliseconds in three digits, or a dash. */
export function milliseconds(figure: number | undefined): string {
  return figure === undefined || Number.isNaN(figure) ? '–' : figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3);
}

/** A ratio in two digits, or a dash. */
export function ratio(ours: number | undefined, theirs: number | undefined): string {
  if (ours === undefined || theirs === undefined || Number.isNaN(ours / theirs)) {
    return '–';
  }
  const value = ours / theirs;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}
