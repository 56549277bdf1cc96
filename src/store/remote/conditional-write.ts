import { randomUUID } from 'node:crypto';
import { Delta } from './delta.ts';
import type { Endpoint } from './endpoint.ts';
import { removeStubborn } from './remove-stubborn.ts';
import { head, systemGraphs, systemIri } from './system-graphs.ts';
import { iriRef } from './terms.ts';

/** Triples that one request states one by one; of more, Virtuoso makes a procedure that is too long. */
const mostStated = 120;
const mostStatedCharacters = 200_000;
/** Triples, and characters, of one request that only prepares. */
const portion = { triples: 1500, characters: 400_000 };

const at = systemIri('at');
const into = systemIri('into');
const from = systemIri('from');

/** The pattern that is true in every store that was prepared: some stores do not take a bare `FILTER`. */
const anchor = `GRAPH ${iriRef(systemGraphs.head)} { ${iriRef(head)} ${iriRef(systemIri('layout'))} ?layout }`;

/**
 * Changes the store in one update, if the conditions hold when it does; or else not at all.
 *
 * The update leaves a mark by which it is known afterwards whether it was done. So it may be sent again when no answer
 * came: the second time its conditions no longer hold.
 *
 * @param conditions - A pattern that the change itself makes untrue.
 * @returns Whether it was done.
 */
export async function writeIf(endpoint: Endpoint, conditions: string, delta: Delta): Promise<boolean> {
  const id = randomUUID();
  const mark = systemIri(`write:${id}`);
  delta.insertFacts(systemGraphs.writes, mark, { [at]: new Date().toISOString() });
  const isSmall = delta.size <= mostStated && delta.length <= mostStatedCharacters;
  const text = isSmall ? stated(delta, conditions) : await prepared(endpoint, delta, conditions, id);
  try {
    await endpoint.update(text);
  } catch (error) {
    if (!(await isThere(endpoint, mark))) {
      throw error;
    }
  } finally {
    if (!isSmall) {
      void forget(endpoint, stagingGraph(id));
    }
  }
  const isDone = await isThere(endpoint, mark);
  if (isDone) {
    await removeStubborn(endpoint, delta);
  }
  return isDone;
}

async function isThere(endpoint: Endpoint, mark: string): Promise<boolean> {
  const rows = await endpoint.select(
    `SELECT ?at { GRAPH ${iriRef(systemGraphs.writes)} { ${iriRef(mark)} ${iriRef(at)} ?at } }`,
  );
  return rows.length > 0;
}

function stated(delta: Delta, conditions: string): string {
  const clause = (keyword: string, graphs: Delta['inserted']) =>
    graphs.size > 0 ? `${keyword} { ${quads(graphs)} }` : '';
  return `${clause('DELETE', delta.deleted)} ${clause('INSERT', delta.inserted)} WHERE { ${anchor} ${conditions} }`;
}

/** Puts everything aside in graphs that nobody sees; gives the update that moves it to where it belongs. */
async function prepared(endpoint: Endpoint, delta: Delta, conditions: string, id: string): Promise<string> {
  const index = stagingGraph(id);
  const staged = new Delta();
  staged.insertFacts(systemGraphs.writes, index, { [at]: new Date().toISOString() });
  let count = 0;
  for (const [predicate, graphs] of [
    [from, delta.deleted],
    [into, delta.inserted],
  ] as const) {
    for (const [graph, triples] of graphs) {
      count += 1;
      const aside = `${index}:${count}`;
      staged.insertFacts(index, aside, { [predicate]: { iri: graph } });
      triples.forEach((triple) => staged.insert(aside, triple));
    }
  }
  for (const data of inPortions(staged)) {
    await endpoint.update(`INSERT DATA { ${data} }`);
  }
  const move = (predicate: string, side: string) =>
    `{ GRAPH ${iriRef(index)} { ?${side}aside ${iriRef(predicate)} ?${side}g } GRAPH ?${side}aside { ?${side}s ?${side}p ?${side}o } }`;
  const [out, back] = [delta.deleted.size > 0, delta.inserted.size > 0];
  return [
    out ? 'DELETE { GRAPH ?dg { ?ds ?dp ?do } }' : '',
    back ? 'INSERT { GRAPH ?ig { ?is ?ip ?io } }' : '',
    `WHERE { ${anchor} ${conditions}`,
    [...(out ? [move(from, 'd')] : []), ...(back ? [move(into, 'i')] : [])].join(' UNION '),
    '}',
  ].join(' ');
}

/** Takes away what was put aside; who is killed before leaves it to {@link sweep}. */
async function forget(endpoint: Endpoint, index: string): Promise<void> {
  const about = `GRAPH ${iriRef(index)} { ?aside ?how ?graph }`;
  const asides = await endpoint.select(`SELECT DISTINCT ?aside { ${about} }`).catch(() => []);
  const graphs = [...asides.map(({ aside }) => aside?.value ?? ''), index];
  try {
    for (let start = 0; start < graphs.length; start += 50) {
      const names = graphs.slice(start, start + 50);
      await endpoint.update(names.map((name) => `CLEAR SILENT GRAPH ${iriRef(name)}`).join(' ; '));
    }
    await endpoint.update(
      `DELETE WHERE { GRAPH ${iriRef(systemGraphs.writes)} { ${iriRef(index)} ${iriRef(at)} ?at } }`,
    );
  } catch {
    // Left to a later sweep.
  }
}

/** Takes away the marks of writes that everybody has long heard of, and what was left aside. */
export async function sweep(endpoint: Endpoint, olderThan: Date): Promise<void> {
  const rows = await endpoint.select(
    `SELECT ?mark ?at { GRAPH ${iriRef(systemGraphs.writes)} { ?mark ${iriRef(at)} ?at } } LIMIT 500`,
  );
  const old = rows.filter((row) => (row['at']?.value ?? '') < olderThan.toISOString());
  const marks = new Delta();
  for (const row of old) {
    const mark = row['mark']?.value ?? '';
    if (mark.startsWith(systemIri('stage:'))) {
      await forget(endpoint, mark);
    } else {
      marks.insertFacts(systemGraphs.writes, mark, { [at]: row['at']?.value ?? '' });
    }
  }
  if (marks.size > 0) {
    await endpoint.update(`DELETE DATA { ${quads(marks.inserted)} }`);
  }
}

function stagingGraph(id: string): string {
  return systemIri(`stage:${id}`);
}

function quads(graphs: ReadonlyMap<string, ReadonlySet<string>>): string {
  return [...graphs].map(([graph, triples]) => `GRAPH ${iriRef(graph)} { ${[...triples].join(' . ')} }`).join(' ');
}

/** The insertions in texts that no store finds too long. */
function* inPortions({ inserted }: Delta): Iterable<string> {
  let part = new Map<string, Set<string>>();
  let count = 0;
  let characters = 0;
  for (const [graph, triples] of inserted) {
    for (const triple of triples) {
      if (count >= portion.triples || characters > portion.characters) {
        yield quads(part);
        part = new Map();
        count = 0;
        characters = 0;
      }
      part.set(graph, (part.get(graph) ?? new Set()).add(triple));
      count += 1;
      characters += triple.length;
    }
  }
  yield quads(part);
}
