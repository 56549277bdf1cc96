import type { ResultsMediaType } from '../../query-request.ts';

// Oxigraph keeps values, not lexical forms: "01"^^xsd:integer comes back as 1, "7"^^xsd:int as an xsd:integer.
// In the index, a literal that it would rewrite stands therefore as a literal of a datatype that it does not know,
// which it keeps as it is: "01"^^<x-fabriques-lexical:integer>. Equality of terms is then what RDF says it is.

const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** What the datatypes of the index begin with where those of the data begin with the XML Schema namespace. */
export const lexicalScheme = 'x-fabriques-lexical:';

/** Never kept, whatever the lexical form: Oxigraph changes the datatype. */
const never = /^(?!)/u;
const zone = '(?:Z|[+-](?!00:00)\\d\\d:\\d\\d)?';
const digits = '(?:0|[1-9]\\d{0,17})';
const fraction = '(?:\\.\\d{0,8}[1-9])?';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{0,8}[1-9])?';
const year = '-?(?!0000)\\d{4}';

/** By datatype, the lexical forms that Oxigraph gives back as it got them; those of other datatypes all are. */
const kept: Readonly<Record<string, RegExp>> = {
  integer: new RegExp(`^(?!-0$)-?${digits}$`, 'u'),
  decimal: new RegExp(`^(?!-0$)-?(?:0|[1-9]\\d{0,8})${fraction}$`, 'u'),
  double: new RegExp('^(?!-0$)-?(?:0|[1-9]\\d{0,5})(?:\\.\\d{0,7}[1-9])?$', 'u'),
  float: new RegExp('^(?!-0$)-?(?:0|[1-9]\\d{0,2})(?:\\.\\d{0,1}[1-9])?$', 'u'),
  boolean: /^(?:true|false)$/u,
  dateTime: new RegExp(`^${year}-\\d\\d-\\d\\dT${time}${zone}$`, 'u'),
  dateTimeStamp: never,
  date: new RegExp(`^${year}-\\d\\d-\\d\\d${zone}$`, 'u'),
  time: new RegExp(`^${time}${zone}$`, 'u'),
  gYear: new RegExp(`^${year}${zone}$`, 'u'),
  gYearMonth: new RegExp(`^${year}-\\d\\d${zone}$`, 'u'),
  gMonthDay: new RegExp(`^--\\d\\d-\\d\\d${zone}$`, 'u'),
  gMonth: new RegExp(`^--\\d\\d${zone}$`, 'u'),
  gDay: new RegExp(`^---\\d\\d${zone}$`, 'u'),
  duration: never,
  yearMonthDuration: never,
  dayTimeDuration: never,
  byte: never,
  short: never,
  int: never,
  long: never,
  unsignedByte: never,
  unsignedShort: never,
  unsignedInt: never,
  unsignedLong: never,
  positiveInteger: never,
  negativeInteger: never,
  nonPositiveInteger: never,
  nonNegativeInteger: never,
};

/** The datatype under which a literal stands in the index, where that is not its own. */
export function indexDatatype(value: string, datatype: string): string | undefined {
  if (!datatype.startsWith(xsd)) {
    return undefined;
  }
  const name = datatype.slice(xsd.length);
  const pattern = Object.hasOwn(kept, name) ? kept[name] : undefined;
  return pattern && !pattern.test(value) ? lexicalScheme + name : undefined;
}

// The first quotation mark of a line opens its literal: IRIs have none.
const typedLiteral = /^([^"\n]*)"((?:[^"\\\n]|\\.)*)"\^\^<(http:\/\/www\.w3\.org\/2001\/XMLSchema#[A-Za-z]+)>/gmu;

/**
 * N-Quads as they stand in the index.
 *
 * @param onEscaped - Told the predicate of every literal that stands under another datatype.
 */
export function toIndexLines(lines: string, onEscaped: (predicate: string) => void): string {
  return lines.replace(typedLiteral, (whole, before: string, value: string, datatype: string) => {
    const other = indexDatatype(value, datatype);
    if (other === undefined) {
      return whole;
    }
    onEscaped(before.slice(before.lastIndexOf('<') + 1, before.lastIndexOf('>')));
    return `${before}"${value}"^^<${other}>`;
  });
}

/** A serialised result with the literals as they are in the data. */
export function fromIndex(body: string, mediaType: ResultsMediaType | 'application/n-triples'): string {
  if (!body.includes(lexicalScheme)) {
    return body;
  }
  switch (mediaType) {
    case 'application/sparql-results+json':
      return body.replaceAll(`"datatype":"${lexicalScheme}`, `"datatype":"${xsd}`);
    case 'application/sparql-results+xml':
      return body.replaceAll(`<literal datatype="${lexicalScheme}`, `<literal datatype="${xsd}`);
    case 'text/csv':
      return body;
    case 'text/tab-separated-values':
    case 'application/n-triples':
      return body.replaceAll(`"^^<${lexicalScheme}`, `"^^<${xsd}`);
  }
}
