import type { CollectionName } from '../../vocabulary/kinds.ts';
import { actionForm } from './definitions/action-form.ts';
import { categoryForm } from './definitions/category-form.ts';
import { otherPlaceForm, placeForm } from './definitions/place-form.ts';
import { practiceForm } from './definitions/practice-form.ts';
import { structureForm } from './definitions/structure-form.ts';
import { visitForm } from './definitions/visit-form.ts';
import type { FormDefinition } from './form-definition.ts';

/** The form of every kind of thing. */
export const formDefinitions: Readonly<Record<CollectionName, FormDefinition>> = {
  fabriques: placeForm,
  'tiers-lieux': otherPlaceForm,
  structures: structureForm,
  actions: actionForm,
  visites: visitForm,
  pratiques: practiceForm,
  categories: categoryForm,
};
