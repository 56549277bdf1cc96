import type { VNode } from 'preact';
import type { ContactView } from '../../catalogue/portal/place-model.ts';
import { place as messages } from '../messages/place.ts';
import { usePage } from './page-context.ts';
import type { FactEntry } from './parts.tsx';

/** The contacts of a thing as a fact in brief; nothing where there is none, for nobody has to have one. */
export function contactFacts(contacts: readonly ContactView[]): FactEntry[] {
  return contacts.length === 0 ? [] : [[messages.contact, <Contacts key="contact" of={contacts} />]];
}

function Contacts({ of }: { readonly of: readonly ContactView[] }): VNode {
  const { t, href } = usePage();
  return (
    <ul class="plain">
      {of.map(({ name, email, telephone, isAgreed }, index) => (
        <li key={index}>
          {name}
          {email && (
            <>
              {name && <br />}
              <a href={href(`mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`)}>{email}</a>
            </>
          )}
          {telephone && (
            <>
              {(name ?? email) && <br />}
              <a href={href(`tel:${telephone.replaceAll(/[^+\d]/gu, '')}`)}>{telephone}</a>
            </>
          )}
          {!isAgreed && (
            <p class="notice small">
              <strong>{t(messages.notPublished)}</strong> {t(messages.notPublishedNote)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
