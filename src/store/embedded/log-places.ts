import { toLine } from './quad-codec.ts';
import { graphKeyOf, graphNameOf } from './quad-table.ts';
import type { ChangeRecord } from './state-file.ts';

/** Where the log says something of a graph: the portions of each revision, both from the first to the last. */
export type Places = ReadonlyMap<number, readonly number[]>;

/** Finds what the log says of one graph without reading the rest. What is erased from the log stays where it was. */
export class LogPlaces {
  /** By the key of the graph: revision, portion, revision, portion … */
  readonly #places = new Map<string, number[]>();

  /** Takes a portion of the log that comes after all those before it. */
  public take(revision: number, portion: number, { added, removed }: ChangeRecord): void {
    for (const name of new Set([...namesIn(added), ...namesIn(removed)])) {
      const graph = keyOf(name);
      const known = this.#places.get(graph);
      if (known) {
        known.push(revision, portion);
      } else {
        this.#places.set(graph, [revision, portion]);
      }
    }
  }

  /**
   * Where a graph stands in the log.
   *
   * @param graphName - As in the state, and not the default graph: its lines can look like those of a named one.
   */
  public of(graphName: string): Places {
    const places = new Map<number, number[]>();
    const known = this.#places.get(keyOf(graphName)) ?? [];
    for (let index = 0; index < known.length; index += 2) {
      const [revision = 0, portion = 0] = known.slice(index, index + 2);
      places.set(revision, [...(places.get(revision) ?? []), portion]);
    }
    return places;
  }
}

/** Short and by itself: a name would keep the text alive that it was cut from. */
function keyOf(graphName: string): string {
  return graphKeyOf(graphName).toString('latin1');
}

/** The named graphs that lines of the log are of; those of a graph mostly follow each other. */
function namesIn(lines: string): Set<string> {
  const names = new Set<string>();
  let ending: string | undefined;
  for (let start = 0; start < lines.length;) {
    const end = lines.indexOf('\n', start) + 1;
    if (ending === undefined || !lines.startsWith(ending, end - ending.length)) {
      const name = graphNameOf(lines.slice(start, end));
      ending = name === '' ? undefined : toLine('', name);
      if (name !== '') {
        names.add(name);
      }
    }
    start = end;
  }
  return names;
}
