import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { Member } from '../../catalogue/members.ts';
import { departementOf } from '../../catalogue/territories.ts';
import { collections } from '../messages/collections.ts';
import { lists } from '../messages/lists.ts';
import { mapTools } from '../messages/map-tools.ts';
import { views } from '../messages/views.ts';
import { drawing, OverseasBoxes, pointsPath } from './france-map.tsx';
import { mapData } from './map-data.ts';
import { outlinesPath } from './outlines.ts';
import { usePage } from './page-context.ts';
import { Missing } from './parts.tsx';
import { setAddress } from './set-address.ts';
import { dataAddress } from './set-share.tsx';

/** How many fabriques the list beside the map names; beyond, it leads to the list of each département. */
const mostNamed = 400;

/** A set on the map, drawn here, and beside it a list that says the same. */
export function SetMap({ page }: { readonly page: CollectionPage }): VNode {
  const { t } = usePage();
  return (
    <div class="set-map">
      <figure>
        <MapHolder page={page} tools />
        <Unplaced page={page} />
        <Legend />
      </figure>
      <div class="directory beside">
        <p class="soft small">{t(views.mapSame)}</p>
        <ByDepartement page={page} />
      </div>
    </div>
  );
}

/** A set for a frame of another site: its map, its list, and whence it comes. */
export function SetEmbed({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href, number } = usePage();
  return (
    <div class="set-map">
      <h1 class="small">
        <a href={href(setAddress(page, { view: 'liste' }))}>{`${t(views.embedTitle)} (${number(page.total)})`}</a>
      </h1>
      <MapHolder page={page} />
      <Unplaced page={page} />
      <Legend />
      <details class="directory">
        <summary>{t(views.mapSame)}</summary>
        <ByDepartement page={page} />
      </details>
    </div>
  );
}

/** Where the map is: a drawing, which a script makes one that moves. */
function MapHolder({ page, tools = false }: { readonly page: CollectionPage; readonly tools?: boolean }): VNode {
  const context = usePage();
  const { t, href, tiles } = context;
  const streets = tiles && {
    'data-tiles': tiles.url,
    'data-tiles-credit': tiles.attribution,
    'data-streets': t(mapTools.streets).replace('{host}', tiles.origin.replace(/^https?:\/\/(?:\*\.)?/u, '')),
  };
  const own = tools && {
    'data-near-me': t(mapTools.nearMe),
    'data-near-title': t(mapTools.nearTitle),
    'data-near-note': t(mapTools.nearNote),
    'data-near-share': t(mapTools.nearShare),
    'data-near-refused': t(mapTools.nearRefused),
    'data-frame-seen': t(mapTools.frameSeen),
    'data-draw-frame': t(mapTools.drawFrame),
    'data-drawing': t(mapTools.drawing),
    'data-drag': t(mapTools.drag),
    'data-set': href(setAddress(page, { view: 'carte', without: [['bbox'], ['pres'], ['rayon'], ['tri']] })),
    'data-by-distance': href(setAddress(page, { view: 'liste', without: [['bbox'], ['pres'], ['rayon'], ['tri']] })),
  };
  return (
    <div
      id="carte"
      data-points={href(dataAddress(page, '.geojson'))}
      {...mapData({ label: views.mapTitle, several: collections.fabriques.many }, context)}
      {...own}
      {...streets}
    >
      <svg class="outlines" viewBox={drawing} role="img" aria-label={t(views.mapTitle)}>
        <path class="land" transform="scale(.2)" d={outlinesPath()} />
        <OverseasBoxes />
        <path class="points commune" d={pointsPath(page.members.filter((member) => !isExact(member)))} />
        <path class="points exact" d={pointsPath(page.members.filter(isExact))} />
      </svg>
    </div>
  );
}

function isExact({ location }: Member): boolean {
  return location?.precision !== 'commune';
}

/** How many of a set the map does not show. */
function Unplaced({ page }: { readonly page: CollectionPage }): VNode | null {
  const { counted } = usePage();
  const count = page.members.filter(({ location }) => !location).length;
  return count === 0 ? null : <p class="unplaced small">{counted(count, views.unplaced)}</p>;
}

function Legend(): VNode {
  const { t } = usePage();
  return (
    <figcaption class="soft small">
      <ul class="legend" aria-label={t(views.legend)}>
        <li>
          <span class="point exact" /> {t(views.exact)}
        </li>
        <li>
          <span class="point commune" /> {t(views.communeOnly)}
        </li>
      </ul>
      {t(views.baseMap)}
    </figcaption>
  );
}

function ByDepartement({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href, number, compare } = usePage();
  const groups = new Map<string, Member[]>();
  for (const member of page.members) {
    const code = member.departement ?? '';
    const group = groups.get(code);
    if (group) {
      group.push(member);
    } else {
      groups.set(code, [member]);
    }
  }
  const named = [...groups]
    .map(([code, within]) => ({ code, within, name: departementOf(code)?.name ?? t(lists.unknownPlace) }))
    .sort((a, b) => compare(a.name, b.name));
  const change = (code: string) =>
    ({ view: 'liste', without: [['departement'], ['region']], adding: [['departement', code]] }) as const;
  if (page.members.length > mostNamed) {
    return (
      <ul class="plain columns-of-names">
        {named.map(({ code, name, within }) => (
          <li key={code}>
            {code === '' ? name : <a href={href(setAddress(page, change(code)))}>{name}</a>}{' '}
            <span class="soft">{number(within.length)}</span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      {named.map(({ code, name, within }) => (
        <details key={code} open={named.length < 8}>
          <summary>
            <span class="name">{name}</span> <span class="soft">{number(within.length)}</span>
          </summary>
          <ul class="plain">
            {within.map(({ iri, name: own, towns, location }) => (
              <li key={iri}>
                <a href={href(iri)}>{own}</a>
                {towns[0] !== undefined && <span class="soft">, {towns[0]}</span>}
                {!location && (
                  <>
                    {' '}
                    <Missing message={views.withoutPosition} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
