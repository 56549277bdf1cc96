import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { Member } from '../../catalogue/members.ts';
import { departementOf } from '../../catalogue/territories.ts';
import { lists } from '../messages/lists.ts';
import { views } from '../messages/views.ts';
import { drawing, OverseasBoxes, project } from './france-map.tsx';
import { outlinesPath } from './outlines.ts';
import { usePage } from './page-context.ts';
import { Missing } from './parts.tsx';
import { setAddress } from './set-address.ts';

/** A set on the map, drawn here, and beside it a list that says the same. */
export function SetMap({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href, asset } = usePage();
  return (
    <div class="set-map">
      <figure>
        <p class="soft small">{t(views.mapHelp)}</p>
        <div
          id="carte"
          data-points={href(setAddress(page, { view: 'liste' }).replace(/\/fabriques(?=\?|$)/u, '/fabriques.geojson'))}
          data-outlines={asset('outlines.geojson')}
          data-label={t(views.mapTitle)}
          data-zoom-in={t(views.zoomIn)}
          data-zoom-out={t(views.zoomOut)}
          data-several={t(views.several)}
          data-commune-only={t(views.communeOnly)}
          data-close={t(views.close)}
          data-mainland={t(views.mainland)}
          data-go-to={t(views.goTo)}
        >
          <svg class="outlines" viewBox={drawing} role="img" aria-label={t(views.mapTitle)}>
            <path class="land" transform="scale(.2)" d={outlinesPath()} />
            <OverseasBoxes />
            {page.members.map((member) => (
              <Point key={member.iri} member={member} />
            ))}
          </svg>
        </div>
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
      </figure>
      <div class="directory beside">
        <p class="soft small">{t(views.mapSame)}</p>
        <ByDepartement members={page.members} />
      </div>
    </div>
  );
}

function Point({ member }: { readonly member: Member }): VNode | null {
  const { location } = member;
  const at = location && project(Number(location.lat), Number(location.long));
  return at ? (
    <circle class={location.precision === 'commune' ? 'commune' : 'exact'} cx={at.x} cy={at.y} r="3" />
  ) : null;
}

function ByDepartement({ members }: { readonly members: readonly Member[] }): VNode {
  const { t, href, number, compare } = usePage();
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const code = member.departement ?? '';
    groups.set(code, [...(groups.get(code) ?? []), member]);
  }
  const named = [...groups]
    .map(([code, within]) => ({ code, within, name: departementOf(code)?.name ?? t(lists.unknownPlace) }))
    .sort((a, b) => compare(a.name, b.name));
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
