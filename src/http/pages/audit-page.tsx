import type { VNode } from 'preact';
import type { DatedAuditEntry } from '../../contribution/audit.ts';
import { sessions } from '../messages/sessions.ts';
import { auditEvents, tokens as messages } from '../messages/tokens.ts';
import type { Visitor } from '../visitor.ts';
import { usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** The page of the audit trail, for administrators. */
export function auditPage(entries: readonly DatedAuditEntry[], visitor: Visitor, title: string): Page {
  return {
    head: { title, description: title, unlisted: true },
    content: <Trail entries={entries} visitor={visitor} title={title} />,
  };
}

function Trail(props: {
  readonly entries: readonly DatedAuditEntry[];
  readonly visitor: Visitor;
  readonly title: string;
}): VNode {
  const { t, date } = usePage();
  return (
    <article class="narrow">
      <Crumbs steps={[[t(sessions.account), 'connexion']]} />
      <h1>{props.title}</h1>
      <SessionBar visitor={props.visitor} />
      <p class="lead">{t(messages.trailLead)}</p>
      {props.entries.length === 0 && <p>{t(messages.nothing)}</p>}
      <ul class="rows">
        {props.entries.map(({ time, event, by, about }) => (
          <li key={time + about}>
            <time dateTime={time} class="soft small">
              {date(time)}, {time.slice(11, 16)} UTC
            </time>{' '}
            <strong>{t(auditEvents[event])}</strong> : {about} <span class="soft">({by})</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
