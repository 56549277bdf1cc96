import type { Message } from '../language.ts';

/** Names of the standard properties that pages compare, by local name; our own are named in the ontology. */
export const properties: Readonly<Record<string, Message>> = {
  name: { fr: 'nom', en: 'name' },
  foundingDate: { fr: 'date de création', en: 'founding date' },
  communeCode: { fr: 'code de la commune', en: 'commune code' },
  departementCode: { fr: 'département', en: 'département' },
  inQPV: { fr: 'en quartier prioritaire', en: 'in a priority district' },
  numerique: { fr: 'fabrique numérique', en: 'digital fabrique' },
  territoryType: { fr: 'type de territoire', en: 'type of territory' },
  legalForm: { fr: 'forme juridique', en: 'legal form' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  lat: { fr: 'latitude', en: 'latitude' },
  long: { fr: 'longitude', en: 'longitude' },
  streetAddress: { fr: 'rue', en: 'street' },
  postalCode: { fr: 'code postal', en: 'postcode' },
  url: { fr: 'site web', en: 'website' },
  family: { fr: 'famille', en: 'family' },
  addressLocality: { fr: 'commune', en: 'town' },
};
