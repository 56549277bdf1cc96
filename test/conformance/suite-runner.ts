import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { parseRdf } from '../../src/core/rdf/parse.ts';
import { serialiseRdf } from '../../src/core/rdf/serialise.ts';
import { termToText } from '../../src/core/rdf/terms-as-text.ts';
import { adminToken } from '../support/sparql-server.ts';
import { sameResults } from './compare.ts';
import { type GraphFile, suiteBase, type SuiteTest } from './manifest.ts';
import { readRdfResultSet, readResultSet, type ResultSet } from './result-set.ts';

const rdfTypes: Readonly<Record<string, string>> = {
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
};
const resultTypes: Readonly<Record<string, string>> = {
  srx: 'application/sparql-results+xml',
  srj: 'application/sparql-results+json',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
};

/** Runs tests of the suites against a server over HTTP. */
export class SuiteRunner {
  readonly #addresses = new Map<string, string>();

  public constructor(
    private readonly folder: string,
    private readonly address: string,
    /** The address of another server, empty, that stands for an endpoint; always the same for a number. */
    private readonly endpoint: (number: number) => Promise<string>,
  ) {}

  /** Runs one test; throws when it fails. */
  public async run(test: SuiteTest): Promise<void> {
    switch (test.kind) {
      case 'query':
        return this.#runQuery(test);
      case 'update':
        return this.#runUpdate(test);
      case 'syntax':
      case 'update-syntax':
        return this.#runSyntax(test, true);
      case 'bad-syntax':
      case 'bad-update-syntax':
        return this.#runSyntax(test, false);
    }
  }

