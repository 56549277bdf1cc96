import type { VNode } from 'preact';
import type { Completeness, Tellable } from '../../catalogue/portal/completeness.ts';
import type { Message } from '../language.ts';
import { place as messages } from '../messages/place.ts';
import { usePage } from './page-context.ts';

/** What each lack is called, and the field of the form or the page where it can be told. */
const gaps: Readonly<Record<Tellable, readonly [message: Message, where: string]>> = {
  description: [messages.gapDescription, 'f-description-fr'],
  street: [messages.street, 'f-streetAddress'],
  exactPosition: [messages.gapPosition, 'f-lat'],
  inQpv: [messages.gapQpv, 'f-inQPV'],
  numerique: [messages.gapNumerique, 'f-numerique'],
  territoryType: [messages.territoryType, 'f-territoryType'],
  families: [messages.families, 'f-family'],
  website: [messages.website, 'f-url'],
  movilabPage: [messages.movilabPage, 'f-movilabPage'],
  actions: [messages.gapActions, 'f-action'],
  carriers: [messages.gapCarriers, 'f-carrier'],
  consortium: [messages.gapConsortium, 'f-partner'],
  label: [messages.gapLabel, 'f-label'],
  labelDate: [messages.gapLabelDate, 'f-label'],
  applicationFile: [messages.applicationFile, 'f-applicationFile'],
  characteristics: [messages.gapCharacteristics, 'f-meets'],
  practices: [messages.gapPractices, 'pratiques/nouvelle'],
  exchanges: [messages.gapExchanges, 'visites/nouvelle'],
  videos: [messages.gapVideos, 'f-video'],
};

/** How much is told of a place, and what nobody has told yet, each with where to tell it. */
export function Gaps(props: { readonly of: Completeness; readonly thing: string }): VNode {
  const { t, href, number, worded } = usePage();
  const { told, of: all, missing } = props.of;
  return (
    <section class="section gaps" aria-labelledby="a-raconter">
      <h2 id="a-raconter">{t(messages.gaps)}</h2>
      <p>
        <label for="completude">{worded(told, messages.completeness).replace('{all}', number(all))}</label>{' '}
        <meter id="completude" min={0} max={all} value={told} />
      </p>
      {missing.length > 0 && (
        <>
          <p class="soft">{t(messages.gapsNote)}</p>
          <ul>
            {missing.map((gap) => {
              const [message, where] = gaps[gap];
              const address = where.startsWith('f-')
                ? `${props.thing}/modifier#${where}`
                : where === 'visites/nouvelle'
                  ? `${where}?visitor.0.place=${encodeURIComponent(props.thing)}`
                  : where;
              return (
                <li key={gap}>
                  <a class="missing" href={href(address)} rel="nofollow">
                    {t(message)}
                  </a>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
