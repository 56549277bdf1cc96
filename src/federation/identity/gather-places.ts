import type { PlaceRecord } from './place-record.ts';

/** What is read of places. */
export const placeFacts = [
  'name',
  'communeCode',
  'locality',
  'street',
  'siret',
  'url',
  'lat',
  'long',
  'precision',
  'sameAs',
] as const;

/** The name of a fact. */
export type PlaceFact = (typeof placeFacts)[number];

type Facts = ReadonlyMap<PlaceFact, ReadonlySet<string>>;

/** Puts together what the documents of all sources say of each place. */
export class PlaceGatherer {
  readonly #places = new Map<string, { peers: Set<string>; own: boolean; facts: Map<PlaceFact, Set<string>> }>();

  public constructor(private readonly baseIri: string) {}

  /** Takes in that a document says something of a place. */
  public add(graph: string, place: string, fact: PlaceFact, value: string): void {
    const known = this.#places.get(place) ?? {
      peers: new Set<string>(),
      own: false,
      facts: new Map<PlaceFact, Set<string>>(),
    };
    this.#places.set(place, known);
    const peer = peerOf(this.baseIri, graph);
    if (peer === undefined) {
      known.own = true;
    } else {
      known.peers.add(peer);
    }
    known.facts.set(fact, (known.facts.get(fact) ?? new Set<string>()).add(value));
  }

  /** Every place that has a name, in the order of their addresses. */
  public records(): PlaceRecord[] {
    return [...this.#places]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([iri, { peers, own, facts }]) => {
        const values = (fact: PlaceFact) => [...(facts.get(fact) ?? [])];
        const one = (fact: PlaceFact) => values(fact)[0];
        const names = values('name');
        return names.length === 0
          ? []
          : [
              {
                ...{ iri, peers, own, names },
                communeCode: one('communeCode'),
                locality: one('locality'),
                street: one('street'),
                sirets: values('siret'),
                urls: values('url'),
                position: positionOf(facts),
                sameAs: values('sameAs'),
              },
            ];
      });
  }
}

/** The name of the source whose document a graph is; undefined for a document of this instance. */
export function peerOf(baseIri: string, graph: string): string | undefined {
  const start = `${baseIri}graphs/peers/`;
  return graph.startsWith(start) ? graph.slice(start.length).split('/', 1)[0] : undefined;
}

function positionOf(facts: Facts): PlaceRecord['position'] {
  const number = (fact: PlaceFact) => {
    const [text] = facts.get(fact) ?? [];
    return text === undefined ? Number.NaN : Number(text);
  };
  const [lat, long] = [number('lat'), number('long')];
  const precise = facts.get('precision');
  return Number.isFinite(lat) && Number.isFinite(long)
    ? { lat, long, exact: precise?.size === 1 && precise.has('exact') }
    : undefined;
}
