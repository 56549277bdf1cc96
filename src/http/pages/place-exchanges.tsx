import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import { tiesOf } from '../../catalogue/visits/exchanges.ts';
import { layOut } from '../../catalogue/visits/network.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { place as messages } from '../messages/place.ts';
import { NetworkDrawing } from './network-drawing.tsx';
import { usePage } from './page-context.ts';
import { Section, ThingLinks } from './parts.tsx';

/** Visits in the list, and places in the drawing; the page of its visits has more. */
const [mostListed, mostDrawn] = [12, 12];

/** The visits and mutual contributions of a place, as a visitor and as a host: a list, and the network around it. */
export function Exchanges({ about: { iri, inverse, labels } }: { readonly about: ThingDescription }): VNode | null {
  const { t, period, href, number } = usePage();
  const { exchanges } = inverse;
  if (exchanges.length === 0) {
    return null;
  }
  const named = exchanges.map(({ visit, visitors, hosts, ...rest }) => ({
    ...rest,
    iri: visit,
    visitors: visitors.map(labels.thing),
    hosts: hosts.map(labels.thing),
  }));
  return (
    <Section id="visites" title={messages.exchanges}>
      <ul class="rows">
        {named.slice(0, mostListed).map(({ iri: visit, visitors, hosts, kind, date, end }) => {
          const going = visitors.some((visitor) => visitor.iri === iri);
          const others = (going ? hosts : visitors).filter((other) => other.iri !== iri);
          return (
            <li key={visit}>
              {t(going ? messages.visited : messages.received)} <ThingLinks to={others} />{' '}
              <a class="small" href={href(visit)}>
                {[kind && labels.concept(kind).name, period(date, end)].filter(Boolean).join(', ') ||
                  t(messages.evidence)}
              </a>
            </li>
          );
        })}
      </ul>
      <NetworkDrawing network={layOut(tiesOf(named), mostDrawn)} around={iri} />
      <p>
        <a href={href(`visites?fabrique=${localNameOf(iri)}`)}>
          {`${t(messages.itsNetwork)} (${number(exchanges.length)})`}
        </a>
      </p>
    </Section>
  );
}
