import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { readSolutions } from '../../src/query/solutions.ts';

/** A table of solutions, or the answer of an `ASK`. */
export interface ResultSet {
  readonly boolean?: boolean;
  readonly rows: readonly ReadonlyMap<string, Term>[];
  /** Whether the order of the rows is part of the expectation. */
  readonly ordered: boolean;
  /** Whether cells are plain strings that have lost their kind, as in CSV. */
  readonly plain?: boolean;
}

/** Reads a result set in the format of a media type. */
export function readResultSet(text: string, mediaType: string): ResultSet {
  switch (mediaType) {
    case 'application/sparql-results+json': {
      const { boolean } = JSON.parse(text) as { boolean?: boolean };
      return boolean === undefined
        ? { rows: readSolutions(text), ordered: false }
        : { boolean, rows: [], ordered: false };
    }
    case 'application/sparql-results+xml':
      return readXml(text);
    case 'text/csv':
      return { rows: readCsv(text), ordered: false, plain: true };
    case 'text/tab-separated-values':
      return { rows: readTsv(text), ordered: false };
    default:
      throw new Error(`No reader for ${mediaType}`);
  }
}

const rs = 'http://www.w3.org/2001/sw/DataAccess/tests/result-set#';

/** Reads the RDF form in which old tests state their results; undefined for any other graph. */
export function readRdfResultSet(quads: readonly Quad[]): ResultSet | undefined {
  const objects = (subject: Term, predicate: string) =>
    quads.filter((quad) => quad.subject.equals(subject) && quad.predicate.value === rs + predicate);
  const set = quads.find((quad) => quad.object.value === `${rs}ResultSet`)?.subject;
  if (!set) {
    return undefined;
  }
  const boolean = objects(set, 'boolean')[0]?.object.value;
  const rows = objects(set, 'solution').map(({ object: solution }) => ({
    index: Number(objects(solution, 'index')[0]?.object.value ?? Number.NaN),
    row: new Map(
      objects(solution, 'binding').map(({ object: binding }): [string, Term] => [
        objects(binding, 'variable')[0]?.object.value ?? '',
        objects(binding, 'value')[0]?.object ?? DataFactory.literal(''),
      ]),
    ),
  }));
  const ordered = rows.length > 0 && rows.every(({ index }) => !Number.isNaN(index));
  rows.sort((a, b) => a.index - b.index);
  return { ...(boolean && { boolean: boolean === 'true' }), rows: rows.map(({ row }) => row), ordered };
}

function readXml(text: string): ResultSet {
  const source = text.replace(/<!--[\s\S]*?-->/gu, '');
  const boolean = /<boolean>\s*(true|false)\s*<\/boolean>/u.exec(source)?.[1];
  if (boolean) {
    return { boolean: boolean === 'true', rows: [], ordered: false };
  }
  const rows = [...source.matchAll(/<result(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/result>)/gu)].map(
    ([, inner = '']) =>
      new Map(
        [...inner.matchAll(/<binding\s+name\s*=\s*["']([^"']*)["']\s*>([\s\S]*?)<\/binding>/gu)].map(
          ([, name = '', value = '']): [string, Term] => [name, readXmlTerm(value)],
        ),
      ),
  );
  return { rows, ordered: false };
}

function readXmlTerm(text: string): Term {
  const [, kind, attributes = '', content = ''] = /<(\w+)([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/u.exec(text) ?? [];
  const value = decodeXml(content);
  if (kind === 'uri') {
    return DataFactory.namedNode(value);
  }
  if (kind === 'bnode') {
    return DataFactory.blankNode(value);
  }
  const datatype = /datatype\s*=\s*["']([^"']*)["']/u.exec(attributes)?.[1];
  const language = /xml:lang\s*=\s*["']([^"']*)["']/u.exec(attributes)?.[1];
  return DataFactory.literal(value, language ?? (datatype ? DataFactory.namedNode(decodeXml(datatype)) : undefined));
}

function decodeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (_, hex?: string, decimal?: string, name = '') =>
    hex || decimal ? String.fromCodePoint(Number(hex ? `0x${hex}` : decimal)) : (named[String(name)] ?? ''),
  );
}

function readCsv(text: string): Map<string, Term>[] {
  const [head = [], ...rows] = splitCsv(text);
  return rows.map((row) => {
    const cells = head.map((name, index): [string, Term] => {
      const cell = row[index] ?? '';
      return [name, cell.startsWith('_:') ? DataFactory.blankNode(cell.slice(2)) : DataFactory.literal(cell)];
    });
    return new Map(cells.filter(([, term]) => term.value !== ''));
  });
}

function splitCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.replace(/\r?\n$/u, '').match(/(?:"(?:[^"]|"")*"|[^"\n])*(?:\n|$)/gu) ?? []) {
    const cells = [...line.replace(/\r?\n$/u, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }
  // The expression finds an empty line at the very end.
  return rows.slice(0, -1);
}

function readTsv(text: string): Map<string, Term>[] {
  const [head = '', ...lines] = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const names = head.split('\t').map((name) => name.replace(/^\?/u, ''));
  return lines.map((line) => {
    const cells = line.split('\t').map((cell, index): [string, string] => [names[index] ?? '', cell]);
    return new Map(cells.filter(([, cell]) => cell !== '').map(([name, cell]) => [name, readTurtleTerm(cell)]));
  });
}

function readTurtleTerm(text: string): Term {
  const [quad] = new Parser({ blankNodePrefix: '' }).parse(`<s:> <p:> ${text} .`);
  return quad?.object ?? DataFactory.literal('');
}
