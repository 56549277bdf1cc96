import { createNamespace } from './namespaces.ts';

/** The terms of this vocabulary that code names; the hygiene check proves that `ontology/` defines them. */
export const fab = createNamespace('fab', [
  'Action',
  'CharacteristicStatement',
  'Document',
  'Does',
  'Engagement',
  'Fabrique',
  'FabriqueNumerique',
  'FundingLine',
  'IdentityJudgement',
  'Labelisation',
  'Mapping',
  'Partnership',
  'Peer',
  'Practice',
  'PracticeCategory',
  'Starting',
  'Structure',
  'TiersLieu',
  'Visit',
  'Wants',
  'action',
  'amount',
  'applicationFile',
  'carriedBy',
  'characteristic',
  'communeCode',
  'confidence',
  'construct',
  'corrections',
  'departementCode',
  'document',
  'endsRevision',
  'engagement',
  'epciCode',
  'erasedOn',
  'evidence',
  'family',
  'funder',
  'funderKind',
  'fundingLine',
  'harvestAddress',
  'host',
  'inQPV',
  'judgement',
  'keyField',
  'labelisation',
  'leadCarrier',
  'legalForm',
  'locationPrecision',
  'locationScore',
  'mapping',
  'meets',
  'movilabPage',
  'numerique',
  'otherPlace',
  'outcome',
  'partner',
  'partnerKind',
  'partnership',
  'peerKind',
  'practiceCategory',
  'practisedBy',
  'programme',
  'publicationConsent',
  'qpvCode',
  'recordsAt',
  'regionCode',
  'renewal',
  'revision',
  'rna',
  'schedule',
  'separator',
  'siren',
  'siret',
  'splitsRecords',
  'splitsValues',
  'status',
  'territoryType',
  'trust',
  'verdict',
  'visitKind',
  'visitor',
  'wave',
]);

/** schema.org, as far as it is used here. */
export const schema = createNamespace('schema', [
  'ContactPoint',
  'CreativeWork',
  'Organization',
  'Place',
  'PostalAddress',
  'VideoObject',
  'address',
  'addressCountry',
  'addressLocality',
  'alternateName',
  'contactPoint',
  'currency',
  'description',
  'domainIncludes',
  'email',
  'embedUrl',
  'endDate',
  'foundingDate',
  'name',
  'postalCode',
  'sameAs',
  'startDate',
  'streetAddress',
  'telephone',
  'text',
  'url',
  'video',
]);

/** The W3C organisation ontology, as far as it is used here. */
export const org = createNamespace('org', ['Membership', 'Organization', 'member']);

/** WGS84 positions. */
export const geo = createNamespace('geo', ['lat', 'long']);

/** GeoSPARQL, as far as it is used here. */
export const geosparql = createNamespace('geosparql', ['asWKT', 'wktLiteral']);

/** SKOS, as far as it is used here. */
export const skos = createNamespace('skos', [
  'Concept',
  'ConceptScheme',
  'altLabel',
  'broadMatch',
  'broader',
  'closeMatch',
  'definition',
  'exactMatch',
  'hasTopConcept',
  'inScheme',
  'narrowMatch',
  'narrower',
  'notation',
  'prefLabel',
  'relatedMatch',
  'topConceptOf',
]);

/** Dublin Core terms, as far as they are used here. */
export const dcterms = createNamespace('dcterms', [
  'conformsTo',
  'created',
  'creator',
  'date',
  'description',
  'format',
  'identifier',
  'isReplacedBy',
  'issued',
  'license',
  'modified',
  'publisher',
  'replaces',
  'source',
  'title',
]);

/** Friend of a friend: what a document is about. */
export const foaf = createNamespace('foaf', [
  'Document',
  'homepage',
  'isPrimaryTopicOf',
  'name',
  'page',
  'primaryTopic',
]);

/** The provenance ontology, as far as it is used here. */
export const prov = createNamespace('prov', ['Entity', 'generatedAtTime', 'wasAttributedTo', 'wasDerivedFrom']);

/** RDF itself. */
export const rdf = createNamespace('rdf', ['Property', 'first', 'langString', 'nil', 'rest', 'type']);

/** RDF Schema. */
export const rdfs = createNamespace('rdfs', [
  'Class',
  'comment',
  'domain',
  'isDefinedBy',
  'label',
  'range',
  'seeAlso',
  'subClassOf',
  'subPropertyOf',
]);

/** OWL, as far as the ontology uses it. */
export const owl = createNamespace('owl', [
  'Class',
  'DatatypeProperty',
  'ObjectProperty',
  'Ontology',
  'deprecated',
  'differentFrom',
  'sameAs',
  'versionInfo',
]);

/** The datatypes in use. */
export const xsd = createNamespace('xsd', [
  'boolean',
  'date',
  'dateTime',
  'decimal',
  'double',
  'gYear',
  'gYearMonth',
  'integer',
  'string',
]);

/** VoID, as far as descriptions of peers use it. */
export const voidTerms = createNamespace('void', ['sparqlEndpoint']);
