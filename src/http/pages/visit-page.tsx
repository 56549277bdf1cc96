import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { VisitView } from '../../catalogue/portal/other-views.ts';
import { visitName } from '../../catalogue/visits/visit-name.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { collections } from '../messages/collections.ts';
import { things as messages } from '../messages/things.ts';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Crumbs, type FactEntry, Fiche, Missing, Name, Section, Texts, ThingLinks } from './parts.tsx';
import { Sources } from './sources.tsx';

/** What the page of a visit is made from. */
export interface VisitPageProps {
  readonly visit: VisitView;
  readonly about: ThingDescription;
  readonly alternates: readonly Alternate[];
}

/** The page of a visit or mutual contribution: who went where, when, and what came of it. */
export function VisitPage({ visit, about, alternates }: VisitPageProps): VNode {
  const { t, period } = usePage();
  const facts: FactEntry[] = [
    [messages.visitors, visit.visitors.length > 0 && <ThingLinks to={visit.visitors} />],
    [messages.hosts, visit.hosts.length > 0 && <ThingLinks to={visit.hosts} />],
    [messages.when, period(visit.start, visit.end)],
  ];
  return (
    <Fiche
      crumbs={<Crumbs steps={[[t(collections.visites.title), 'visites']]} />}
      intro={
        <header class="title">
          <p class="kicker">
            <span class="chip">{visit.kind ? <Name of={visit.kind} /> : t(messages.visit)}</span>
          </p>
          <h1>{visitTitle(visit)}</h1>
        </header>
      }
      facts={facts}
      alternates={alternates}
    >
      <Texts of={visit.descriptions} />
      <Section id="suites" title={messages.outcome}>
        {visit.outcomes.length > 0 ? (
          <Texts of={visit.outcomes} />
        ) : (
          <p>
            <Missing />
          </p>
        )}
      </Section>
      <Sources about={about} />
    </Fiche>
  );
}

/** A visit by its name, or by who went where. */
export function visitTitle({ iri, name, visitors, hosts }: VisitView): string {
  return name ?? visitName(visitors, hosts) ?? localNameOf(iri);
}
