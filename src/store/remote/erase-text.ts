import { randomUUID } from 'node:crypto';
import { DataFactory } from 'n3';
import type { Erasure, TextPlaces } from '../erasure.ts';
import type { JsonValue, RecordChange, RecordCollection } from '../records.ts';
import { createTextEraser, type TextEraser } from '../text-eraser.ts';
import { changeContents, changeUnion, type GraphChange, type IndexChange } from './change-contents.ts';
import { writeIf } from './conditional-write.ts';
import { Delta } from './delta.ts';
import { atTurn, DocumentReader, graphIri, textOf } from './document-reader.ts';
import { linesOf, parseRecordLines, toRecordLine } from './document-text.ts';
import type { Endpoint, Row } from './endpoint.ts';
import type { Identity } from './open-store.ts';
import { is } from './layout.ts';
import { planRecords } from './remote-records.ts';
import { unavailable } from './store-errors.ts';
import { head as headIri, systemGraphs } from './system-graphs.ts';
import { graphFromStore, iriRef, stringLiteral } from './terms.ts';

/** An entry of the log, a heading of a commit, or a record that says the text. */
interface Found {
  readonly name: string;
  readonly predicate: string;
  readonly text: string;
  readonly row: Row;
}

const rowsAtOnce = 200;
const mostAttempts = 20;

/** Where a text stands. */
export async function findText(endpoint: Endpoint, text: string, identity: Identity): Promise<TextPlaces> {
  return placesOf(await search(endpoint, eraserOf({ text, replacement: '' }, identity)));
}

/** Erases a text from the log, the documents and the records in one update. */
export async function eraseText(endpoint: Endpoint, erasure: Erasure, identity: Identity): Promise<TextPlaces> {
  const eraser = eraserOf(erasure, identity);
  const reader = new DocumentReader(endpoint);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const head = await reader.head();
    const found = await search(endpoint, eraser);
    const delta = new Delta();
    for (const { name, predicate, text } of [...found.changes, ...found.headings]) {
      delta.deleteFacts(systemGraphs.log, name, { [predicate]: text });
      const isLines = predicate === is.added || predicate === is.removed;
      delta.insertFacts(systemGraphs.log, name, {
        [predicate]: isLines ? eraseLines(text, eraser).join('\n') : eraser.inText(text),
      });
    }
    const changes = await eraseDocuments(reader, delta, placesOf(found).graphs.map(graphIri), eraser);
    if (identity.defaultGraph === 'union') {
      await changeUnion(delta, reader, changes);
    }
    const records = await planRecords(endpoint, [
      ...found.records.map((one) => toChange(one, eraser)),
      ...(erasure.records ?? []),
    ]);
    records.changeIn(delta);
    delta.deleteFacts(systemGraphs.head, headIri, { [is.turn]: head.turn });
    delta.insertFacts(systemGraphs.head, headIri, { [is.turn]: randomUUID() });
    if (await writeIf(endpoint, `${atTurn(head)} ${records.conditions}`, delta)) {
      return placesOf(found);
    }
  }
  throw unavailable('Others write faster than this can be erased');
}

async function eraseDocuments(
  reader: DocumentReader,
  delta: Delta,
  names: readonly string[],
  eraser: TextEraser,
): Promise<ReadonlyMap<string, IndexChange>> {
  const changes = new Map<string, IndexChange>();
  for (const [name, { parts }] of await reader.read(names)) {
    const graph = graphFromStore(name);
    const change: GraphChange = { graph, added: new Map(), removed: new Map() };
    for (const line of linesOf(parts)) {
      const erased = eraseLine(line, eraser);
      if (erased !== line) {
        parseRecordLines(line, graph).forEach((quad) => change.removed.set(line, quad));
        parseRecordLines(erased, graph).forEach((quad) => change.added.set(erased, quad));
      }
    }
    if (change.removed.size > 0) {
      changes.set(name, changeContents(delta, name, parts, change));
    }
  }
  return changes;
}

