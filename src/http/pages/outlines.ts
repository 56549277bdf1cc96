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

let path: string | undefined;

/** The outlines of the départements as the path of a drawing in fifths of the units of `project`; made once. */
export function outlinesPath(): string {
  path ??= drawOutlines(JSON.parse(readFileSync(outlinesFile, 'utf8')) as Outlines);
  return path;
}

function drawOutlines({ features }: Outlines): string {
  return features
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()))
    .map(drawRing)
    .join('');
}

/** In whole numbers from point to point, which is half as long as positions. */
function drawRing(ring: Ring): string {
  const points = ring.flatMap(([long, lat]) => {
    const point = project(lat, long);
    return point ? [[Math.round(point.x * 5), Math.round(point.y * 5)] as const] : [];
  });
  const [first, ...others] = points;
  if (!first || others.length < 3) {
    return '';
  }
  let [x, y] = first;
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step.replace(' -', '-');
  });
  return `M${first.join(' ')}l${steps
    .filter((step) => step !== '0 0')
    .join(' ')
    .replaceAll(' -', '-')}z`;
}
