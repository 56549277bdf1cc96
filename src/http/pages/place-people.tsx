import type { VNode } from 'preact';
import type {
  Carrier,
  EngagementStatus,
  EngagementView,
  PartnerGroup,
  PlaceView,
} from '../../catalogue/portal/place-model.ts';
import { place as messages } from '../messages/place.ts';
import { StatusShape } from './icons.tsx';
import { usePage } from './page-context.ts';
import { Missing, Name, Say, Section, Texts, ThingLink, WebLink } from './parts.tsx';

/** The statuses of an engagement, the surest first. */
export const statuses: readonly EngagementStatus[] = ['does', 'starting', 'wants'];

/** Who carries a place, the lead marked. */
export function Carriers({ carriers }: { readonly carriers: readonly Carrier[] }): VNode | null {
  const { t, dated } = usePage();
  return carriers.length === 0 ? null : (
    <Section id="porteurs" title={messages.carriers}>
      <ul class="rows">
        {carriers.map(({ structure, lead, legalForm, since }) => (
          <li key={structure.iri}>
            <span class="name">
              <ThingLink to={structure} />
            </span>{' '}
            {lead && <span class="chip ochre">{t(messages.lead)}</span>}
            <p class="soft small">
              {legalForm && <Name of={legalForm} />}
              {legalForm && since && ', '}
              {since && dated(messages.existsSince, since)}
              {!legalForm && !since && <Missing message={messages.carrierUnknown} />}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The consortium by kind of actor. */
export function Consortium({ groups }: { readonly groups: readonly PartnerGroup[] }): VNode | null {
  const { t, dated } = usePage();
  return groups.length === 0 ? null : (
    <Section id="consortium" title={messages.consortium} note={messages.consortiumNote}>
      <div class="grid">
        {groups.map(({ kind, partners }) => (
          <div key={kind.iri} class="card flat">
            <h3>
              <Name of={kind} />
            </h3>
            <ul class="rows">
              {partners.map(({ structure, notes, since }) => (
                <li key={structure?.iri}>
                  {structure ? (
                    <span class="name">
                      <ThingLink to={structure} />
                    </span>
                  ) : (
                    <span>
                      {t(messages.unnamedPartner)} <Missing />
                    </span>
                  )}
                  <Texts of={notes} soft />
                  {since && notes.length === 0 && <p class="soft">{dated(messages.since, since)}</p>}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** What a place does, has started and wants to do. */
export function Actions({ engagements }: { readonly engagements: PlaceView['engagements'] }): VNode | null {
  const { t } = usePage();
  const none = statuses.every((status) => engagements[status].length === 0);
  return none ? null : (
    <Section id="actions" title={messages.actions}>
      <div class="grid three">
        {statuses.map((status) => (
          <div key={status}>
            <h3 class={`status ${status}`}>
              <StatusShape status={status} />
              {t(messages[status])}
            </h3>
            {engagements[status].length === 0 ? (
              <p class="soft">{t(messages.noneYet)}</p>
            ) : (
              <ul class="rows">
                {engagements[status].map((engagement) => (
                  <Engagement key={engagement.action.iri} engagement={engagement} />
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

function Engagement({ engagement }: { readonly engagement: EngagementView }): VNode {
  const { date } = usePage();
  const { action, notes, since, until, evidence } = engagement;
  return (
    <li>
      <ThingLink to={action} />
      {since && <span class="soft small">{` ${date(since)}${until ? ` – ${date(until)}` : ''}`}</span>}
      <Texts of={notes} soft />
      {evidence.map((address) => (
        <p key={address} class="small">
          <Say message={messages.evidence} /> <WebLink to={address} />
        </p>
      ))}
    </li>
  );
}
