import type { VNode } from 'preact';
import { roles } from '../../contribution/principal.ts';
import type { TokenDescription } from '../../contribution/tokens.ts';
import { sessions } from '../messages/sessions.ts';
import { tokens as messages } from '../messages/tokens.ts';
import type { Message } from '../language.ts';
import type { Visitor } from '../visitor.ts';
import { usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What the page of tokens is made from. */
export interface TokensModel {
  readonly tokens: readonly TokenDescription[];
  readonly visitor: Visitor;
  /** What was typed, where it was refused. */
  readonly typed?: URLSearchParams;
  readonly error?: string;
  /** A secret that was made just now and is never shown again. */
  readonly made?: { readonly name: string; readonly link: string; readonly token?: string };
}

/** The page on which administrators give tokens, make sign-in links and revoke. */
export function tokensPage(model: TokensModel, title: string): Page {
  return { head: { title, description: title, unlisted: true }, content: <Tokens model={model} title={title} /> };
}

function Tokens({ model, title }: { readonly model: TokensModel; readonly title: string }): VNode {
  const { t } = usePage();
  const { tokens, visitor, made } = model;
  return (
    <article class="narrow">
      <Crumbs steps={[[t(sessions.account), 'connexion']]} />
      <h1>{title}</h1>
      <SessionBar visitor={visitor} />
      <p class="lead">{t(messages.lead)}</p>
      {made && <Made {...made} />}
      <section class="section" aria-labelledby="donner">
        <h2 id="donner">{t(messages.create)}</h2>
        <NewToken model={model} />
      </section>
      <section class="section" aria-labelledby="donnes">
        <h2 id="donnes">{t(messages.given)}</h2>
        {tokens.length === 0 && <p>{t(messages.none)}</p>}
        <ul class="rows">
          {[...tokens].reverse().map((token) => (
            <Token key={token.id} token={token} visitor={visitor} />
          ))}
        </ul>
      </section>
    </article>
  );
}

function Made({ name, link, token }: NonNullable<TokensModel['made']>): VNode {
  const { t } = usePage();
  return (
    <div class="notice" role="status">
      <h2>
        {t(token === undefined ? messages.linkMade : messages.created)} : {name}
      </h2>
      <p>{t(messages.personalLink)}</p>
      <p>
        <code class="secret">{link}</code>
      </p>
      <p class="small">{t(messages.linkHint)}</p>
      {token !== undefined && (
        <>
          <p>{t(messages.token)}</p>
          <p>
            <code class="secret">{token}</code>
          </p>
        </>
      )}
    </div>
  );
}

function NewToken({ model: { visitor, typed, error } }: { readonly model: TokensModel }): VNode {
  const { t, href } = usePage();
  const line = (name: string, label: Message, hint: Message): VNode => (
    <div class="field">
      <label for={name}>{t(label)}</label>
      <input id={name} name={name} type="text" value={typed?.get(name) ?? ''} aria-describedby={`${name}-aide`} />
      <p id={`${name}-aide`} class="hint soft small">
        {t(hint)}
      </p>
    </div>
  );
  return (
    <form method="post" action={href('jetons')} class="card">
      <input type="hidden" name="_key" value={visitor.formKey} />
      {error !== undefined && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {line('nom', messages.name, messages.nameHint)}
      <div class="field">
        <label for="role">{t(messages.role)}</label>
        <select id="role" name="role">
          {roles.map((role) => (
            <option key={role} value={role} selected={role === (typed?.get('role') ?? 'team')}>
              {t(sessions[role])}
            </option>
          ))}
        </select>
      </div>
      {line('fabriques', messages.fabriques, messages.fabriquesHint)}
      {line('fin', messages.ends, messages.endsHint)}
      <button class="button" name="_do" value="create">
        {t(messages.create)}
      </button>
    </form>
  );
}

function Token({ token, visitor }: { readonly token: TokenDescription; readonly visitor: Visitor }): VNode {
  const { t, href, date } = usePage();
  const { id, name, role, fabriques, created, createdBy, ends, revoked } = token;
  const isOver = ends !== undefined && Date.parse(ends) <= Date.now();
  return (
    <li>
      <span class="name">{name}</span> <span class="soft small">{id}</span>
      <p>
        {t(sessions[role])}
        {fabriques.length > 0 && ` (${fabriques.join(', ')})`}
      </p>
      <p class="soft small">
        {t(messages.givenOn)} {date(created)} {t(messages.by)} {createdBy},{' '}
        {revoked !== undefined
          ? `${t(messages.revokedOn)} ${date(revoked)}`
          : ends === undefined
            ? t(messages.withoutEnd)
            : `${t(messages.until)} ${date(ends)}${isOver ? ` (${t(messages.ended)})` : ''}`}
      </p>
      {revoked === undefined && !isOver && (
        <form method="post" action={href('jetons')} class="choices">
          <input type="hidden" name="_key" value={visitor.formKey} />
          <input type="hidden" name="id" value={id} />
          <button class="button quiet" name="_do" value="link">
            {t(messages.makeLink)}
            <span class="hidden-visually"> : {name}</span>
          </button>
          <button class="button quiet" name="_do" value="revoke">
            {t(messages.revoke)}
            <span class="hidden-visually"> : {name}</span>
          </button>
        </form>
      )}
    </li>
  );
}
