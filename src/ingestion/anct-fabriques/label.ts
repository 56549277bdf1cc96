/** An address of a person or an office, which has no place in a name. */
const email = /\s*\S+@\S+\.[a-z]{2,}\b/giu;

/** Whether the label gives away an e-mail address. */
export function hasEmail(label: string): boolean {
  return label.search(email) >= 0;
}

/** The label on one line, single-spaced, without e-mail addresses: what identifies it in the curated tables. */
export function plainLabel(label: string): string {
  return label.normalize('NFC').replaceAll(email, '').replaceAll(/\s+/gu, ' ').trim();
}

/**
 * The label as one readable line: as {@link plainLabel}, with a dash where a line ended,
 * unless the punctuation there already says how the two lines go together.
 */
export function readableLabel(label: string): string {
  const lines = label
    .split(/[\r\n]+/u)
    .map(plainLabel)
    .filter((line) => line !== '');
  return lines.reduce((text, line) => {
    const joined = /[,:;.+(–-]$/u.test(text) || /^[+(–-]/u.test(line);
    return joined ? `${text} ${line}` : `${text} — ${line}`;
  });
}
