import { forms as messages } from '../../messages/forms.ts';
import type { FormRows } from '../form-definition.ts';

/** The rows of contacts. A contact that the person did not agree to publish is shown to editors and its team alone. */
export const contactRows: FormRows = {
  ...{ name: 'contact', key: 'contactPoint', type: 'ContactPoint', part: 'contact', group: 'LinkGroup' },
  ...{ title: messages.contacts, hint: messages.contactsHint },
  columns: [
    { name: 'name', kind: 'line', label: 'ContactPointShape-name' },
    { name: 'email', kind: 'line', label: 'ContactPointShape-email' },
    { name: 'telephone', kind: 'line', label: 'ContactPointShape-telephone' },
    { name: 'publicationConsent', kind: 'truth', label: 'ContactPointShape-publicationConsent' },
  ],
  isWithheld: ({ publicationConsent }) => publicationConsent !== true,
};
