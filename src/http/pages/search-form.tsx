import type { VNode } from 'preact';
import { common } from '../messages/common.ts';
import { search } from '../messages/search.ts';
import { LanguageField } from './collection-filters.tsx';
import { usePage } from './page-context.ts';

/** The script that gives suggestions in a search form; the form works without. */
export const suggestionScripts: readonly string[] = ['combobox.js'];

/** The one search box: names, towns, postcodes, actions and structures, without any script. */
export function SearchForm({ warm = false, q }: { readonly warm?: boolean; readonly q?: string }): VNode {
  const { t, href } = usePage();
  return (
    <form class="search" action={href('recherche').split('?', 1)[0]} role="search">
      <div class="field">
        <label class="hidden-visually" for="recherche">
          {t(search.label)}
        </label>
        <input
          id="recherche"
          type="search"
          name="q"
          value={q}
          maxLength={200}
          placeholder={t(search.hint)}
          autocomplete="off"
          data-suggestions={href('suggestions')}
          data-said={t(search.said)}
        />
      </div>
      <LanguageField />
      <button class={`button${warm ? ' warm' : ''}`}>{t(common.search)}</button>
    </form>
  );
}
