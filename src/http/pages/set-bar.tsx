import type { ComponentChildren, VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { Message } from '../language.ts';
import { lists } from '../messages/lists.ts';
import { nearby } from '../messages/nearby.ts';
import { views } from '../messages/views.ts';
import type { ValueNames } from './facets.tsx';
import { usePage } from './page-context.ts';
import { separate, setAddress } from './set-address.ts';

/** The views that lead to each other; the frame for other sites stands alone. */
const offered = ['liste', 'table', 'carte', 'partager'] as const;

/** The same set in other views. */
export function ViewSwitch({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href } = usePage();
  return (
    <nav class="views" aria-label={t(views.views)}>
      <ul>
        {offered.map((view) => (
          <li key={view}>
            <a href={href(setAddress(page, { view }))} aria-current={view === page.view ? 'page' : undefined}>
              {t(views[view])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const titles: Readonly<Record<string, Message>> = {
  q: lists.words,
  region: views.region,
  departement: views.departement,
  commune: views.commune,
  codePostal: views.codePostal,
  qpv: lists.qpv,
  numerique: lists.numerique,
  action: lists.action,
  statut: lists.statut,
  structure: views.structure,
  famille: views.famille,
  annee: views.annee,
  manque: views.manque,
  bbox: views.box,
  pres: views.around,
};

/** The filters that are on, one for each value. */
function chosenFilters({ parameters }: CollectionPage): (readonly [string, string])[] {
  return separate(parameters).filter(([name]) => name in titles);
}

/** The form that narrows a set, folded away where what was found needs the room; it says how many filters are on. */
export function FoldedFilters({
  page,
  children,
}: {
  readonly page: CollectionPage;
  readonly children: ComponentChildren;
}): VNode {
  const { t, counted } = usePage();
  const count = chosenFilters(page).length;
  return (
    <details class="narrowing folded">
      <summary>
        {t(lists.filters)}
        {count > 0 && <span class="chip">{counted(count, views.active)}</span>}
      </summary>
      {children}
    </details>
  );
}

/** Every filter that is on, each a link to the set without it. */
export function ChosenFilters({
  page,
  names,
}: {
  readonly page: CollectionPage;
  readonly names: ValueNames;
}): VNode | null {
  const { t, href, number } = usePage();
  const { rayon } = page.filters;
  const radius = Number.isFinite(rayon) ? `${number(rayon)}\u00A0km` : t(nearby.fromHere);
  const chosen = chosenFilters(page);
  const said = (name: string, value: string): string => (name === 'pres' ? `${value} (${radius})` : names(name, value));
  return chosen.length === 0 ? null : (
    <ul class="chosen" aria-label={t(views.chosen)}>
      {chosen.map(([name, value]) => {
        const title = titles[name];
        // A radius and an order by distance mean nothing without the point.
        const alone = name === 'pres' ? ([['rayon'], ['tri']] as const) : [];
        return (
          <li key={`${name} ${value}`}>
            <a class="chip" href={href(setAddress(page, { without: [[name, value], ...alone] }))}>
              <span class="hidden-visually">{t(views.remove)}</span>
              {title
                ? t(views.filterIs)
                    .replace('{title}', t(title))
                    .replace('{value}', () => said(name, value))
                : said(name, value)}{' '}
              <span aria-hidden="true">×</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The question behind the set, opened in the workbench. */
export function QueryLink({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href } = usePage();
  return (
    <section class="card flat" aria-labelledby="requete">
      <h2 id="requete" class="small">
        <a href={href(`sparql?query=${encodeURIComponent(page.selection)}`)}>{t(views.query)}</a>
      </h2>
      <p class="soft small">{t(views.queryNote)}</p>
    </section>
  );
}
