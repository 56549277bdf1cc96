import { Fault, expect } from './fault.ts';
import { PageClaims } from './page-claims.ts';
import { PageFile, readSize, readTreeRecord, treeRecordLength } from './page-file.ts';
import { walkTree } from './walk-tree.ts';

/** Flags of the trees: of the free list with those of the file, of the others. */
const freeTreeFlags = 0x4008;
const treeFlags = 0;

/**
 * Looks whether every page of an LMDB file is what and where it must be, so that the library can
 * open it and finds every key: it checks nothing by itself, and damage ends the process or hides data.
 *
 * Nobody may write to the file meanwhile.
 *
 * @param tables - The tables that the file must have; one that was never finished has fewer, all empty.
 * @returns What is wrong, or undefined.
 */
export function findStructuralFault(path: string, tables: readonly string[]): string | undefined {
  try {
    const file = new PageFile(path);
    try {
      checkPages(file, tables);
    } finally {
      file.close();
    }
    return undefined;
  } catch (error) {
    if (error instanceof Fault) {
      return error.message;
    }
    throw error;
  }
}

function checkPages(file: PageFile, tables: readonly string[]): void {
  const { freeTree, mainTree, lastPage, transaction } = file.meta;
  const claims = new PageClaims(lastPage);
  const sizes = new Map<string, number>();
  expect(mainTree.flags === treeFlags && freeTree.flags === freeTreeFlags, () => 'its head is damaged');
  walkTree(mainTree, {
    file,
    claims,
    name: 'the list of tables',
    onEntry: ({ key, value, isTree }) => {
      const name = key.toString('latin1').replace(/\0$/u, '');
      expect(isTree && tables.includes(name) && value?.length === treeRecordLength, () => 'a table is not its own');
      const tree = readTreeRecord(value, 0);
      expect(tree.flags === treeFlags, () => `the table ${name} is of another kind`);
      walkTree(tree, { file, claims, name });
      sizes.set(name, tree.entries);
    },
  });
  const unfinished = [...sizes.values()].every((size) => size === 0);
  expect(sizes.size === tables.length || unfinished, () => 'a table is missing');
  walkTree(freeTree, {
    file,
    claims,
    name: 'the list of free pages',
    numericKeys: true,
    onEntry: ({ key, value }) => {
      expect(key.length === 8 && readSize(key, 0) <= transaction, () => 'the list of free pages is damaged');
      claimFreePages(value ?? Buffer.alloc(0), claims);
    },
  });
}

/** Free pages are listed one by one, or as minus their number before the first of several. */
function claimFreePages(list: Buffer, claims: PageClaims): void {
  const length = list.length >= 8 ? readSize(list, 0) : Infinity;
  expect((length + 1) * 8 <= list.length, () => 'the list of free pages is damaged');
  let count = 1n;
  for (let index = 1; index <= length; index += 1) {
    const item = list.readBigInt64LE(index * 8);
    if (item < 0n) {
      count = -item;
    } else if (item > 0n) {
      claims.claim(Number(item), Number(count));
      count = 1n;
    }
  }
}
