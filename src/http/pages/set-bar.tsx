import type { ComponentChildren, VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { lists } from '../messages/lists.ts';
import { views } from '../messages/views.ts';
import type { ValueNames } from './facets.tsx';
import { usePage } from './page-context.ts';
import { setAddress } from './set-address.ts';
import { chosenFilters } from './set-words.ts';

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

/** The form that narrows a set, folded away where what was found needs the room; it says how many filters are on. */
export function FoldedFilters({
  page,
  names,
  children,
}: {
  readonly page: CollectionPage;
  readonly names: ValueNames;
  readonly children: ComponentChildren;
}): VNode {
  const context = usePage();
  const { t, counted } = context;
  const count = chosenFilters(page, names, context).length;
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
  const context = usePage();
  const { t, href } = context;
  const chosen = chosenFilters(page, names, context);
  return chosen.length === 0 ? null : (
    <ul class="chosen" aria-label={t(views.chosen)}>
      {chosen.map(({ name, value, full }) => {
        // A radius and an order by distance mean nothing without the point.
        const alone = name === 'pres' ? ([['rayon'], ['tri']] as const) : [];
        return (
          <li key={`${name} ${value}`}>
            <a class="chip" href={href(setAddress(page, { without: [[name, value], ...alone] }))}>
              <span class="hidden-visually">{t(views.remove)}</span>
              {full} <span aria-hidden="true">×</span>
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
