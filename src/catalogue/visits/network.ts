import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import type { Reference } from '../members.ts';
import type { Tie } from './exchanges.ts';

/** A fabrique where it stands in the drawing. */
export interface NetworkNode extends Reference {
  readonly x: number;
  readonly y: number;
  /** How many visits and contributions it has had a part in. */
  readonly weight: number;
}

/** A tie between two fabriques of the drawing. */
export interface NetworkEdge {
  readonly from: NetworkNode;
  readonly to: NetworkNode;
  readonly count: number;
}

/** A network laid out for a drawing; the same ties always give the same one. */
export interface Network {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  /** How many fabriques were left out, the least tied ones, because nobody can read more. */
  readonly leftOut: number;
}

/** Fabriques in one drawing, and steps until they have come to rest. */
const mostNodes = 40;
const steps = 240;
const margin = { x: 90, y: 34 };
/** A drawing of two or three keeps the scale of the others. */
const least = { width: 460, height: 300 };

interface Body extends SimulationNodeDatum, Reference {
  readonly weight: number;
}

/** Lays ties out as a network: who is tied stands near. */
export function layOut(ties: readonly Tie[]): Network {
  if (ties.length === 0) {
    return { ...least, nodes: [], edges: [], leftOut: 0 };
  }
  const weights = new Map<string, { readonly reference: Reference; weight: number }>();
  for (const { from, to, exchanges } of ties) {
    for (const reference of [from, to]) {
      const known = weights.get(reference.iri) ?? { reference, weight: 0 };
      known.weight += exchanges.length;
      weights.set(reference.iri, known);
    }
  }
  const ranked = [...weights.values()].sort(
    (a, b) => b.weight - a.weight || (a.reference.iri < b.reference.iri ? -1 : 1),
  );
  const bodies = ranked.slice(0, mostNodes).map(({ reference, weight }): Body => ({ ...reference, weight }));
  const drawn = new Set(bodies.map(({ iri }) => iri));
  const among = ties.filter(({ from, to }) => drawn.has(from.iri) && drawn.has(to.iri));
  const links = among.map(({ from, to }): SimulationLinkDatum<Body> => ({ source: from.iri, target: to.iri }));
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ iri }) => iri)
        .distance(120),
    )
    .force('charge', forceManyBody().strength(-420))
    .force('apart', forceCollide(46))
    .force('x', forceX().strength(0.05))
    .force('y', forceY().strength(0.09))
    .stop()
    .tick(steps);
  return place(bodies, among, ranked.length - bodies.length);
}

function place(bodies: readonly Body[], ties: readonly Tie[], leftOut: number): Network {
  const [xs, ys] = [bodies.map(({ x = 0 }) => x), bodies.map(({ y = 0 }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left + 2 * margin.x, Math.max(...ys) - top + 2 * margin.y];
  const [width, height] = [Math.max(wide, least.width), Math.max(high, least.height)];
  const nodes = bodies.map(({ iri, name, weight, x = 0, y = 0 }) => ({
    iri,
    name,
    weight,
    x: Math.round(x - left + margin.x + (width - wide) / 2),
    y: Math.round(y - top + margin.y + (height - high) / 2),
  }));
  const byIri = new Map(nodes.map((node) => [node.iri, node]));
  return {
    width: Math.round(width),
    height: Math.round(height),
    nodes,
    edges: ties.flatMap(({ from, to, exchanges }) => {
      const [a, b] = [byIri.get(from.iri), byIri.get(to.iri)];
      return a && b ? [{ from: a, to: b, count: exchanges.length }] : [];
    }),
    leftOut,
  };
}
