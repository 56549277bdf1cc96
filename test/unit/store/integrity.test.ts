import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStructuralFault } from '../../../src/store/embedded/integrity/find-structural-fault.ts';
import { stateFilePath, tableNames } from '../../../src/store/embedded/state-file.ts';
import { everythingOf, makeSampleState, openDocuments, sampleChange } from '../../support/sample-state.ts';

const pageSize = 4096;
const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fabriques-integrity-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A generator of whole numbers, the same for the same seed. */
function createRandom(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e37_79b1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Ways in which a file goes wrong. */
const damages: Readonly<Record<string, (bytes: Buffer, random: (below: number) => number) => Buffer>> = {
  'a bit flipped anywhere': (bytes, random) => flip(bytes, random(bytes.length), random),
  'a bit flipped in its heads': (bytes, random) => flip(bytes, random(2) * pageSize + random(168), random),
  'a byte changed in the head of a page': (bytes, random) => {
    bytes[random(bytes.length / pageSize) * pageSize + random(64)] = random(256);
    return bytes;
  },
  'a page of zeros': (bytes, random) => {
    const page = random(bytes.length / pageSize) * pageSize;
    return bytes.fill(0, page, page + pageSize);
  },
  'a page in the place of another': (bytes, random) => {
    const [from, to] = [random(bytes.length / pageSize) * pageSize, random(bytes.length / pageSize) * pageSize];
    bytes.copy(bytes, to, from, from + pageSize);
    return bytes;
  },
  'half a sector of garbage': (bytes, random) => {
    const at = random(bytes.length - 256);
    return bytes.fill(Buffer.from(Array.from({ length: 256 }, () => random(256))), at, at + 256);
  },
  'its end missing': (bytes, random) => bytes.subarray(0, random(bytes.length)),
};

function flip(bytes: Buffer, at: number, random: (below: number) => number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  return bytes;
}

describe('A state', () => {
  let sound: string;
  let everything: unknown;
  beforeAll(async () => {
    sound = newFolder();
    await makeSampleState(sound, 40);
    const { documents, opened } = openDocuments(sound);
    everything = everythingOf(documents);
    await opened.close();
  });
  const copy = () => {
    const folder = newFolder();
    cpSync(sound, folder, { recursive: true });
    return folder;
  };

  it.each(Object.keys(damages))('with %s gives everything as it was, or is refused', async (kind) => {
    const damage = damages[kind];
    const bytes = readFileSync(stateFilePath(sound));
    const outcomes = { exact: 0, refused: 0 };
    for (let seed = 0; seed < 60; seed += 1) {
      const folder = copy();
      writeFileSync(stateFilePath(folder), damage?.(Buffer.from(bytes), createRandom(seed)) ?? bytes);
      let opening;
      try {
        opening = openDocuments(folder);
      } catch (error) {
        expect(error, `seed ${seed}`).toMatchObject({ code: 'state-corrupt' });
        outcomes.refused += 1;
        continue;
      }
      const { documents, opened } = opening;
      expect(everythingOf(documents), `seed ${seed}`).toBe(everything);
      // What was not seen must not do harm later either.
      documents.commit(sampleChange(41));
      documents.commit(sampleChange(42));
      await opened.close();
      expect(findStructuralFault(stateFilePath(folder), tableNames), `seed ${seed}`).toBeUndefined();
      outcomes.exact += 1;
      rmSync(folder, { recursive: true });
    }
    // Most of the file is in use: damage that is never noticed would mean that nobody looks.
    expect(outcomes.refused).toBeGreaterThan(15);
  });

  it.each([0, 1, 100, pageSize - 1, pageSize, 2 * pageSize, 5 * pageSize + 7])(
    'cut to %i bytes is refused with what to do',
    (length) => {
      const folder = copy();
      truncateSync(stateFilePath(folder), length);
      expect(() => openDocuments(folder)).toThrow(/fabriques restore/u);
    },
  );

  it('whose file is gone is not begun again from nothing', () => {
    const folder = copy();
    unlinkSync(stateFilePath(folder));
    expect(() => openDocuments(folder)).toThrow(/missing, but 40 commits were written.*fabriques restore/u);
    expect(existsSync(stateFilePath(folder))).toBe(false);
  });

  it('set back to an earlier copy of itself is refused', async () => {
    const folder = copy();
    const { documents, opened } = openDocuments(folder);
    documents.commit(sampleChange(41));
    await opened.close();
    cpSync(stateFilePath(sound), stateFilePath(folder));
    expect(() => openDocuments(folder)).toThrow(/ends at revision 40, but 41 was acknowledged/u);
  });

  it('exchanged for another one is refused', async () => {
    const folder = copy();
    const other = newFolder();
    await makeSampleState(other, 45);
    cpSync(stateFilePath(other), stateFilePath(folder));
    expect(() => openDocuments(folder)).toThrow(/another history/u);
  });

  it('is opened where only the small file beside it is lost or damaged', async () => {
    const folder = copy();
    const head = join(folder, 'state.head');
    for (const spoil of [() => unlinkSync(head), () => writeFileSync(head, 'revision 99'), () => truncateSync(head)]) {
      spoil();
      const { documents, opened } = openDocuments(folder);
      expect(everythingOf(documents)).toBe(everything);
      await opened.close();
      expect(readFileSync(head, 'utf8')).toMatch(/^revision 40 /u);
    }
  });

  it('is opened whatever the lock file of its library holds', async () => {
    const folder = copy();
    for (const garbage of ['', 'garbage', 'x'.repeat(20_000)]) {
      writeFileSync(`${stateFilePath(folder)}-lock`, garbage);
      const { documents, opened } = openDocuments(folder);
      expect(everythingOf(documents)).toBe(everything);
      await opened.close();
    }
  });

  it('that was made but never written to is begun', async () => {
    const folder = newFolder();
    await makeSampleState(folder, 0);
    const { documents, opened } = openDocuments(folder);
    expect(documents.revision).toBe(0);
    await opened.close();
  });
});
