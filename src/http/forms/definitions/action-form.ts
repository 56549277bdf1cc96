import { kinds } from '../../../vocabulary/kinds.ts';
import { localNameOf, schemeIri } from '../../../vocabulary/namespaces.ts';
import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { listOf } from '../json-values.ts';
import { textFields } from './address-fields.ts';

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
  complete: (body) => sayConcept(body, 'actions'),
};

/** Puts a concept into the open scheme of its collection. */
export function sayConcept(body: Record<string, unknown>, collection: 'actions' | 'categories'): void {
  const { usualClass, scheme = '' } = kinds[collection];
  body['type'] = [...new Set([...listOf(body['type']).map(String), localNameOf(usualClass.value), 'Concept'])];
  body['inScheme'] = [...new Set([...listOf(body['inScheme']).map(String), schemeIri(scheme)])];
}
