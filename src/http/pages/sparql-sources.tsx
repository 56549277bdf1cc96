import type { VNode } from 'preact';
import { workbench as messages } from '../messages/workbench.ts';
import type { NamedReport } from '../sparql/peer-sources.ts';
import type { SparqlModel } from '../sparql/workbench-model.ts';
import { usePage } from './page-context.ts';

/** Which peers a question is put to besides this server. */
export function PeerChoice({ peers, sources }: Pick<SparqlModel, 'peers' | 'sources'>): VNode {
  const { t, language } = usePage();
  return (
    <fieldset class="field">
      <legend>{t(messages.peers)}</legend>
      <div class="choices">
        {peers.map(({ name, titles }) => (
          <label key={name}>
            <input type="checkbox" name="sources" value={name} checked={sources.includes(name)} />{' '}
            {titles[language] ?? titles['fr'] ?? name}
          </label>
        ))}
      </div>
      <p class="hint soft small">{t(messages.peersNote)}</p>
    </fieldset>
  );
}

/** Who answered a question that was put to several, and who did not. */
export function Sources({ reports }: { readonly reports: readonly NamedReport[] }): VNode {
  const { t } = usePage();
  return (
    <div class="card flat" role="group" aria-label={t(messages.sources)}>
      <h3>{t(messages.sources)}</h3>
      {reports.some(({ failure }) => failure) && (
        <p role="alert">
          <strong>{t(messages.incomplete)}</strong>
        </p>
      )}
      <ul class="rows">
        {reports.map((report) => (
          <li key={report.name}>
            <Source {...report} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Source({ name, peer, solutions, pieces, failure }: NamedReport): VNode {
  const { t, href, language, worded } = usePage();
  const title = peer ? (
    <a href={href(`federation/${name}`)}>{peer.titles[language] ?? peer.titles['fr'] ?? name}</a>
  ) : (
    t(messages.here)
  );
  if (failure) {
    return (
      <>
        {title} {t(messages.failed)} {failure[language]}
      </>
    );
  }
  const gave = solutions > 0 ? worded(solutions, messages.gave) : undefined;
  const joined = pieces > 0 ? worded(pieces, messages.joined) : undefined;
  const said = [gave, joined].filter((text) => text !== undefined).join(', ') || t(messages.nothing);
  return (
    <>
      {title} {said}
    </>
  );
}
