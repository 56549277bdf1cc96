import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

// Places in the two meta pages of an LMDB file, as the `lmdb` package writes them on 64 bits.
const magic = { at: 0x18, value: 0xbeef_c0de };
const pageSizeAt = 0x30;
const lastPageAt = 0x90;
const transactionAt = 0x98;
const metaLength = 0xa0;

/**
 * Looks whether a file can be an LMDB database at all, because the library itself ends the
 * process when it maps one that is not, or one that was cut short.
 *
 * @returns What is wrong, or undefined when the file is missing, empty or sound as far as seen.
 */
export function findHeaderFault(path: string): string | undefined {
  if (!existsSync(path)) {
    return undefined;
  }
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size === 0) {
      return undefined;
    }
    const first = readMeta(file, 0);
    const metas = [first, readMeta(file, first?.pageSize ?? 4096)].filter((meta) => meta !== undefined);
    const newest = metas.sort((a, b) => Number(b.transaction - a.transaction))[0];
    if (!newest) {
      return 'it is not a database file';
    }
    const expected = (newest.lastPage + 1) * newest.pageSize;
    return size < expected ? `it was cut short: ${size} bytes of at least ${expected}` : undefined;
  } finally {
    closeSync(file);
  }
}

function readMeta(file: number, position: number) {
  const page = Buffer.alloc(metaLength);
  if (readSync(file, page, 0, metaLength, position) < metaLength || page.readUInt32LE(magic.at) !== magic.value) {
    return undefined;
  }
  return {
    pageSize: page.readUInt32LE(pageSizeAt),
    lastPage: Number(page.readBigUInt64LE(lastPageAt)),
    transaction: page.readBigUInt64LE(transactionAt),
  };
}
