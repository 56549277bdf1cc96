import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum } from 'd3-force';
import type { Reference } from '../members.ts';
import { chooseTies, type Weighed } from './choose-ties.ts';
import type { Tie } from './exchanges.ts';
import { type Box, keepApart } from './keep-apart.ts';
import { labelOf, lettering } from './network-label.ts';

/** A place where it stands in the drawing. */
export interface NetworkNode extends Reference {
  readonly x: number;
  readonly y: number;
  /** Of its dot. */
  readonly radius: number;
  /** Its name, under the dot, in lines. */
  readonly lines: readonly string[];
  /** How many visits and contributions it has had a part in. */
  readonly weight: number;
}

/** A tie between two places of the drawing. */
export interface NetworkEdge {
  readonly from: NetworkNode;
  readonly to: NetworkNode;
  readonly count: number;
}

/** A network laid out for a drawing, in pixels; the same ties always give the same one. No two names overlap. */
export interface Network {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  /** How many ties were left out, the weakest, because nobody can read more. */
  readonly leftOut: number;
}

/** Places in one drawing, and steps until they have come to rest. */
const mostPlaces = 60;
const steps = 240;
const margin = 16;
/** Between two names. */
const gap = 10;
const least = { width: 300, height: 160 };

interface Body extends Reference, Box {
  readonly radius: number;
  readonly lines: readonly string[];
  readonly weight: number;
}

/** Lays ties out as a network: who is tied stands near. */
export function layOut(ties: readonly Tie[], most = mostPlaces): Network {
  const chosen = chooseTies(ties, most);
  const bodies = chosen.places.map(createBody);
  const links = chosen.ties.map(({ from, to }): SimulationLinkDatum<Body> => ({ source: from.iri, target: to.iri }));
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, SimulationLinkDatum<Body>>(links)
        .id(({ iri }) => iri)
        .distance(110),
    )
    .force('charge', forceManyBody().strength(-420))
    .force('apart', forceCollide(46))
    .force('x', forceX().strength(0.05))
    .force('y', forceY().strength(0.12))
    .stop()
    .tick(steps);
  keepApart(bodies);
  return place(bodies, chosen.ties, ties.length - chosen.ties.length);
}

/** Where everybody starts, on a spiral, is the same each time. */
function createBody({ reference, weight }: Weighed, index: number): Body {
  const { lines, width } = labelOf(reference.name);
  const radius = Math.min(18, 6 + 2 * Math.sqrt(weight));
  return {
    ...{ iri: reference.iri, name: reference.name, weight, radius, lines },
    ...{ x: 10 * Math.sqrt(index) * Math.cos(2.4 * index), y: 10 * Math.sqrt(index) * Math.sin(2.4 * index) },
    ...{ width: Math.max(width, 2 * radius) + gap, up: radius + gap / 2 },
    down: radius + 4 + lines.length * lettering.line + gap / 2,
  };
}

function place(bodies: readonly Body[], ties: readonly Tie[], leftOut: number): Network {
  const left = Math.min(...bodies.map(({ x, width }) => x - width / 2));
  const right = Math.max(...bodies.map(({ x, width }) => x + width / 2));
  const top = Math.min(...bodies.map(({ y, up }) => y - up));
  const bottom = Math.max(...bodies.map(({ y, down }) => y + down));
  const [wide, high] = bodies.length === 0 ? [0, 0] : [right - left + 2 * margin, bottom - top + 2 * margin];
  const [width, height] = [Math.max(wide, least.width), Math.max(high, least.height)].map(Math.ceil) as [
    number,
    number,
  ];
  const nodes = bodies.map(({ iri, name, weight, radius, lines, x, y }) => ({
    ...{ iri, name, weight, radius, lines },
    x: Math.round(x - left + margin + (width - wide) / 2),
    y: Math.round(y - top + margin + (height - high) / 2),
  }));
  const byIri = new Map(nodes.map((node) => [node.iri, node]));
  const edges = ties.flatMap(({ from, to, exchanges }) => {
    const [a, b] = [byIri.get(from.iri), byIri.get(to.iri)];
    return a && b ? [{ from: a, to: b, count: exchanges.length }] : [];
  });
  return { width, height, nodes, edges, leftOut };
}
