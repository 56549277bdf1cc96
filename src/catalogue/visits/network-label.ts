/** A name in a drawing: whole, in as many lines as it takes. */
export interface NetworkLabel {
  /** Joined they are the name again. */
  readonly lines: readonly string[];
  /** How wide its widest line is about, in pixels. */
  readonly width: number;
}

/** The size of the letters of the drawing, and from one line to the next, in pixels. */
export const lettering = { size: 14, line: 17 } as const;

/** Letters of a line, and of a word that is not broken. */
const longestLine = 20;

/** Sets a name in lines. */
export function labelOf(name: string): NetworkLabel {
  const lines: string[] = [];
  for (const piece of piecesOf(name)) {
    const last = lines.at(-1);
    if (last === undefined || (last + piece).trimEnd().length > longestLine) {
      lines.push(piece);
    } else {
      lines[lines.length - 1] = last + piece;
    }
  }
  return { lines, width: Math.max(0, ...lines.map(widthOf)) };
}

/** The words of a name, each with the space or hyphen after it; what is too long for a line in pieces. */
function piecesOf(name: string): string[] {
  const words = name.match(/[^\s-]*(?:\s+|-+|$)/gu) ?? [];
  return words
    .filter((word) => word !== '')
    .flatMap((word) => (word.length > longestLine + 1 ? (word.match(/.{1,20}/gsu) ?? []) : [word]));
}

/** About how wide a text is: nobody measures letters here, so rather too wide. */
function widthOf(text: string): number {
  const ems = Array.from(text.trimEnd()).map((letter) =>
    /[MWmw@%—…]/u.test(letter)
      ? 0.95
      : /[\p{Lu}\d&]/u.test(letter)
        ? 0.72
        : /[\siIljtfr.,;:’'()|!-]/u.test(letter)
          ? 0.4
          : 0.6,
  );
  return ems.reduce((sum, em) => sum + em, 0) * lettering.size;
}
