import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { lists } from '../messages/lists.ts';
import { usePage } from './page-context.ts';

/** The form that narrows a list by words. It is sent by GET, so the address bar always says what is shown. */
export function Filters({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href } = usePage();
  return (
    <form class="filters card flat" action={href(page.collection).split('?', 1)[0]} aria-labelledby="filtrer">
      <h2 id="filtrer">{t(lists.filters)}</h2>
      <div class="field">
        <label for="q">{t(lists.words)}</label>
        <input id="q" type="search" name="q" value={page.filters.q} />
      </div>
      <LanguageField />
      <p>
        <button class="button">{t(lists.show)}</button> <a href={href(page.collection)}>{t(lists.clear)}</a>
      </p>
    </form>
  );
}

/** Carries the language of the address on through a form. */
export function LanguageField(): VNode | null {
  const { href } = usePage();
  const asked = /[?&]lang=(\w+)/u.exec(href('fabriques'))?.[1];
  return asked ? <input type="hidden" name="lang" value={asked} /> : null;
}