type Search = Readonly<Record<'changes' | 'headings' | 'records', readonly Found[]>>;

async function search(endpoint: Endpoint, eraser: TextEraser): Promise<Search> {
  const log = systemGraphs.log;
  const changed = async (predicate: string) =>
    (
      await find(endpoint, {
        graph: log,
        predicate,
        forms: eraser.forms,
        beside: `; ${iriRef(is.of)} ?commit ; ${iriRef(is.graph)} ?graph`,
      })
    ).filter(({ text }) => eraseLines(text, eraser).join('\n') !== text);
  const plain = eraser.forms[0] ?? '';
  const headed = async (predicate: string) => find(endpoint, { graph: log, predicate, forms: [plain] });
  const quoted = JSON.stringify(plain).slice(1, -1);
  return {
    changes: [...(await changed(is.added)), ...(await changed(is.removed))],
    headings: [...(await headed(is.author)), ...(await headed(is.message))],
    records: await find(endpoint, {
      graph: systemGraphs.records,
      predicate: is.value,
      forms: [quoted],
      beside: `; ${iriRef(is.collection)} ?collection ; ${iriRef(is.key)} ?key ; ${iriRef(is.version)} ?version ; ${iriRef(is.expires)} ?expires`,
    }),
  };
}

async function find(
  endpoint: Endpoint,
  asked: { graph: string; predicate: string; forms: readonly string[]; beside?: string },
): Promise<Found[]> {
  const { graph, predicate, forms, beside = '' } = asked;
  const says = forms.map((form) => `CONTAINS(STR(?text), ${stringLiteral(form)})`).join(' || ');
  const found: Found[] = [];
  for (let last = ''; ;) {
    const rows = await endpoint.select(
      `SELECT * { GRAPH ${iriRef(graph)} { ?name ${iriRef(predicate)} ?text ${beside} } ` +
        `FILTER(STR(?name) > ${stringLiteral(last)} && (${says})) } ORDER BY STR(?name) LIMIT ${rowsAtOnce}`,
    );
    found.push(...rows.map((row) => ({ name: textOf(row, 'name'), predicate, text: textOf(row, 'text'), row })));
    if (rows.length < rowsAtOnce) {
      return found;
    }
    last = found.at(-1)?.name ?? '';
  }
}

function placesOf({ changes, headings, records }: Search): TextPlaces {
  const commits = [...changes.map(({ row }) => textOf(row, 'commit')), ...headings.map(({ name }) => name)];
  const revisions = new Set(commits.map((commit) => Number(commit.split(':').at(-1))));
  const graphs = new Set(changes.map(({ row }) => textOf(row, 'graph')));
  return {
    revisions: [...revisions].sort((a, b) => a - b),
    graphs: [...graphs].map(graphFromStore),
    records: records.length,
  };
}

function eraserOf({ text, replacement }: Pick<Erasure, 'text' | 'replacement'>, { baseIri }: Identity): TextEraser {
  return createTextEraser(text, replacement, (iri) => iri.startsWith(baseIri));
}

function eraseLines(lines: string, eraser: TextEraser): string[] {
  return lines.split('\n').map((line) => eraseLine(line, eraser));
}

function eraseLine(line: string, eraser: TextEraser): string {
  const [quad] = eraser.forms.some((form) => line.includes(form))
    ? parseRecordLines(line, DataFactory.defaultGraph())
    : [];
  const object = quad && eraser.inObject(quad.object);
  return !object || object.equals(quad.object)
    ? line
    : toRecordLine(DataFactory.quad(quad.subject, quad.predicate, object));
}

function toChange({ text, row }: Found, eraser: TextEraser): RecordChange {
  const expires = textOf(row, 'expires');
  return {
    // Written from a RecordChange.
    collection: textOf(row, 'collection') as RecordCollection,
    key: textOf(row, 'key'),
    value: eraser.inJson(JSON.parse(text) as JsonValue),
    ...(expires !== 'never' && { expires: new Date(expires) }),
  };
}
