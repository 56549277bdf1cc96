import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { textFields } from './address-fields.ts';

const places = (name: 'visitor' | 'host') =>
  ({
    ...{ name, key: name, group: 'ExchangeGroup', hint: messages.placesHint },
    required: true,
    title: messages[name],
    columns: [{ name: 'place', kind: 'thing', label: messages.place, of: 'fabriques' }],
  }) as const;

/** The form of a visit or mutual contribution. */
export const visitForm: FormDefinition = {
  collection: 'visites',
  newTitle: messages.newVisit,
  lead: messages.visitLead,
  groups: ['ExchangeGroup', 'PeriodGroup', 'IdentityGroup'],
  fields: [
    { name: 'visitKind', shape: 'VisitShape-visitKind', kind: 'one', scheme: 'visit-kinds' },
    ...textFields('outcome', 'VisitShape-outcome'),
    { name: 'startDate', shape: 'VisitShape-startDate', kind: 'line' },
    { name: 'endDate', shape: 'VisitShape-endDate', kind: 'line' },
    { name: 'name', shape: 'VisitShape-name', kind: 'line' },
    ...textFields('description', 'VisitShape-description'),
  ],
  rows: [places('visitor'), places('host')],
};
