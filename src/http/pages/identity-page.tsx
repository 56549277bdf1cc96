import type { ComponentChildren, VNode } from 'preact';
import type { Judgement } from '../../federation/identity/judgement.ts';
import { inPlainWords } from '../../federation/identity/reasons.ts';
import type { ShownPlace, WaitingPair } from '../../federation/identity/waiting.ts';
import { verdicts } from '../../vocabulary/identity.ts';
import { type Message, typeset } from '../language.ts';
import { identity as messages } from '../messages/identity.ts';
import type { Visitor } from '../visitor.ts';
import { Judged } from './identity-judged.tsx';
import { usePage } from './page-context.ts';
import { WebLink } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What an editor sees of the identity of places. */
export interface IdentityModel {
  readonly visitor: Visitor;
  readonly view: 'waiting' | 'judged';
  /** The source whose pairs are shown; empty for all. */
  readonly source: string;
  readonly sources: readonly string[];
  readonly waiting: readonly WaitingPair[];
  readonly judged: readonly Judgement[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
}

/** The page on which editors judge whether two records speak of one place. */
export function identityPage(model: IdentityModel, title: string): Page {
  return { head: { title, description: title, unlisted: true }, content: <Identity model={model} /> };
}

function Identity({ model }: { readonly model: IdentityModel }): VNode {
  const { t, href } = usePage();
  const { view, visitor, total, waiting, judged } = model;
  const isEmpty = waiting.length + judged.length === 0;
  return (
    <article>
      <h1>{t(messages.title)}</h1>
      <SessionBar visitor={visitor} />
      <p class="lead">{t(messages.lead)}</p>
      <nav class="set-bar" aria-label={t(messages.title)}>
        <p>
          <a href={href('identite')} aria-current={view === 'waiting' ? 'page' : undefined}>
            {t(messages.waiting)}
          </a>
          {' · '}
          <a href={href('identite?vue=jugees')} aria-current={view === 'judged' ? 'page' : undefined}>
            {t(messages.judged)}
          </a>
          {!isEmpty && ` (${total})`}
        </p>
      </nav>
      {view === 'waiting' && <Choice model={model} />}
      {isEmpty && <p>{t(view === 'waiting' ? messages.none : messages.noneJudged)}</p>}
      {waiting.map((pair) => (
        <Pair key={pair.id} pair={pair} model={model} />
      ))}
      {judged.length > 0 && (
        <ul class="rows">
          {judged.map((judgement) => (
            <li key={judgement.place + judgement.other}>
              <Judged judgement={judgement} visitor={visitor} />
            </li>
          ))}
        </ul>
      )}
      <Pages model={model} />
    </article>
  );
}

function Choice({ model: { source, sources, visitor } }: { readonly model: IdentityModel }): VNode {
  const { t, href } = usePage();
  return (
    <div class="card flat">
      {sources.length > 1 && (
        <form method="get" action={href('identite')}>
          <div class="field">
            <label for="source">{t(messages.source)}</label>
            <select id="source" name="source">
              <option value="">{t(messages.allSources)}</option>
              {sources.map((one) => (
                <option key={one} value={one} selected={one === source}>
                  {one}
                </option>
              ))}
            </select>
          </div>
          <p>
            <button class="button quiet">{t(messages.show)}</button>
          </p>
        </form>
      )}
      <form method="post" action={href('identite/comparaison')}>
        <input type="hidden" name="_key" value={visitor.formKey} />
        <p>
          <button class="button quiet">{t(messages.compare)}</button>
        </p>
      </form>
    </div>
  );
}

function Pair({ pair, model }: { readonly pair: WaitingPair; readonly model: IdentityModel }): VNode {
  const { t, href, language } = usePage();
  const { id, place, other, score, evidence, rivals } = pair;
  const title = `${place.names[0] ?? place.iri} = ${other.names[0] ?? other.iri} ?`;
  return (
    <section class="section" aria-labelledby={`paire-${id}`}>
      <h2 id={`paire-${id}`}>{typeset(title, language)}</h2>
      <p class="soft">
        {t(messages.probability)} {typeset(`${Math.min(99, Math.round(score * 100))} %`, language)}
      </p>
      <Beside place={place} other={other} label={title} />
      <h3>{t(messages.why)}</h3>
      <ul>
        {[...evidence]
          .sort((a, b) => b.bits - a.bits)
          .map((one) => (
            <li key={one.kind}>
              <span class={`chip ${one.bits < 0 ? 'tile' : 'sage'}`}>
                {t(one.bits < 0 ? messages.againstIt : messages.forIt)}
              </span>{' '}
              {t(inPlainWords(one))}
            </li>
          ))}
      </ul>
      {rivals.length > 0 && (
        <p>
          {t(messages.rivals)}{' '}
          {rivals.map((rival) => (
            <a key={rival} href={href(rival)}>
              {rival.split('/').pop()}{' '}
            </a>
          ))}
        </p>
      )}
      <Decision id={id} model={model} />
    </section>
  );
}

function Beside(props: { readonly place: ShownPlace; readonly other: ShownPlace; readonly label: string }): VNode {
  const { t, href } = usePage();
  const rows: readonly (readonly [Message, (place: ShownPlace) => ComponentChildren])[] = [
    [messages.record, ({ iri }) => <a href={href(iri)}>{iri.split('/').slice(-2).join('/')}</a>],
    [messages.saidBy, ({ peers }) => peers.join(', ') || t(messages.here)],
    [messages.name, ({ names }) => names.join(' · ')],
    [messages.commune, ({ locality, communeCode }) => [locality, communeCode].filter(Boolean).join(', ')],
    [messages.street, ({ street }) => street],
    [messages.website, ({ urls }) => urls.map((url) => <WebLink key={url} to={url} />)],
    [messages.siret, ({ sirets }) => sirets.join(', ')],
  ];
  const isKnown = (value: ComponentChildren) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
  return (
    <div class="scroll" role="group" aria-label={props.label} tabIndex={0}>
      <table>
        <tbody>
          {rows
            .filter(([, of]) => isKnown(of(props.place)) || isKnown(of(props.other)))
            .map(([name, of]) => (
              <tr key={name.en}>
                <th scope="row">{t(name)}</th>
                <td>{isKnown(of(props.place)) ? of(props.place) : '–'}</td>
                <td>{isKnown(of(props.other)) ? of(props.other) : '–'}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Decision({ id, model }: { readonly id: string; readonly model: IdentityModel }): VNode {
  const { t, href } = usePage();
  const tones = { same: 'button', close: 'button quiet', different: 'button quiet' };
  return (
    <form method="post" action={href('identite')} class="card">
      <input type="hidden" name="_key" value={model.visitor.formKey} />
      <input type="hidden" name="paire" value={id} />
      {model.source !== '' && <input type="hidden" name="source" value={model.source} />}
      {model.page > 1 && <input type="hidden" name="page" value={model.page} />}
      <div class="field">
        <label for={`mot-${id}`}>{t(messages.word)}</label>
        <input id={`mot-${id}`} name="mot" type="text" maxLength={500} />
      </div>
      <p>
        {verdicts.map((verdict) => (
          <span key={verdict}>
            <button class={tones[verdict]} name="verdict" value={verdict}>
              {t(messages[verdict])}
            </button>{' '}
          </span>
        ))}
      </p>
      <p class="soft small">{t(messages.closeHint)}</p>
    </form>
  );
}

function Pages({ model: { page, perPage, total, view, source } }: { readonly model: IdentityModel }): VNode | null {
  const { t, href } = usePage();
  const at = (number: number) => {
    const query = new URLSearchParams({
      ...(view === 'judged' && { vue: 'jugees' }),
      ...(source !== '' && { source }),
      page: String(number),
    });
    return href(`identite?${query.toString()}`);
  };
  return total <= perPage ? null : (
    <p>
      {page > 1 && <a href={at(page - 1)}>{t(messages.previous)}</a>}{' '}
      {page * perPage < total && <a href={at(page + 1)}>{t(messages.next)}</a>}
    </p>
  );
}
