import type { VNode } from 'preact';
import type { Member } from '../../catalogue/members.ts';
import { lists } from '../messages/lists.ts';
import { usePage } from './page-context.ts';

/** Where a part of France is drawn: the rectangle of its coordinates, and the place and scale of its drawing. */
interface Frame {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly x: number;
  readonly y: number;
  /** Units of the drawing for one degree of latitude. */
  readonly scale: number;
  readonly boxed: boolean;
}

const metropole: Frame = { west: -5.3, east: 9.7, south: 41.2, north: 51.3, x: 36, y: 0, scale: 40, boxed: false };
const inset = { x: 0, scale: 22, boxed: true };
/** Overseas, from the Caribbean to the Indian Ocean; each box is as wide as its islands need. */
const frames: readonly Frame[] = [
  metropole,
  { ...inset, west: -63.3, east: -60.3, south: 14.3, north: 18.2, y: 100, scale: 13 },
  { ...inset, west: -54.7, east: -51.2, south: 2.1, north: 5.9, y: 162, scale: 11 },
  { ...inset, west: 54.9, east: 56.1, south: -21.6, north: -20.5, y: 214, scale: 28 },
  { ...inset, west: 44.8, east: 45.5, south: -13.2, north: -12.4, y: 250, scale: 40 },
];

/** The whole drawing. */
export const drawing = '0 0 460 410';

/** France as its fabriques draw it: one dot each, no base map. Said in words for those who do not see it. */
export function FranceMap({ members }: { readonly members: readonly Member[] }): VNode {
  const { t } = usePage();
  return (
    <svg class="dots" viewBox={drawing} role="img" aria-label={t(lists.mapLabel)}>
      <OverseasBoxes />
      <path d={pointsPath(members)} />
    </svg>
  );
}

/** One path for all points, each a stroke of no length with round ends; those that fall together are drawn once. */
export function pointsPath(members: readonly Pick<Member, 'location'>[]): string {
  const points = new Set<string>();
  for (const { location } of members) {
    const at = location && project(Number(location.lat), Number(location.long));
    if (at) {
      points.add(`M${Math.round(at.x * 2) / 2} ${Math.round(at.y * 2) / 2}h0`);
    }
  }
  return [...points].join('');
}

/** The boxes around what lies overseas. */
export function OverseasBoxes(): VNode {
  return (
    <>
      {frames
        .filter(({ boxed }) => boxed)
        .map((frame) => (
          <rect key={frame.y} x={frame.x} y={frame.y} {...sizeOf(frame)} rx="3" />
        ))}
    </>
  );
}

/** The position in the drawing, to a tenth; undefined outside every frame. */
export function project(lat: number, long: number): { x: number; y: number } | undefined {
  const frame = frames.find(
    ({ west, east, south, north }) => lat >= south && lat <= north && long >= west && long <= east,
  );
  if (!frame) {
    return undefined;
  }
  const x = frame.x + (long - frame.west) * frame.scale * shrinkOf(frame);
  const y = frame.y + (frame.north - lat) * frame.scale;
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

function sizeOf(frame: Frame): { width: number; height: number } {
  return {
    width: Math.round((frame.east - frame.west) * frame.scale * shrinkOf(frame)),
    height: Math.round((frame.north - frame.south) * frame.scale),
  };
}

/** A degree of longitude is shorter than one of latitude, the more so the further from the equator. */
function shrinkOf({ south, north }: Frame): number {
  return Math.cos((((south + north) / 2) * Math.PI) / 180);
}
