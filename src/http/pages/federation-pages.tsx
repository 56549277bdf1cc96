import type { VNode } from 'preact';
import type { Dispute } from '../../catalogue/peer-overview.ts';
import type {
  ComparedPlaces,
  HarvestCounts,
  HarvestState,
  RefusedDocument,
  WaitingDocument,
} from '../../federation/harvest/harvest-state.ts';
import type { Peer } from '../../federation/peers/peer.ts';
import { prefixedName } from '../../vocabulary/namespaces.ts';
import { federation as messages } from '../messages/federation.ts';
import type { Visitor } from '../visitor.ts';
import { LicenceLinks } from './licence-links.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, type FactEntry, Facts, Section } from './parts.tsx';
import type { Page } from './render-page.tsx';

/** A peer and what is known of it. */
export interface PeerModel {
  readonly peer: Peer;
  readonly documents: number;
  readonly state: HarvestState | undefined;
  /** How many facts it says otherwise than we do, where that is told beside its other figures. */
  readonly disputed?: number;
}

/** All that the page of one peer shows. */
export interface PeerDetails extends PeerModel {
  readonly refused: readonly RefusedDocument[];
  readonly waiting: readonly WaitingDocument[];
  readonly disputes: readonly Dispute[];
  readonly visitor: Visitor;
  readonly decides: boolean;
}

/** The list of all peers. */
export function federationPage(peers: readonly PeerModel[], { t }: PageContext): Page {
  return {
    head: { title: t(messages.title), description: t(messages.lead) },
    content: <Peers peers={peers} />,
  };
}

/** The page of one peer. */
export function peerPage(details: PeerDetails, { language }: PageContext): Page {
  const title = titleOf(details.peer, language);
  return { head: { title, description: title }, content: <PeerPage {...details} /> };
}

function titleOf({ titles, name }: Peer, language: string): string {
  return titles[language] ?? titles['fr'] ?? name;
}

function Peers({ peers }: { readonly peers: readonly PeerModel[] }): VNode {
  const { t, href, language } = usePage();
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{t(messages.title)}</h1>
        <p class="lead">{t(messages.lead)}</p>
      </header>
      {peers.map((model) => (
        <section key={model.peer.name} class="section" aria-labelledby={model.peer.name}>
          <h2 id={model.peer.name}>
            <a href={href(`federation/${model.peer.name}`)}>{titleOf(model.peer, language)}</a>
          </h2>
          <PeerFacts {...model} />
        </section>
      ))}
    </>
  );
}

function PeerFacts({ peer, documents, state, disputed }: PeerModel): VNode {
  const { t, number, date, language } = usePageWithDates();
  const { counts, error } = state ?? {};
  const facts: FactEntry[] = [
    [messages.documents, number(documents)],
    [messages.licence, peer.licence ? <LicenceLinks of={[peer.licence]} /> : undefined],
    [messages.kind, peer.kind ?? t(messages.notHarvested)],
    ...(peer.endpoint === undefined ? [] : [[messages.endpoint, <code>{peer.endpoint}</code>] as const]),
    ...(peer.kind === undefined
      ? []
      : ([
          [messages.schedule, peer.schedule ?? t(messages.byHand)],
          [messages.trust, t(messages[peer.trust])],
          [messages.last, state ? `${date(state.ended)}, ${t(outcomes[state.outcome])}` : t(messages.never)],
        ] as const)),
    ...(state?.succeeded !== undefined && state.succeeded !== state.ended
      ? [[messages.whole, date(state.succeeded)] as const]
      : []),
    ...(counts ? [[messages.brought, <Brought {...counts} />] as const] : []),
    ...(state?.identity ? [[messages.links, <Links {...state.identity} />] as const] : []),
    ...(disputed === undefined || documents === 0
      ? []
      : [[messages.disputes, <Disputed peer={peer} count={disputed} />] as const]),
    ...(error ? [[messages.error, `${error[language]}. ${t(messages.kept)}`] as const] : []),
    ...(state && state.unread.length > 0 ? [[messages.unread, state.unread.join(', ')] as const] : []),
  ];
  return <Facts of={facts} />;
}

