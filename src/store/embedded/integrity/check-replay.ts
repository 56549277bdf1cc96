import { graphKeyOf, quadKeyOf } from '../quad-table.ts';
import type { StateFile } from '../state-file.ts';
import { expect } from './fault.ts';

/** A line of N-Quads of the state: the triple, then the graph unless it is the default one. */
const lineParts = /^(\S+ \S+ (?:<\S*>|_:\S+|".*"(?:@\S+|\^\^<\S*>)?))(?: (<\S*>|_:\S+))? \.$/su;

/**
 * Makes the documents again from the log, commit by commit, and compares.
 *
 * @param state - A state whose contents are sound: the log is complete.
 * @throws Fault when a commit takes away what is not there or adds what is, or the outcome is another.
 */
export function checkReplay(state: StateFile): void {
  const keys = new Set<string>();
  const graphKeys = new Map<string, Buffer>();
  const keyOf = (line: string, revision: number): string => {
    const [, triple, graphName = ''] = lineParts.exec(line) ?? [];
    expect(triple !== undefined, () => `revision ${revision} of the log holds what is no triple: ${line}`);
    const graphKey = graphKeys.get(graphName) ?? graphKeyOf(graphName);
    graphKeys.set(graphName, graphKey);
    return quadKeyOf(triple, graphKey).toString('latin1');
  };
  for (const { key, value } of state.changes.getRange({})) {
    const [revision] = key;
    for (const line of linesOf(value.removed)) {
      expect(keys.delete(keyOf(line, revision)), () => `revision ${revision} removes what is not there: ${line}`);
    }
    for (const line of linesOf(value.added)) {
      const added = keyOf(line, revision);
      expect(!keys.has(added), () => `revision ${revision} adds what is there: ${line}`);
      keys.add(added);
    }
  }
  let standing = 0;
  for (const key of state.quads.getKeys({})) {
    expect(keys.has(key.toString('latin1')), () => 'a document has a triple that the log does not make');
    standing += 1;
  }
  expect(standing === keys.size, () => `the log makes ${keys.size} triples, but ${standing} are there`);
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.slice(0, -1).split('\n');
}
