import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { addressFields, textFields } from './address-fields.ts';
import { contactRows } from './contact-rows.ts';

/** The form of a structure. */
export const structureForm: FormDefinition = {
  collection: 'structures',
  newTitle: messages.newStructure,
  lead: messages.structureLead,
  groups: ['IdentityGroup', 'LocationGroup', 'LinkGroup'],
  fields: [
    { name: 'name', shape: 'StructureShape-name', kind: 'line' },
    { name: 'alternateName', shape: 'StructureShape-alternateName', kind: 'lines' },
    ...textFields('description', 'StructureShape-description'),
    { name: 'legalForm', shape: 'StructureShape-legalForm', kind: 'one', scheme: 'legal-forms' },
    { name: 'foundingDate', shape: 'StructureShape-foundingDate', kind: 'line' },
    { name: 'siret', shape: 'StructureShape-siret', kind: 'lines' },
    { name: 'siren', shape: 'StructureShape-siren', kind: 'line' },
    { name: 'rna', shape: 'StructureShape-rna', kind: 'line' },
    ...addressFields('StructureShape-communeCode'),
    { name: 'url', shape: 'StructureShape-url', kind: 'lines' },
  ],
  rows: [contactRows],
};
