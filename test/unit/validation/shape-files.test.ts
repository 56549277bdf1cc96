import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadShapes, readShapeFiles } from '../../../src/validation/shape-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('Reading the shapes', () => {
  it('gives every file by its name, in alphabetical order', () => {
    writeFileSync(join(folder, 'b.ttl'), '<b> a <http://www.w3.org/ns/shacl#NodeShape> .');
    writeFileSync(join(folder, 'a.ttl'), '<a> a <http://www.w3.org/ns/shacl#NodeShape> .');
    writeFileSync(join(folder, 'notes.txt'), 'not a shape');
    expect(readShapeFiles(folder).map(({ name, quads }) => [name, quads.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(loadShapes(folder)).toHaveLength(2);
  });

  it('names the file that cannot be read', () => {
    writeFileSync(join(folder, 'broken.ttl'), '<a> a');
    expect(() => loadShapes(folder)).toThrow(/broken\.ttl/u);
  });
});