  async #runQuery(test: SuiteTest): Promise<void> {
    await this.#openServices(test);
    const text = this.#localise(this.#text(test));
    await this.#load([...test.data, ...this.#fromFiles(test, text)]);
    const suffix = test.result?.split('.').at(-1) ?? '';
    const asked = resultTypes[suffix] ?? 'application/sparql-results+json, application/n-triples;q=0.9';
    const response = await this.#send('POST', 'sparql', text, {
      'content-type': 'application/sparql-query',
      accept: asked,
    });
    const body = await response.text();
    if (response.status !== 200) {
      throw new Error(`${response.status}: ${body}`);
    }
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (type === 'application/n-triples') {
      const expected = await this.#read(test.result ?? '');
      if (!isomorphic(new Parser({ blankNodePrefix: '' }).parse(body) as Quad[], expected)) {
        throw new Error(`Expected the graph\n${serialiseRdf(expected, 'application/n-triples')}\nand got\n${body}`);
      }
      return;
    }
    const actual = readResultSet(body, type);
    const expected = await this.#expected(test);
    if (!sameResults(actual, expected, test.lax)) {
      throw new Error(`Expected\n${show(expected)}\nand got\n${show(actual)}`);
    }
  }

  async #runUpdate(test: SuiteTest): Promise<void> {
    await this.#load(test.data);
    const response = await this.#send('POST', 'sparql', this.#text(test), {
      'content-type': 'application/sparql-update',
    });
    if (!response.ok) {
      throw new Error(`${response.status}: ${await response.text()}`);
    }
    const expected: Quad[] = [];
    for (const file of test.after) {
      expected.push(...inGraph(await this.#read(file.path), file));
    }
    const actual = await this.#dump();
    if (!isomorphic(actual, expected)) {
      const write = (quads: readonly Quad[]) => serialiseRdf(quads, 'application/n-quads');
      throw new Error(`Expected\n${write(expected)}\nand got\n${write(actual)}`);
    }
  }

  async #runSyntax(test: SuiteTest, good: boolean): Promise<void> {
    const update = test.kind.includes('update');
    const response = await this.#send('POST', 'sparql', this.#text(test), {
      'content-type': update ? 'application/sparql-update' : 'application/sparql-query',
    });
    const body = await response.text();
    const malformed = response.status === 400 && body.includes('problems#malformed-query');
    if (malformed === good) {
      throw new Error(`${response.status}: ${body}`);
    }
  }

  /** The text with the address of its file as its base. */
  #text(test: SuiteTest): string {
    return `BASE <${suiteBase}${test.text}>\n${readFileSync(join(this.folder, test.text), 'utf8')}`;
  }

  /** Files that a query names in FROM, where the manifest leaves it at that. */
  #fromFiles(test: SuiteTest, text: string): GraphFile[] {
    return [...text.matchAll(/FROM\s+(?:NAMED\s+)?<([^>:]+)>/giu)].flatMap(([, name = '']) => {
      const path = join(dirname(test.text), name);
      return existsSync(join(this.folder, path)) ? [{ path, name: suiteBase + path }] : [];
    });
  }

  async #expected(test: SuiteTest): Promise<ResultSet> {
    const path = test.result ?? '';
    const type = resultTypes[path.split('.').at(-1) ?? ''];
    if (type) {
      return readResultSet(this.#localise(readFileSync(join(this.folder, path), 'utf8')), type);
    }
    const set = readRdfResultSet(await this.#read(path));
    if (!set) {
      throw new Error(`${basename(path)} is no result set`);
    }
    return set;
  }

  async #read(path: string): Promise<Quad[]> {
    const type = rdfTypes[path.split('.').at(-1) ?? ''] ?? 'text/turtle';
    return parseRdf(readFileSync(join(this.folder, path), 'utf8'), type, { baseIri: suiteBase + path });
  }

  /** Empties the store, then loads files through the Graph Store protocol. */
  async #load(files: readonly GraphFile[], address = this.address): Promise<void> {
    await this.#send('POST', 'sparql', 'DROP ALL', { 'content-type': 'application/sparql-update' }, address);
    for (const file of files) {
      const target = file.name === undefined ? 'graphs?default' : `graphs?graph=${encodeURIComponent(file.name)}`;
      const suffix = file.path.split('.').at(-1) ?? '';
      const source = this.#localise(readFileSync(join(this.folder, file.path), 'utf8'));
      const base = suiteBase + file.path;
      const turtle =
        suffix === 'ttl' ? `@base <${base}> .\n${source}` : serialiseRdf(await this.#read(file.path), 'text/turtle');
      const response = await this.#send('POST', target, turtle, { 'content-type': 'text/turtle' }, address);
      if (!response.ok) {
        throw new Error(`Loading ${file.path}: ${response.status} ${await response.text()}`);
      }
    }
  }

  async #dump(): Promise<Quad[]> {
    const list = await (await this.#send('GET', 'graphs', undefined, { accept: 'text/turtle' })).text();
    const names = new Parser().parse(list).filter(({ predicate }) => predicate.value.endsWith('#name'));
    const quads: Quad[] = [];
    for (const name of [undefined, ...names.map(({ object }) => object.value)]) {
      const target = name === undefined ? 'graphs?default' : `graphs?graph=${encodeURIComponent(name)}`;
      const response = await this.#send('GET', target, undefined, { accept: 'application/n-triples' });
      const triples = response.ok ? new Parser({ blankNodePrefix: '' }).parse(await response.text()) : [];
      quads.push(...inGraph(triples, name === undefined ? { path: '' } : { path: '', name }));
    }
    return quads;
  }

  /** Has other servers hold what the endpoints of a test hold. */
  async #openServices({ services }: SuiteTest): Promise<void> {
    this.#addresses.clear();
    for (const [number, { endpoint, path }] of services.entries()) {
      const address = await this.endpoint(number);
      await this.#load([{ path }], address);
      this.#addresses.set(endpoint, `${address}/sparql`);
    }
  }

  /** The endpoints of the suites have addresses that do not exist: the local ones stand for them everywhere. */
  #localise(text: string): string {
    return [...this.#addresses].reduce((result, [endpoint, address]) => result.replaceAll(endpoint, address), text);
  }

  async #send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
    address = this.address,
  ) {
    return fetch(`${address}/${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${adminToken}` },
      ...(body !== undefined && { body }),
    });
  }
}

function inGraph(quads: readonly Quad[], { name }: GraphFile): Quad[] {
  const graph = name === undefined ? DataFactory.defaultGraph() : DataFactory.namedNode(name);
  return quads.map(({ subject, predicate, object }) =>
    DataFactory.quad(subject as never, predicate as never, object as never, graph),
  );
}

function show({ boolean, rows }: ResultSet): string {
  const cells = (row: ReadonlyMap<string, Term>) => [...row].map(([name, term]) => `?${name} = ${termToText(term)}`);
  return boolean === undefined ? rows.map((row) => cells(row).join(' ; ')).join('\n') : String(boolean);
}
