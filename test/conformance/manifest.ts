import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { parseRdf } from '../../src/core/rdf/parse.ts';

/** What a test of the suites wants to know. */
export type TestKind = 'query' | 'update' | 'syntax' | 'bad-syntax' | 'update-syntax' | 'bad-update-syntax';

/** A file that becomes a graph; without a name it goes to the default graph. */
export interface GraphFile {
  readonly path: string;
  readonly name?: string;
}

/** An endpoint that a query asks with `SERVICE`, and what it holds. */
export interface ServiceData {
  readonly endpoint: string;
  readonly path: string;
}

/** One test of the W3C suites. */
export interface SuiteTest {
  /** `sparql11/aggregates#agg01` */
  readonly id: string;
  readonly kind: TestKind;
  /** The path of the query or update below the folder of the suites. */
  readonly text: string;
  readonly data: readonly GraphFile[];
  readonly services: readonly ServiceData[];
  /** The path of the expected result of a query. */
  readonly result: string | undefined;
  /** Whether duplicates may be there or not, as `REDUCED` has it. */
  readonly lax: boolean;
  /** The expected graphs after an update. */
  readonly after: readonly GraphFile[];
}

/** Under which address the folder of the suites is known to data and queries. */
export const suiteBase = 'http://w3c.test/';

const mf = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const qt = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';
const ut = 'http://www.w3.org/2009/sparql/tests/test-update#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';

const kinds: Readonly<Record<string, TestKind>> = {
  QueryEvaluationTest: 'query',
  CSVResultFormatTest: 'query',
  UpdateEvaluationTest: 'update',
  PositiveSyntaxTest: 'syntax',
  PositiveSyntaxTest11: 'syntax',
  NegativeSyntaxTest: 'bad-syntax',
  NegativeSyntaxTest11: 'bad-syntax',
  PositiveUpdateSyntaxTest11: 'update-syntax',
  NegativeUpdateSyntaxTest11: 'bad-update-syntax',
};

/** Reads a manifest and all that it includes; groups that are not there are left out. */
export async function readManifest(folder: string, path: string): Promise<SuiteTest[]> {
  if (!existsSync(join(folder, path))) {
    return [];
  }
  const base = suiteBase + path;
  const quads = await parseRdf(readFileSync(join(folder, path), 'utf8'), 'text/turtle', { baseIri: base });
  const graph = new ManifestGraph(quads);
  const included = graph.list(graph.one(base, `${mf}include`));
  const tests = graph.list(graph.one(base, `${mf}entries`)).map((entry) => toTest(entry, path, graph));
  for (const { value } of included) {
    tests.push(...(await readManifest(folder, value.slice(suiteBase.length))));
  }
  return tests;
}

function toTest(entry: Term, path: string, graph: ManifestGraph): SuiteTest {
  const type = graph.one(entry, `${rdf}type`)?.value.slice(mf.length) ?? '';
  const kind = kinds[type];
  if (!kind) {
    throw new Error(`${entry.value} is of an unknown kind: ${type}`);
  }
  const action = graph.one(entry, `${mf}action`);
  const result = graph.one(entry, `${mf}result`);
  const text = graph.one(action, `${qt}query`) ?? graph.one(action, `${ut}request`) ?? action;
  const update = kind === 'update';
  return {
    id: `${path.replace(/\/manifest\.ttl$/u, '')}#${entry.value.replace(/^.*[#/]/u, '')}`,
    kind,
    text: local(text),
    data: graphFiles(graph, action, update ? ut : qt),
    services: graph.all(action, `${qt}serviceData`).map((service) => ({
      endpoint: graph.one(service, `${qt}endpoint`)?.value ?? '',
      path: local(graph.one(service, `${qt}data`)),
    })),
    result: result && !update ? local(result) : undefined,
    lax: graph.one(entry, `${mf}resultCardinality`)?.value === `${mf}LaxCardinality`,
    after: update ? graphFiles(graph, result, ut) : [],
  };
}

function graphFiles(graph: ManifestGraph, node: Term | undefined, namespace: string): GraphFile[] {
  const unnamed = graph.all(node, `${namespace}data`).map((file) => ({ path: local(file) }));
  const named = graph.all(node, `${namespace}graphData`).map((file) => {
    const inner = graph.one(file, `${ut}graph`) ?? graph.one(file, `${ut}data`);
    const name = inner ? graph.one(file, `${rdfs}label`)?.value : file.value;
    return { path: local(inner ?? file), name: name ?? '' };
  });
  return [...unnamed, ...named];
}

function local(term: Term | undefined): string {
  return term?.value.slice(suiteBase.length) ?? '';
}

class ManifestGraph {
  readonly #objects = new Map<string, Term[]>();

  public constructor(quads: readonly Quad[]) {
    for (const { subject, predicate, object } of quads) {
      const key = `${subject.value} ${predicate.value}`;
      this.#objects.set(key, [...(this.#objects.get(key) ?? []), object]);
    }
  }

  public all(subject: Term | string | undefined, predicate: string): readonly Term[] {
    const name = typeof subject === 'string' ? subject : subject?.value;
    return this.#objects.get(`${name ?? ''} ${predicate}`) ?? [];
  }

  public one(subject: Term | string | undefined, predicate: string): Term | undefined {
    return this.all(subject, predicate)[0];
  }

  public list(head: Term | undefined): Term[] {
    const items: Term[] = [];
    for (let cell = head; cell && cell.value !== `${rdf}nil`; cell = this.one(cell, `${rdf}rest`)) {
      items.push(...this.all(cell, `${rdf}first`));
    }
    return items;
  }
}
