import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { textFields } from './address-fields.ts';
import { videoRows } from './video-rows.ts';

/** The form of a practice, with the lines of a funding mix. */
export const practiceForm: FormDefinition = {
  collection: 'pratiques',
  newTitle: messages.newPractice,
  lead: messages.practiceLead,
  groups: ['IdentityGroup', 'PracticeGroup', 'LinkGroup'],
  fields: [
    { name: 'name', shape: 'PracticeShape-name', kind: 'line' },
    ...textFields('description', 'PracticeShape-description'),
    {
      ...{ name: 'practiceCategory', shape: 'PracticeShape-practiceCategory', kind: 'several' },
      scheme: 'practice-categories',
    },
    ...textFields('text', 'PracticeShape-text'),
    { name: 'document', shape: 'PracticeShape-document', kind: 'lines' },
  ],
  rows: [
    {
      ...{ name: 'practisedBy', key: 'practisedBy', group: 'PracticeGroup' },
      ...{ title: messages.practisedBy, hint: messages.placesHint },
      columns: [{ name: 'place', kind: 'thing', label: messages.place, of: 'fabriques' }],
    },
    {
      ...{ name: 'funding', key: 'fundingLine', type: 'FundingLine', part: 'financement', group: 'PracticeGroup' },
      ...{ title: messages.funding, hint: messages.fundingHint },
      columns: [
        { name: 'funderKind', kind: 'one', label: 'FundingLineShape-funderKind', scheme: 'funder-kinds' },
        { name: 'funder', kind: 'thing', label: 'FundingLineShape-funder', of: 'structures' },
        { name: 'amount', kind: 'line', label: 'FundingLineShape-amount' },
        { name: 'currency', kind: 'line', label: 'FundingLineShape-currency' },
        { name: 'startDate', kind: 'line', label: 'FundingLineShape-startDate' },
        { name: 'endDate', kind: 'line', label: 'FundingLineShape-endDate' },
      ],
      complete: ({ amount, ...line }) => ({
        ...line,
        ...(typeof amount === 'string' && { amount: plainAmount(amount), currency: line['currency'] ?? 'EUR' }),
      }),
    },
    videoRows,
  ],
};

/** As the French write amounts: `12 500,50 €`. */
function plainAmount(typed: string): string {
  return typed.replaceAll(/[\s€\u00A0\u202F]/gu, '').replace(/,(?=\d{1,2}$)/u, '.');
}
