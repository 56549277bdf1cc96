import type { RunningPeer } from '../peers/peer.ts';
import { neverAsked } from '../queries/read-queries.ts';
import { ask, askSparql } from './ask.ts';
import { median } from './figures.ts';

/** Median milliseconds of the smallest questions. */
export interface LookupFigures {
  /** `ASK {}`, with the same text each time. */
  readonly emptyAskMs: number;
  /** One fabrique with its hop by SPARQL, another each time. */
  readonly sparqlMs: number;
  /** One fabrique's JSON-LD at its address, another each time. */
  readonly thingMs?: number;
}

/** Asks for many different fabriques, one after the other. */
export async function measureLookups(
  { sparql = '', thing, thingHeaders = {} }: RunningPeer,
  lookup: (slug: string) => string,
  slugs: readonly string[],
): Promise<LookupFigures> {
  const [empty, queries, things]: [number[], number[], number[]] = [[], [], []];
  for (const slug of slugs) {
    empty.push((await askSparql(sparql, 'ASK {}')).ms);
    queries.push((await askSparql(sparql, neverAsked(lookup(slug)))).ms);
    const answer = thing && (await ask(thing(slug), thingHeaders));
    if (answer && answer.status === 200) {
      things.push(answer.ms);
    }
  }
  return {
    emptyAskMs: median(empty),
    sparqlMs: median(queries),
    ...(things.length > 0 && { thingMs: median(things) }),
  };
}
