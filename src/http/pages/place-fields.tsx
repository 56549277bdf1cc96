import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { anyRadius, usualRadius } from '../../catalogue/filters.ts';
import { radii } from '../../catalogue/nearby/territory.ts';
import type { Message } from '../language.ts';
import { lists } from '../messages/lists.ts';
import { nearby } from '../messages/nearby.ts';
import { views } from '../messages/views.ts';
import { usePage } from './page-context.ts';
import { PlaceTold } from './place-chooser.tsx';
import { setAddress } from './set-address.ts';

/** The parameters for which there is a field that shows what they are. */
export const shownInFields = ['rayon', 'lieu'] as const;

/** The fields that say near what, and how near. */
export function NearFields({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href } = usePage();
  const { place, filters } = page;
  const isOffered = [usualRadius, Infinity, ...radii].includes(filters.rayon);
  return (
    <>
      <div class="near-fields">
        <div class="field">
          <label for="lieu">{t(nearby.place)}</label>
          <input
            id="lieu"
            name="lieu"
            value={place?.typed}
            placeholder={t(nearby.placeHint)}
            data-suggestions={href('communes?champ=commune')}
            data-pick=""
          />
        </div>
        <div class="field">
          <label for="rayon">{t(nearby.radius)}</label>
          <select id="rayon" name="rayon">
            <option value="">{`${usualRadius} km`}</option>
            {[...(isOffered ? [] : [filters.rayon]), ...radii].map((kilometres) => (
              <option key={kilometres} value={kilometres} selected={filters.rayon === kilometres}>
                {`${kilometres} km`}
              </option>
            ))}
            <option value={anyRadius} selected={filters.rayon === Infinity}>
              {t(nearby.anyDistance)}
            </option>
          </select>
        </div>
      </div>
      {place && (
        <PlaceTold
          point={place.point}
          at={(lieu) => setAddress(page, { without: [['pres']], adding: [['lieu', lieu]] })}
        />
      )}
    </>
  );
}

const rare = [
  { name: 'commune', title: views.commune, hint: lists.communeHint, suggestions: 'communes?champ=commune' },
  { name: 'codePostal', title: views.codePostal, hint: lists.postcodeHint, suggestions: undefined },
  { name: 'structure', title: views.structure, hint: lists.structureHint, suggestions: 'suggestions?genre=structure' },
] as const satisfies readonly { name: string; title: Message; hint: Message; suggestions: string | undefined }[];

/** The fields that few people need, folded away; what is chosen already stands among the chosen filters. */
export function RareFields(): VNode {
  const { t, href } = usePage();
  return (
    <details class="facet">
      <summary>{t(lists.rareFields)}</summary>
      {rare.map(({ name, title, hint, suggestions }) => (
        <div class="field" key={name}>
          <label for={`filtre-${name}`}>{t(title)}</label>
          <input
            id={`filtre-${name}`}
            name={name}
            aria-describedby={`filtre-${name}-aide`}
            {...(suggestions && { 'data-suggestions': href(suggestions), 'data-pick': '' })}
          />
          <p id={`filtre-${name}-aide`} class="hint soft small">
            {t(hint)}
          </p>
        </div>
      ))}
    </details>
  );
}
