import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { collectionWiki } from '../../catalogue/collection-wiki.ts';
import { views } from '../messages/views.ts';
import { share } from '../messages/share.ts';
import { usePage } from './page-context.ts';
import { Section } from './parts.tsx';
import { setAddress } from './set-address.ts';

/** A longer table is fetched from its own address. */
const mostOnPage = 500;

/** What to take away of a set: a frame for a site, an address for a uMap, a table for a wiki, files. */
export function SetShare({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href, baseIri, number } = usePage();
  const at = (suffix: string): string => absolute(baseIri, href(dataAddress(page, suffix)));
  const frame = absolute(baseIri, href(setAddress(page, { view: 'integrer' })));
  const geoJson = at('.geojson');
  const snippet = `<iframe src="${frame.replaceAll('&', '&amp;')}" title="${t(views.mapTitle)}" width="100%" height="600" loading="lazy"></iframe>`;
  return (
    <>
      <p>{t(share.lead)}</p>
      <Section id="integrer" title={share.frame} note={share.frameNote}>
        <Copy id="code-cadre" label={t(share.frameCode)} text={snippet} rows={3} />
        <p>
          <a href={href(setAddress(page, { view: 'integrer' }))}>{t(share.framePreview)}</a>
        </p>
      </Section>
      <Section id="umap" title={share.umap} note={share.umapNote}>
        <Copy
          id="adresse-umap"
          label={t(share.umapAddress)}
          text={`${geoJson}${geoJson.includes('?') ? '&' : '?'}bbox={bbox}`}
          rows={2}
        />
      </Section>
      <Section id="wiki" title={share.wiki} note={share.wikiNote}>
        {page.total <= mostOnPage && (
          <Copy
            id="texte-wiki"
            label={`${t(share.wikiText)} (${number(page.total)})`}
            text={collectionWiki(page)}
            rows={10}
          />
        )}
        <p>
          <a href={at('.wiki')}>{t(share.wikiFile)}</a>
        </p>
      </Section>
    </>
  );
}

/** A text to copy: it is selected with Ctrl+A inside its field, without any script. */
function Copy(props: {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly rows: number;
}): VNode {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <textarea id={props.id} rows={props.rows} readOnly spellcheck={false}>
        {props.text}
      </textarea>
    </div>
  );
}

/** The address of a set in a format: the page and its order do not matter there, the filters do. */
export function dataAddress(page: CollectionPage, suffix: string): string {
  const address = setAddress(page, { view: 'liste' });
  const [path = '', query] = address.split(/\?(.*)/su, 2);
  return `${path}${suffix}${query === undefined ? '' : `?${query}`}`;
}

function absolute(baseIri: string, path: string): string {
  return new URL(path, baseIri).href;
}
