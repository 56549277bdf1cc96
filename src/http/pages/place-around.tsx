import type { VNode } from 'preact';
import type { PlaceView } from '../../catalogue/portal/place-model.ts';
import type { Neighbour } from '../../catalogue/portal/surroundings.ts';
import { place as messages } from '../messages/place.ts';
import { views } from '../messages/views.ts';
import { project } from './france-map.tsx';
import { outlinesAround } from './outlines.ts';
import { usePage } from './page-context.ts';
import { Section, WebLink } from './parts.tsx';

interface AroundProps {
  readonly name: string;
  readonly position: NonNullable<PlaceView['position']>;
  readonly neighbours: readonly Neighbour[];
}

/** Units of the drawing: a part of France shows at least this much around a place, and at most that. */
const [least, most] = [90, 320];

/** Where a place is, drawn here over our own outlines with its nearest neighbours; nothing is asked of anybody. */
export function SmallMap({ name, position, neighbours }: AroundProps): VNode | null {
  const { t, href } = usePage();
  const at = onDrawing(position.lat, position.long);
  if (!at) {
    return null;
  }
  const around = neighbours.flatMap(({ member: { location } }) => {
    const point = location && onDrawing(Number(location.lat), Number(location.long));
    return point ? [point] : [];
  });
  const farthest = Math.max(0, ...around.map(({ x, y }) => Math.max(Math.abs(x - at.x), Math.abs(y - at.y))));
  const half = Math.min(most, Math.max(least, Math.round(farthest * 1.15)));
  const box = { west: at.x - half, north: Math.round(at.y - half * 0.7), east: at.x + half, south: at.y + half * 0.7 };
  return (
    <section class="card small-map" aria-labelledby="ou">
      <h2 id="ou">{t(messages.where)}</h2>
      <svg
        viewBox={`${box.west} ${box.north} ${half * 2} ${Math.round(half * 1.4)}`}
        role="img"
        aria-label={t(messages.smallMap).replace('{name}', name)}
      >
        <path class="land" d={outlinesAround(box)} />
        <path class="points" d={around.map(({ x, y }) => `M${x} ${y}h0`).join('')} />
        <path class={`points here ${position.exact ? 'exact' : 'about'}`} d={`M${at.x} ${at.y}h0`} />
      </svg>
      <p class="soft small">{t(position.exact ? messages.positionExact : messages.positionCommune)}</p>
      <ul class="plain small">
        <li>
          <a href={href(`fabriques?vue=carte&pres=${position.lat},${position.long}&rayon=50`)}>{t(messages.bigMap)}</a>
        </li>
        <li>
          <WebLink to={streetsOf(position)}>{t(messages.seeMap)}</WebLink>
        </li>
      </ul>
      <p class="soft small">{t(views.baseMap)}</p>
    </section>
  );
}

function streetsOf({ lat, long, exact }: AroundProps['position']): string {
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${long}#map=${exact ? 17 : 13}/${lat}/${long}`;
}

function onDrawing(lat: number, long: number): { x: number; y: number } | undefined {
  const point = project(lat, long);
  return point && { x: Math.round(point.x * 5), y: Math.round(point.y * 5) };
}

/** The nearest fabriques, each with its distance. */
export function Neighbours({ neighbours, position }: Omit<AroundProps, 'name'>): VNode | null {
  const { t, href, number } = usePage();
  return neighbours.length === 0 ? null : (
    <Section id="voisines" title={messages.neighbours} note={position.exact ? undefined : messages.neighboursNote}>
      <ol class="rows">
        {neighbours.map(({ member: { iri, name, towns }, kilometres }) => (
          <li key={iri} class="tally">
            <span>
              <a class="name" href={href(iri)}>
                {name}
              </a>
              {towns[0] !== undefined && <span class="soft">{`, ${towns[0]}`}</span>}
            </span>
            <span class="soft">{`${kilometres < 1 ? '< 1' : number(kilometres)}\u00A0km`}</span>
          </li>
        ))}
      </ol>
      <p>
        <a href={href(`fabriques?pres=${position.lat},${position.long}&rayon=100`)}>{t(messages.moreNeighbours)}</a>
      </p>
    </Section>
  );
}