const outcomes = { published: messages.published, failed: messages.failed, waiting: messages.toBeSeen };
const countNames = { ...messages, refused: messages.refusedCount };

/** What a harvest brought, in words; what is none is left out. */
function Brought(counts: HarvestCounts): VNode {
  const { counted } = usePage();
  const kinds = ['added', 'updated', 'removed', 'unchanged', 'refused', 'echoes'] as const;
  const said = kinds.filter((kind) => counts[kind] > 0).map((kind) => counted(counts[kind], countNames[kind]));
  return <>{[counted(counts.records, messages.records), ...said].join(', ')}</>;
}

/** How much a source says otherwise than we do, leading to what it is. */
function Disputed({ peer, count }: { readonly peer: Peer; readonly count: number }): VNode {
  const { t, href, counted } = usePage();
  return count === 0 ? (
    <>{t(messages.noDisputes)}</>
  ) : (
    <a href={`${href(`federation/${peer.name}`)}#desaccords`}>{counted(count, messages.disputed)}</a>
  );
}

function Links(identity: ComparedPlaces): VNode {
  const { t, href, number, language } = usePage();
  if ('error' in identity) {
    return <>{`${t(messages.notCompared)} ${identity.error[language]}`}</>;
  }
  const { certain, waiting } = identity;
  const text = t(messages.linksFound).replace('{certain}', number(certain)).replace('{waiting}', number(waiting));
  return waiting > 0 ? <a href={href('identite')}>{text}</a> : <>{text}</>;
}

function usePageWithDates() {
  const page = usePage();
  const format = new Intl.DateTimeFormat(page.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  });
  return { ...page, date: (time: string): string => format.format(new Date(time)) };
}

function PeerPage(details: PeerDetails): VNode {
  const { peer, refused, waiting, disputes } = details;
  const { t, href, language } = usePage();
  return (
    <>
      <Crumbs steps={[[t(messages.title), 'federation']]} />
      <header class="title">
        <h1>{titleOf(peer, language)}</h1>
        <p class="lead">{peer.descriptions[language] ?? peer.descriptions['fr']}</p>
      </header>
      <PeerFacts {...details} />
      {details.decides && <Decisions {...details} />}
      {waiting.length > 0 && (
        <Section id="attente" title={messages.waiting}>
          <ul class="rows">
            {waiting.slice(0, 200).map(({ graph, thing, statements }) => (
              <li key={graph}>
                {thing} {statements === '' && <span class="chip">{t(messages.gone)}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {refused.length > 0 && (
        <Section id="refus" title={messages.refused} note={messages.refusedNote}>
          <ul class="rows">
            {refused.slice(0, 200).map(({ graph, thing, reasons }) => (
              <li key={graph}>
                <strong>{thing}</strong>
                <ul>
                  {reasons.map((reason) => (
                    <li key={`${reason.path ?? ''} ${reason.en}`}>
                      {reason[language]} {reason.value !== undefined && <code>{reason.value}</code>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="desaccords" title={messages.disputes}>
        {disputes.length === 0 ? (
          <p>{t(messages.noDisputes)}</p>
        ) : (
          <ul class="rows">
            {disputes.map(({ thing, property, ours, theirs }) => (
              <li key={`${thing} ${property} ${ours} ${theirs}`}>
                <a href={href(thing)}>{thing.split('/').at(-1)}</a> <code>{prefixedName(property)}</code> :{' '}
                {t(messages.ours)} « {ours} », {t(messages.theirs)} « {theirs} »
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Decisions({ peer, waiting, visitor }: PeerDetails): VNode {
  const { t, href } = usePage();
  const [path = ''] = href(`federation/${peer.name}`).split('?', 1);
  return (
    <form method="post" action={path} class="card flat">
      <input type="hidden" name="_key" value={visitor.formKey} />
      {peer.kind !== undefined && (
        <button class="button" name="decision" value="harvest">
          {t(messages.harvestNow)}
        </button>
      )}{' '}
      {waiting.length > 0 && (
        <>
          <button class="button" name="decision" value="accept">
            {t(messages.accept)}
          </button>{' '}
          <button class="button" name="decision" value="refuse">
            {t(messages.drop)}
          </button>
        </>
      )}
    </form>
  );
}
