import type { VNode } from 'preact';
import { thingAddress } from '../../catalogue/kinds.ts';
import { comparison } from '../messages/comparison.ts';
import { forms } from '../messages/forms.ts';
import { history as messages } from '../messages/history.ts';
import { compareAddress } from './compare-address.ts';
import { usePage } from './page-context.ts';

/** What everybody may do with the page of a thing; nothing on other pages. */
export function ThingTools(): VNode | null {
  const { t, href, path, baseIri } = usePage();
  const address = /^[^/?#]+\/[^/?#]+/u.exec(path)?.[0] ?? '';
  const thing = thingAddress(baseIri, baseIri + address) && address;
  return thing === undefined ? null : (
    <section class="card flat" aria-labelledby="participer">
      <h2 id="participer">{t(messages.participate)}</h2>
      <ul class="plain">
        <li>
          <a href={href(`${thing}/modifier`)}>{t(forms.edit)}</a>
        </li>
        {thing.startsWith('fabriques/') && (
          <li>
            <a href={href(compareAddress([thing.slice('fabriques/'.length)]))}>{t(comparison.compareThis)}</a>
          </li>
        )}
        {thing.startsWith('fabriques/') && (
          <li>
            <a href={href(`visites/nouvelle?visitor.0.place=${encodeURIComponent(baseIri + thing)}`)}>
              {t(forms.newVisit)}
            </a>
          </li>
        )}
        <li>
          <a href={href(`${thing}/historique`)}>{t(messages.seeHistory)}</a>
        </li>
      </ul>
    </section>
  );
}
