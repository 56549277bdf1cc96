import { expect } from './fault.ts';
import type { PageClaims } from './page-claims.ts';
import { kindOf, pageHeaderLength, pageKinds, type PageFile, readSize, type TreeRecord } from './page-file.ts';

/** An entry of a tree whose value stands in the tree itself or in pages of its own. */
export interface Entry {
  readonly key: Buffer;
  /** Undefined when it is left in its own pages. */
  readonly value: Buffer | undefined;
  /** Whether the value is the record of another tree. */
  readonly isTree: boolean;
}

/** How to go through a tree. */
export interface Walk {
  readonly file: PageFile;
  readonly claims: PageClaims;
  /** What the tree is called in messages. */
  readonly name: string;
  /** Keys are numbers of 64 bits instead of bytes. */
  readonly numericKeys?: boolean;
  /** Given where values are of interest; they are read then, wherever they stand. */
  readonly onEntry?: (entry: Entry) => void;
}

const nodeHeaderLength = 8;
const ownPages = 0x01;
const subTree = 0x02;
const ownPagesRecordLength = 24;

/**
 * Goes through a tree of an LMDB file, key by key.
 *
 * @throws Fault when a page is not where or what it should be, keys are out of order, a key would
 * not be found from the root, or the tree does not hold as much as its record says.
 */
export function walkTree(tree: TreeRecord, walk: Walk): void {
  const { name } = walk;
  const walker = new TreeWalker(walk, tree.depth);
  if (tree.root !== undefined) {
    walker.visit(tree.root, 1, undefined);
  }
  for (const count of ['branchPages', 'leafPages', 'overflowPages', 'entries'] as const) {
    expect(walker.found[count] === tree[count], () => `${name}: ${walker.found[count]} ${count}, not ${tree[count]}`);
  }
}

class TreeWalker {
  public readonly found = { branchPages: 0, leafPages: 0, overflowPages: 0, entries: 0 };
  #last: Buffer | undefined;

  public constructor(
    private readonly walk: Walk,
    private readonly depth: number,
  ) {}

  /** @param least - The key by which the page was reached: none of its keys may come before it. */
  public visit(page: number, level: number, least: Buffer | undefined): void {
    const { file, claims, name } = this.walk;
    claims.claim(page);
    const bytes = file.read(page);
    const isLeaf = level === this.depth;
    expect(
      kindOf(bytes) === (isLeaf ? pageKinds.leaf : pageKinds.branch),
      () => `${name}: page ${page} is of another kind`,
    );
    this.found[isLeaf ? 'leafPages' : 'branchPages'] += 1;
    let used = 0;
    const nodes = nodesOf(bytes, () => `${name}: page ${page} is damaged`);
    for (const [index, at] of nodes.entries()) {
      const keyLength = bytes.readUInt16LE(at + 6);
      const keyEnd = at + nodeHeaderLength + keyLength;
      expect(keyEnd <= bytes.length, () => `${name}: a key in page ${page} is too long`);
      const key = bytes.subarray(at + nodeHeaderLength, keyEnd);
      if (isLeaf) {
        this.#checkOrder(key, index === 0 ? least : undefined);
        used += even(nodeHeaderLength + keyLength + this.#leafValue(bytes, at, key, keyEnd));
      } else {
        used += even(nodeHeaderLength + keyLength);
        const child = bytes.readUIntLE(at, 6);
        // The first key of a branch stands for everything before the second.
        expect(
          index === 0 || !this.#last || this.#compare(this.#last, key) < 0,
          () => `${name}: page ${page} misleads`,
        );
        this.visit(child, level + 1, index === 0 ? least : key);
      }
    }
    const occupied = bytes.length - pageHeaderLength - bytes.readUInt16LE(22);
    expect(used === occupied, () => `${name}: page ${page} holds ${used} bytes, not ${occupied}`);
  }

  #checkOrder(key: Buffer, least: Buffer | undefined): void {
    const { name } = this.walk;
    expect(!this.#last || this.#compare(this.#last, key) < 0, () => `${name}: its keys are out of order`);
    expect(!least || this.#compare(least, key) <= 0, () => `${name}: a key would not be found`);
    this.#last = key;
    this.found.entries += 1;
  }

  /** Looks at the value of an entry; gives its length inside the page. */
  #leafValue(bytes: Buffer, at: number, key: Buffer, start: number): number {
    const { name, onEntry } = this.walk;
    const flags = bytes.readUInt16LE(at + 4);
    const length = bytes.readUInt32LE(at);
    expect(flags === 0 || flags === ownPages || flags === subTree, () => `${name}: an entry of an unknown kind`);
    const inside = flags === ownPages ? ownPagesRecordLength : length;
    expect(start + inside <= bytes.length, () => `${name}: a value is too long for its page`);
    const beside = flags === ownPages ? this.#ownPages(bytes, start, length) : undefined;
    onEntry?.({ key, value: beside ?? bytes.subarray(start, start + inside), isTree: flags === subTree });
    return inside;
  }

  #ownPages(bytes: Buffer, at: number, length: number): Buffer | undefined {
    const { file, claims, name, onEntry } = this.walk;
    const first = readSize(bytes, at);
    const count = readSize(bytes, at + 16);
    expect(
      count * file.meta.pageSize >= pageHeaderLength + length && count <= file.meta.lastPage,
      () => `${name}: a value is longer than its pages`,
    );
    claims.claim(first, count);
    this.found.overflowPages += count;
    const head = file.read(first);
    expect(
      kindOf(head) === pageKinds.overflow && head.readUInt32LE(20) === count,
      () => `${name}: page ${first} is of another kind`,
    );
    return onEntry && file.readFrom(first, length);
  }

  #compare(a: Buffer, b: Buffer): number {
    return this.walk.numericKeys ? readSize(a, 0) - readSize(b, 0) : a.compare(b);
  }
}

/** Where the nodes of a page begin, in the order of their keys. */
function nodesOf(bytes: Buffer, describe: () => string): number[] {
  const lower = bytes.readUInt16LE(20);
  const upper = bytes.readUInt16LE(22);
  const room = bytes.length - pageHeaderLength;
  expect(lower % 2 === 0 && lower > 0 && lower <= upper && upper <= room, describe);
  return Array.from({ length: lower / 2 }, (_, index) => {
    const offset = bytes.readUInt16LE(pageHeaderLength + 2 * index);
    expect(offset >= upper && offset + nodeHeaderLength <= room, describe);
    return pageHeaderLength + offset;
  });
}

function even(length: number): number {
  return length + (length % 2);
}
