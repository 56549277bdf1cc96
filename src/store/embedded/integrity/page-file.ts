import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { expect } from './fault.ts';

/** A tree of an LMDB file, as its record says. */
export interface TreeRecord {
  readonly flags: number;
  readonly depth: number;
  readonly branchPages: number;
  readonly leafPages: number;
  readonly overflowPages: number;
  readonly entries: number;
  /** Undefined when the tree is empty. */
  readonly root: number | undefined;
}

/** The head of an LMDB file: where its trees stand after a transaction. */
export interface MetaPage {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: number;
  readonly freeTree: TreeRecord;
  readonly mainTree: TreeRecord;
}

/** The kinds of pages, by the bit that marks them. */
export const pageKinds = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 } as const;

/** Bytes of the header of a page: number, transaction, padding, kind, bounds of its free space. */
export const pageHeaderLength = 24;

/** Bytes of the record of a tree. */
export const treeRecordLength = 48;

const magic = 0xbeef_c0de;
const metaLength = 168;

/**
 * The pages of an LMDB file, read as bytes. The library maps the file and ends the process when
 * a page is not what it should be, so a file is looked through this way before it is opened.
 *
 * The layout is the one of `lmdb.h`, data version 2 of the `lmdb` package, on 64 bits.
 */
export class PageFile {
  /** The newest of the two heads of the file. */
  public readonly meta: MetaPage;
  readonly #file: number;

  /** @throws Fault when the two heads are not sound or the file is shorter than they say. */
  public constructor(path: string) {
    this.#file = openSync(path, 'r');
    try {
      const { size } = fstatSync(this.#file);
      const first = readMeta(this.#bytes(0, metaLength), 0);
      const second = readMeta(this.#bytes(first.pageSize, metaLength), 1);
      // Transactions write the two in turn, so anything else has lost or gained one.
      const apart = Math.abs(first.transaction - second.transaction);
      expect(
        apart === 1 || first.transaction + second.transaction === 0,
        () => 'its two heads do not follow each other',
      );
      expect(first.pageSize === second.pageSize, () => 'its two heads disagree');
      this.meta = first.transaction > second.transaction ? first : second;
      const expected = (this.meta.lastPage + 1) * this.meta.pageSize;
      expect(size >= expected, () => `it was cut short: ${size} bytes of at least ${expected}`);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The bytes of a page, after a look at its header. */
  public read(page: number): Buffer {
    const { pageSize, transaction } = this.meta;
    const bytes = this.#bytes(page * pageSize, pageSize);
    expect(readSize(bytes, 0) === page, () => `page ${page} holds another page`);
    expect(readSize(bytes, 8) <= transaction, () => `page ${page} is newer than the file`);
    return bytes;
  }

  /** Bytes after the header of a page, which go on over the pages that follow. */
  public readFrom(page: number, length: number): Buffer {
    return this.#bytes(page * this.meta.pageSize + pageHeaderLength, length);
  }

  public close(): void {
    closeSync(this.#file);
  }

  #bytes(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    const read = readSync(this.#file, bytes, 0, length, position);
    expect(read === length, () => `it ends at byte ${position + read}`);
    return bytes;
  }
}

/** Which kind of page these bytes are. */
export function kindOf(bytes: Buffer): number {
  return bytes.readUInt16LE(18);
}

/** An unsigned number of 64 bits; beyond 53 bits it is no longer exact, and in no file a valid one. */
export function readSize(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 0x1_0000_0000;
}

/** The record of a tree, 48 bytes. */
export function readTreeRecord(bytes: Buffer, at: number): TreeRecord {
  const root = readSize(bytes, at + 40);
  return {
    flags: bytes.readUInt16LE(at + 4),
    depth: bytes.readUInt16LE(at + 6),
    branchPages: readSize(bytes, at + 8),
    leafPages: readSize(bytes, at + 16),
    overflowPages: readSize(bytes, at + 24),
    entries: readSize(bytes, at + 32),
    root: root > Number.MAX_SAFE_INTEGER ? undefined : root,
  };
}

function readMeta(bytes: Buffer, which: 0 | 1): MetaPage {
  const pageSize = bytes.readUInt32LE(48);
  const mapSize = readSize(bytes, 40);
  const lastPage = readSize(bytes, 144);
  const transaction = readSize(bytes, 152);
  const sound =
    bytes.readUInt32LE(24) === magic && (bytes.readUInt32LE(28) & 0xffff) === 2 && kindOf(bytes) === pageKinds.meta;
  expect(sound, () => (which === 0 ? 'it is not a database file' : 'its second head is damaged'));
  const possible =
    [4096, 8192, 16384, 32768, 65536].includes(pageSize) &&
    (transaction === 0 || transaction % 2 === which) &&
    lastPage >= 1 &&
    // The room that the library sets aside in memory: more than the file, within reason.
    mapSize <= 2 ** 47 &&
    lastPage * pageSize < 2 ** 47;
  expect(possible, () => `its ${which === 0 ? 'first' : 'second'} head is damaged`);
  return {
    pageSize,
    lastPage,
    transaction,
    freeTree: readTreeRecord(bytes, 48),
    mainTree: readTreeRecord(bytes, 96),
  };
}
