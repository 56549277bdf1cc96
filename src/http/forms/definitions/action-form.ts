import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { listOf } from '../json-values.ts';
import { textFields } from './address-fields.ts';

const scheme = 'https://w3id.org/fabriques/schemas/actions';

/** The form of an action or sub-action: a concept of an open list. */
export const actionForm: FormDefinition = {
  collection: 'actions',
  newTitle: messages.newAction,
  lead: messages.actionLead,
  groups: ['IdentityGroup', 'ActionGroup'],
  fields: [
    ...textFields('prefLabel', 'ActionShape-prefLabel', 'line'),
    ...textFields('definition', 'ActionShape-definition'),
  ],
  rows: [
    {
      ...{ name: 'broader', key: 'broader', group: 'ActionGroup' },
      ...{ title: messages.broader, hint: messages.broaderHint },
      columns: [{ name: 'action', kind: 'thing', label: messages.category, of: 'actions' }],
    },
  ],
  complete: (body) => {
    body['type'] = [...new Set([...listOf(body['type']).map(String), 'Action', 'Concept'])];
    body['inScheme'] = [...new Set([...listOf(body['inScheme']).map(String), scheme])];
  },
};
