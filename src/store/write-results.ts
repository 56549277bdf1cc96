import type { Literal, Quad, Term } from '@rdfjs/types';
import type { Solution } from '../core/comunica.ts';
import { toNTriples } from '../core/rdf/to-ntriples.ts';
import type { ResultsMediaType } from './query-request.ts';

/** How a media type writes solutions, piece by piece, and a boolean. */
interface ResultsWriter {
  readonly head: (variables: readonly string[]) => string;
  /** @param index - How many solutions came before. */
  readonly solution: (solution: Solution, variables: readonly string[], index: number) => string;
  readonly tail: string;
  readonly boolean: (value: boolean) => string;
}

const xsd = 'http://www.w3.org/2001/XMLSchema#';

/** The four formats, written as the engine of local queries writes them. */
export const resultsWriters: Readonly<Record<ResultsMediaType, ResultsWriter>> = {
  'application/sparql-results+json': {
    head: (variables) => `{"head":{"vars":${JSON.stringify(variables)}},"results":{"bindings":[`,
    solution: (solution, variables, index) =>
      (index > 0 ? ',' : '') +
      JSON.stringify(Object.fromEntries(bound(solution, variables).map(([name, term]) => [name, toJson(term)]))),
    tail: ']}}',
    boolean: (value) => `{"head":{},"boolean":${value}}`,
  },
  'application/sparql-results+xml': {
    head: (variables) =>
      `${xmlStart}<head>${variables.map((name) => `<variable name="${name}"/>`).join('')}</head><results>`,
    solution: (solution, variables) =>
      `<result>${bound(solution, variables)
        .map(([name, term]) => `<binding name="${name}">${toXml(term)}</binding>`)
        .join('')}</result>`,
    tail: '</results></sparql>',
    boolean: (value) => `${xmlStart}<head></head><boolean>${value}</boolean></sparql>`,
  },
  'text/csv': {
    head: (variables) => `${variables.join(',')}\r\n`,
    solution: (solution, variables) => `${variables.map((name) => toCsv(solution[name])).join(',')}\r\n`,
    tail: '',
    boolean: String,
  },
  'text/tab-separated-values': {
    head: (variables) => `${variables.map((name) => `?${name}`).join('\t')}\n`,
    solution: (solution, variables) => `${variables.map((name) => toTsv(solution[name])).join('\t')}\n`,
    tail: '',
    boolean: String,
  },
};

/** A line of N-Triples. */
export function writeTriple({ subject, predicate, object }: Quad): string {
  return `${toNTriples(subject)} ${toNTriples(predicate)} ${toNTriples(object)} .\n`;
}

const xmlStart = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">';

function bound(solution: Solution, variables: readonly string[]): [string, Term][] {
  return variables.flatMap((name): [string, Term][] => (solution[name] ? [[name, solution[name]]] : []));
}

function toJson(term: Term): Readonly<Record<string, string>> {
  switch (term.termType) {
    case 'NamedNode':
      return { type: 'uri', value: term.value };
    case 'BlankNode':
      return { type: 'bnode', value: term.value };
    case 'Literal':
      return {
        type: 'literal',
        value: term.value,
        ...(term.language !== '' && { 'xml:lang': term.language }),
        ...(hasDatatype(term) && { datatype: term.datatype.value }),
      };
    case 'DefaultGraph':
    case 'Quad':
    case 'Variable':
      throw new TypeError(`A ${term.termType} is no term of a solution`);
  }
}

function toXml(term: Term): string {
  const text = escapeXml(term.value);
  switch (term.termType) {
    case 'NamedNode':
      return `<uri>${text}</uri>`;
    case 'BlankNode':
      return `<bnode>${text}</bnode>`;
    case 'Literal': {
      const language = term.language === '' ? '' : ` xml:lang="${escapeXml(term.language)}"`;
      const datatype = hasDatatype(term) ? ` datatype="${escapeXml(term.datatype.value)}"` : '';
      return `<literal${language}${datatype}>${text}</literal>`;
    }
    case 'DefaultGraph':
    case 'Quad':
    case 'Variable':
      throw new TypeError(`A ${term.termType} is no term of a solution`);
  }
}

function toCsv(term: Term | undefined): string {
  const value = term?.termType === 'BlankNode' ? `_:${term.value}` : (term?.value ?? '');
  return /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Numbers and booleans in the short form of Turtle, where they have one. */
const shortForms: Readonly<Record<string, RegExp>> = {
  [`${xsd}integer`]: /^[+-]?\d+$/u,
  [`${xsd}decimal`]: /^[+-]?\d*\.\d+$/u,
  [`${xsd}double`]: /^[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+$/u,
  [`${xsd}boolean`]: /^(?:true|false)$/u,
};

function toTsv(term: Term | undefined): string {
  if (!term) {
    return '';
  }
  const short = term.termType === 'Literal' && shortForms[term.datatype.value]?.test(term.value);
  return short ? term.value : toNTriples(term).replaceAll('\t', '\\t');
}

function hasDatatype({ language, datatype }: Literal): boolean {
  return language === '' && datatype.value !== `${xsd}string`;
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\r': '&#xD;',
  };
  return text.replace(/[&<>"\r]/gu, (found) => names[found] ?? found);
}
