import { readFileSync } from 'node:fs';
import { outlinesFile } from '../asset-registry.ts';
import { project } from './france-map.tsx';

type Ring = readonly (readonly [long: number, lat: number])[];

interface Outlines {
  readonly features: readonly {
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
  }[];
}

/** A rectangle of the drawing, in its fifths. */
export interface Box {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** One outline with the rectangle that it fills. */
interface Outline extends Box {
  readonly path: string;
}

let outlines: readonly Outline[] | undefined;
let path: string | undefined;

/** The outlines of the départements as the path of a drawing in fifths of the units of `project`; made once. */
export function outlinesPath(): string {
  path ??= readOutlines()
    .map((outline) => outline.path)
    .join('');
  return path;
}

/** The outlines that reach into a rectangle, as a path in the same units. */
export function outlinesAround({ west, north, east, south }: Box): string {
  return readOutlines()
    .filter((one) => one.east >= west && one.west <= east && one.south >= north && one.north <= south)
    .map((outline) => outline.path)
    .join('');
}

function readOutlines(): readonly Outline[] {
  outlines ??= drawOutlines(JSON.parse(readFileSync(outlinesFile, 'utf8')) as Outlines);
  return outlines;
}

function drawOutlines({ features }: Outlines): Outline[] {
  return features
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()))
    .flatMap(drawRing);
}

/** In whole numbers from point to point, which is half as long as positions. */
function drawRing(ring: Ring): Outline[] {
  const points = ring.flatMap(([long, lat]) => {
    const point = project(lat, long);
    return point ? [[Math.round(point.x * 5), Math.round(point.y * 5)] as const] : [];
  });
  const [first, ...others] = points;
  if (!first || others.length < 3) {
    return [];
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const box = { west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...ys), south: Math.max(...ys) };
  let [x, y] = first;
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step.replace(' -', '-');
  });
  const drawn = `M${first.join(' ')}l${steps
    .filter((step) => step !== '0 0')
    .join(' ')
    .replaceAll(' -', '-')}z`;
  return [{ ...box, path: drawn }];
}
