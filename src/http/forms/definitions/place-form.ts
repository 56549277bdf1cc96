import type { JsonObject } from '../../../core/rdf/json-ld.ts';
import { listOf } from '../json-values.ts';
import { collections } from '../../messages/collections.ts';
import { forms as messages } from '../../messages/forms.ts';
import type { FormDefinition } from '../form-definition.ts';
import { addressFields, textFields } from './address-fields.ts';
import { contactRows } from './contact-rows.ts';
import { videoRows } from './video-rows.ts';

/** The form of a place. */
export const placeForm: FormDefinition = {
  collection: 'fabriques',
  newTitle: messages.newPlace,
  lead: messages.placeLead,
  groups: [
    'IdentityGroup',
    'LocationGroup',
    'LabelGroup',
    'ActionGroup',
    'CarrierGroup',
    'DefinitionGroup',
    'LinkGroup',
  ],
  fields: [
    { name: 'name', shape: 'TiersLieuShape-name', kind: 'line' },
    { name: 'alternateName', shape: 'TiersLieuShape-alternateName', kind: 'lines' },
    ...textFields('description', 'TiersLieuShape-description'),
    { name: 'family', shape: 'TiersLieuShape-family', kind: 'several', scheme: 'families' },
    ...addressFields('TiersLieuShape-communeCode'),
    { name: 'territoryType', shape: 'TiersLieuShape-territoryType', kind: 'one', scheme: 'territory-types' },
    { name: 'inQPV', shape: 'TiersLieuShape-inQPV', kind: 'truth' },
    { name: 'qpvCode', shape: 'TiersLieuShape-qpvCode', kind: 'lines' },
    { name: 'lat', shape: 'CoordinatesShape-lat', kind: 'line', group: 'LocationGroup' },
    { name: 'long', shape: 'CoordinatesShape-long', kind: 'line', group: 'LocationGroup' },
    {
      ...{
        name: 'locationPrecision',
        shape: 'CoordinatesShape-locationPrecision',
        kind: 'one',
        group: 'LocationGroup',
      },
      values: [
        ['exact', messages.exact],
        ['street', messages.street],
        ['commune', messages.commune],
      ],
    },
    { name: 'numerique', shape: 'TiersLieuShape-numerique', kind: 'truth' },
    { name: 'url', shape: 'TiersLieuShape-url', kind: 'lines' },
    { name: 'movilabPage', shape: 'TiersLieuShape-movilabPage', kind: 'line' },
    { name: 'applicationFile', shape: 'TiersLieuShape-applicationFile', kind: 'lines' },
  ],
  rows: [
    {
      ...{ name: 'label', key: 'labelisation', type: 'Labelisation', part: 'labelisation', group: 'LabelGroup' },
      ...{ title: messages.labels, hint: messages.labelsHint },
      columns: [
        { name: 'programme', kind: 'one', label: 'LabelisationShape-programme', scheme: 'programmes' },
        { name: 'date', kind: 'line', label: 'LabelisationShape-date' },
        { name: 'wave', kind: 'line', label: 'LabelisationShape-wave' },
        { name: 'renewal', kind: 'truth', label: 'LabelisationShape-renewal' },
      ],
    },
    {
      ...{ name: 'action', key: 'engagement', type: 'Engagement', part: 'engagement', group: 'ActionGroup' },
      ...{ title: collections.actions.title, hint: messages.actionsHint },
      columns: [
        { name: 'action', kind: 'thing', label: 'EngagementShape-action', of: 'actions' },
        { name: 'status', kind: 'one', label: 'EngagementShape-status', scheme: 'action-statuses' },
      ],
    },
    {
      ...{ name: 'carrier', key: 'carriedBy', group: 'CarrierGroup' },
      ...{ title: messages.carriers, hint: messages.structuresHint },
      columns: [
        { name: 'structure', kind: 'thing', label: messages.structure, of: 'structures' },
        { name: 'lead', kind: 'lead', label: messages.lead_ },
      ],
    },
    {
      ...{ name: 'partner', key: 'partnership', type: 'Partnership', part: 'partenariat', group: 'CarrierGroup' },
      ...{ title: messages.partners, hint: messages.structuresHint },
      columns: [
        { name: 'partnerKind', kind: 'one', label: 'PartnershipShape-partnerKind', scheme: 'partner-kinds' },
        { name: 'partner', kind: 'thing', label: messages.structure, of: 'structures' },
        { name: 'description', kind: 'line', label: 'PartnershipShape-description', language: 'fr' },
        { name: 'startDate', kind: 'line', label: 'PartnershipShape-startDate' },
      ],
    },
    {
      ...{ name: 'meets', key: 'meets', type: 'CharacteristicStatement', part: 'caracteristique' },
      ...{ group: 'DefinitionGroup', title: messages.characteristics, hint: messages.characteristicsHint },
      columns: [
        {
          ...{ name: 'characteristic', kind: 'one', label: 'CharacteristicStatementShape-characteristic' },
          scheme: 'characteristics',
        },
        { name: 'description', kind: 'line', label: 'CharacteristicStatementShape-description', language: 'fr' },
      ],
    },
    videoRows,
    contactRows,
  ],
  complete: (body, { merged }) => sayTypes(body, merged, 'Fabrique'),
};

/** The form of a third place without the label. */
export const otherPlaceForm: FormDefinition = {
  ...placeForm,
  ...{ collection: 'tiers-lieux', newTitle: messages.newOtherPlace },
  complete: (body, { merged }) => sayTypes(body, merged, 'TiersLieu'),
};

/** A digital fabrique says so by its class as well. */
function sayTypes(body: Record<string, unknown>, merged: JsonObject, usual: string): void {
  const types = listOf(body['type'] ?? merged['type'])
    .map(String)
    .filter((type) => type !== 'FabriqueNumerique');
  const isDigital = body['numerique'] === true && usual === 'Fabrique';
  body['type'] = [...(types.length > 0 ? types : [usual]), ...(isDigital ? ['FabriqueNumerique'] : [])];
}
