/** One item of a header such as `Accept`: a value, its parameters, and how much it is wanted. */
export interface WeightedValue {
  /** In lower case. */
  readonly value: string;
  /** Parameters before `q`, names in lower case, quotes taken off. */
  readonly parameters: ReadonlyMap<string, string>;
  /** From 0 (never) to 1. */
  readonly quality: number;
  /** Counts from 0. */
  readonly position: number;
}

/** No client has more to say; the rest of a longer header is not read. */
const mostItems = 100;

/**
 * Reads a header of weighted values. Whatever is malformed in it is left out, nothing is thrown.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-quality-values | RFC 9110, 12.4.2}
 */
export function parseWeightedValues(header: string): WeightedValue[] {
  return splitOutsideQuotes(header, ',')
    .slice(0, mostItems)
    .flatMap((item, position) => {
      const [value = '', ...rest] = splitOutsideQuotes(item, ';').map((part) => part.trim());
      const parameters = new Map(rest.map(parseParameter));
      const quality = parseQuality(parameters.get('q'));
      parameters.delete('q');
      return value === '' || quality === undefined
        ? []
        : [{ value: value.toLowerCase(), parameters, quality, position }];
    });
}

function parseParameter(text: string): [string, string] {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=').trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"$/su.exec(value)?.[1];
  return [name.trim().toLowerCase(), quoted?.replace(/\\(.)/gsu, '$1') ?? value];
}

function parseQuality(text: string | undefined): number | undefined {
  if (text === undefined) {
    return 1;
  }
  // Old clients write `.5`; more than three decimals do no harm.
  return /^(?:0?\.\d+|[01](?:\.\d*)?)$/u.test(text) && Number(text) <= 1 ? Number(text) : undefined;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted && character === '\\') {
      index++;
    } else if (character === '"') {
      quoted = !quoted;
    } else if (!quoted && character === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
