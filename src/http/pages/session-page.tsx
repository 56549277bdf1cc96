import type { VNode } from 'preact';
import { sessions as messages } from '../messages/sessions.ts';
import { tokens } from '../messages/tokens.ts';
import { forms } from '../messages/forms.ts';
import type { Visitor } from '../visitor.ts';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';

/** What the page to sign in is made from. */
export interface SessionModel {
  readonly visitor: Visitor;
  /** What is wrong with the token that was tried. */
  readonly error?: string;
  /** Where to go afterwards: a path of this site. */
  readonly back: string;
  /** What the provider is called by which people may sign in as well. */
  readonly provider: string | undefined;
}

/** What only administrators see. */
const administration = [
  ['jetons', tokens.title],
  ['journal', tokens.trail],
  ['effacement', tokens.erasure],
] as const;

/** The page to sign in with a token, and for who did, to see what they may do and sign out. */
export function sessionPage(model: SessionModel, title: string): Page {
  const scripts = model.visitor.principal ? [] : ['sign-in.js'];
  return { head: { title, description: title, unlisted: true, scripts }, content: <Session model={model} /> };
}

function Session({ model: { visitor, error, back, provider } }: { readonly model: SessionModel }): VNode {
  const { t, href } = usePage();
  if (visitor.principal) {
    return (
      <article class="narrow">
        <h1>{t(messages.account)}</h1>
        <SessionBar visitor={visitor} />
        {visitor.principal.fabriques.length > 0 && (
          <>
            <h2>{t(messages.yourFabriques)}</h2>
            <ul>
              {visitor.principal.fabriques.map((slug) => (
                <li key={slug}>
                  <a href={href(`fabriques/${slug}`)}>{slug}</a> ·{' '}
                  <a href={href(`fabriques/${slug}/modifier`)}>{t(forms.edit)}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={href('fabriques/nouvelle')}>{t(forms.newPlace)}</a>
        </p>
        {['administrator', 'editor'].includes(visitor.principal.role) && (
          <p>
            <a href={href('propositions')}>{t(messages.proposals)}</a>
          </p>
        )}
        {visitor.principal.role === 'administrator' && (
          <>
            <h2>{t(tokens.tools)}</h2>
            <ul>
              {administration.map(([path, label]) => (
                <li key={path}>
                  <a href={href(path)}>{t(label)}</a>
                </li>
              ))}
              {provider !== undefined && (
                <li>
                  <a href={href('comptes')}>{t(tokens.accounts)}</a>
                </li>
              )}
            </ul>
          </>
        )}
      </article>
    );
  }
  return (
    <article class="narrow">
      <h1>{t(messages.title)}</h1>
      <p class="lead">{t(messages.lead)}</p>
      {provider !== undefined && (
        <p>
          <a class="button" href={href(`connexion/oidc?retour=${encodeURIComponent(`/${back}`)}`)}>
            {t(messages.signInBy)} {provider}
          </a>
        </p>
      )}
      <form method="post" action={href('connexion')} class="card">
        <input type="hidden" name="retour" value={`/${back}`} />
        <div class="field">
          <label for="jeton">{t(messages.token)}</label>
          <input
            id="jeton"
            name="jeton"
            type="password"
            autocomplete="current-password"
            required
            aria-describedby={error ? 'jeton-erreur jeton-aide' : 'jeton-aide'}
            aria-invalid={error ? 'true' : undefined}
          />
          <p id="jeton-aide" class="hint soft small">
            {t(messages.tokenHint)}
          </p>
          {error && (
            <p id="jeton-erreur" class="error">
              {error}
            </p>
          )}
        </div>
        <button class="button">{t(messages.signIn)}</button>
      </form>
      <p class="soft">
        {t(messages.without)} <a href={href('fabriques/nouvelle')}>{t(forms.newPlace)}</a>
      </p>
    </article>
  );
}

/** Who is signed in, what they may do, and the way out; for others, the way in. */
export function SessionBar({ visitor }: { readonly visitor: Visitor }): VNode {
  const { t, href, path } = usePage();
  const { principal, formKey } = visitor;
  return principal ? (
    <form method="post" action={href('deconnexion')} class="session">
      <input type="hidden" name="_key" value={formKey} />
      <span>
        {t(messages.signedInAs)} <strong>{principal.name}</strong>, {t(messages[principal.role])}
      </span>
      <button class="button quiet">{t(messages.signOut)}</button>
    </form>
  ) : (
    <p class="session">
      <a href={href(`connexion?retour=${encodeURIComponent(`/${path}`)}`)}>{t(messages.signIn)}</a>
    </p>
  );
}
