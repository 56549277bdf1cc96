import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { sayConcept } from './action-form.ts';
import { textFields } from './address-fields.ts';

/** The form of a category of practices: a concept of an open list. */
export const categoryForm: FormDefinition = {
  collection: 'categories',
  newTitle: messages.newCategory,
  lead: messages.categoryLead,
  groups: ['IdentityGroup'],
  fields: [
    ...textFields('prefLabel', 'PracticeCategoryShape-prefLabel', 'line'),
    ...textFields('definition', 'PracticeCategoryShape-definition'),
  ],
  rows: [],
  complete: (body) => sayConcept(body, 'categories'),
};
