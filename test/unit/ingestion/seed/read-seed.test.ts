import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeedDocuments, type SeedDocument } from '../../../../src/ingestion/seed/read-seed.ts';

const base = 'http://example.org/base/';

describe('The reader of seed documents', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seed-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const write = async (file: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  };
  const read = async () => {
    const documents: SeedDocument[] = [];
    for await (const document of readSeedDocuments(directory, base)) {
      documents.push(document);
    }
    return documents;
  };

  it('puts a Turtle file in the graph of its path and resolves its IRIs against the base, not the file', async () => {
    await write('fabriques/lab01.ttl', '<fabriques/lab01> <p> <structures/lab01> .');
    const [document] = await read();
    expect(document).toMatchObject({ graph: { value: `${base}graphs/fabriques/lab01` }, file: 'fabriques/lab01.ttl' });
    expect(document?.quads[0]).toMatchObject({
      subject: { value: `${base}fabriques/lab01` },
      object: { value: `${base}structures/lab01` },
      graph: { value: `${base}graphs/fabriques/lab01` },
    });
  });

  it('gives a document for each graph of a TriG file', async () => {
    await write('peers/x.trig', '<graphs/b> { <b> <p> 1 , 2 . } <graphs/a> { <a> <p> 1 . }');
    const documents = await read();
    expect(documents.map(({ graph, quads }) => [graph.value, quads.length])).toEqual([
      [`${base}graphs/b`, 2],
      [`${base}graphs/a`, 1],
    ]);
  });

  it('leaves out other files and the folder of sources, and goes by order of paths', async () => {
    await write('b.ttl', '<b> <p> 1 .');
    await write('a/c.ttl', '<c> <p> 1 .');
    await write('notes.md', 'not <rdf>');
    await write('sources/x/raw.ttl', 'not turtle either');
    expect((await read()).map(({ file }) => file)).toEqual(['a/c.ttl', 'b.ttl']);
  });

  it('gives blank nodes labels that no other document has, the same at every reading', async () => {
    await write('a-b.ttl', '<a> <p> [] , _:x . _:x <p> 1 .');
    await write('a/b.ttl', '<b> <p> [] .');
    const labels = async () =>
      (await read()).flatMap(({ quads }) =>
        quads.flatMap(({ object }) => (object.termType === 'BlankNode' ? object.value : [])),
      );
    const first = await labels();
    expect(new Set(first).size).toBe(3);
    expect(await labels()).toEqual(first);
  });

  it('names the file and the line of an error', async () => {
    await write('fabriques/x.ttl', '<a> <p> 1 .\n\n<b> <p> ;;; "é .\n');
    await expect(read()).rejects.toMatchObject({
      code: 'malformed-rdf',
      message: expect.stringMatching(/^fabriques\/x\.ttl, line 3: /u) as string,
      details: { file: 'fabriques/x.ttl', line: 3 },
    });
  });

  it('refuses a file that is not UTF-8', async () => {
    await write('x.ttl', Uint8Array.of(0x3c, 0xe9, 0x3e));
    await expect(read()).rejects.toMatchObject({
      code: 'malformed-rdf',
      message: expect.stringContaining('x.ttl') as string,
    });
  });

  it('refuses a TriG file that states something outside its graphs', async () => {
    await write('x.trig', '<a> <p> 1 .');
    await expect(read()).rejects.toThrow('x.trig: every triple');
  });

  it('refuses a graph that two files hold', async () => {
    await write('a.trig', '<graphs/b> { <b> <p> 1 . }');
    await write('b.ttl', '<b> <p> 1 .');
    await expect(read()).rejects.toThrow('is in a.trig already');
  });
});
