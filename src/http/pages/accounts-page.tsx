import type { VNode } from 'preact';
import type { Account } from '../../contribution/accounts.ts';
import { roles } from '../../contribution/principal.ts';
import { accounts as messages } from '../messages/accounts.ts';
import { sessions } from '../messages/sessions.ts';
import type { Visitor } from '../visitor.ts';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What the page of accounts is made from. */
export interface AccountsModel {
  readonly accounts: readonly Account[];
  readonly visitor: Visitor;
  /** What is wrong with what was asked for, and of which account. */
  readonly error?: { readonly account: string; readonly text: string };
}

/** The page on which administrators give roles to people who sign in by a provider. */
export function accountsPage(model: AccountsModel, title: string): Page {
  return { head: { title, description: title, unlisted: true }, content: <Accounts model={model} /> };
}

function Accounts({ model }: { readonly model: AccountsModel }): VNode {
  const { t } = usePage();
  return (
    <article class="narrow">
      <SessionBar visitor={model.visitor} />
      <h1>{t(messages.title)}</h1>
      <p class="lead">{t(messages.lead)}</p>
      {model.accounts.length === 0 && <p>{t(messages.none)}</p>}
      {model.accounts.map((account) => (
        <AccountForm key={account.id} account={account} model={model} />
      ))}
    </article>
  );
}

function AccountForm({ account, model }: { readonly account: Account; readonly model: AccountsModel }): VNode {
  const { t, href, date } = usePage();
  const { id, name, role, fabriques, seen, byProvider } = account;
  const error = model.error?.account === id ? model.error.text : undefined;
  return (
    <form method="post" action={href(`comptes/${id}`)} class="card" aria-labelledby={`nom-${id}`}>
      <input type="hidden" name="_key" value={model.visitor.formKey} />
      <h2 id={`nom-${id}`} class="small">
        {name}
      </h2>
      <p class="soft small">
        {t(messages.seen)} <time dateTime={seen}>{date(seen)}</time>
      </p>
      {byProvider ? (
        <p>
          {t(sessions[role])}. {t(messages.byProvider)}
        </p>
      ) : (
        <>
          <div class="field">
            <label for={`role-${id}`}>{t(messages.role)}</label>
            <select id={`role-${id}`} name="role">
              {roles.map((one) => (
                <option key={one} value={one} selected={one === role}>
                  {t(sessions[one])}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for={`fabriques-${id}`}>{t(messages.fabriques)}</label>
            <input
              id={`fabriques-${id}`}
              name="fabriques"
              value={fabriques.join(' ')}
              aria-describedby={error ? `erreur-${id}` : undefined}
              aria-invalid={error ? 'true' : undefined}
            />
            {error && (
              <p id={`erreur-${id}`} class="error">
                {error}
              </p>
            )}
          </div>
          <button class="button" name="_do" value="grant">
            {t(messages.save)}
          </button>
        </>
      )}
      <button class="button quiet" name="_do" value="remove">
        {t(messages.remove)}
      </button>
    </form>
  );
}
