import { examplesOf, nodeOf, without, type Example } from './example.ts';

const structure = nodeOf('<structures/dynacite>', 'fab:Structure', { 'schema:name': '"Dynacité"' });
const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const fabrique = nodeOf('<fabriques/lab01>', 'fab:Fabrique', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const partnership = nodeOf(
  '<fabriques/lab01#partenariat-dynacite>',
  'fab:Partnership',
  { 'fab:partnerKind': 'kind:bailleur-social' },
  place('fab:partnership <fabriques/lab01#partenariat-dynacite>'),
);

/** What `shapes/organisations.ttl` accepts and refuses. */
export const organisations: Example[] = [
  ...examplesOf(structure, [
    {
      shape: 'StructureShape-name',
      path: 'schema:name',
      accepted: 'schema:name "Dynacité"',
      refused: {
        MinCount: without('schema:name'),
        MaxCount: 'schema:name "Dynacité", "OPAC de l’Ain"',
        Datatype: 'schema:name "Dynacité"@fr',
        Pattern: 'schema:name ""',
      },
    },
    {
      shape: 'StructureShape-alternateName',
      path: 'schema:alternateName',
      accepted: 'schema:alternateName "OPAC de l’Ain"',
      refused: { Datatype: 'schema:alternateName "OPAC de l’Ain"@fr' },
    },
    {
      shape: 'StructureShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Bailleur"@fr, "Landlord"@en',
      refused: {
        Datatype: 'schema:description "Bailleur"',
        UniqueLang: 'schema:description "Bailleur"@fr, "Office"@fr',
      },
    },
    {
      shape: 'StructureShape-legalForm',
      path: 'fab:legalForm',
      accepted: 'fab:legalForm form:scic',
      refused: { MaxCount: 'fab:legalForm form:scic, form:scop', Node: 'fab:legalForm form:guilde' },
    },
    {
      shape: 'StructureShape-legalForm-missing',
      path: 'fab:legalForm',
      severity: 'Info',
      accepted: 'fab:legalForm form:scic',
      refused: { MinCount: '' },
    },
    {
      shape: 'StructureShape-foundingDate',
      path: 'schema:foundingDate',
      accepted: 'schema:foundingDate "2016"^^xsd:gYear',
      refused: {
        MaxCount: 'schema:foundingDate "2016"^^xsd:gYear, "2017"^^xsd:gYear',
        Node: [
          'schema:foundingDate "2016"',
          'schema:foundingDate "20166"^^xsd:gYear',
          'schema:foundingDate "2016-13-01"^^xsd:date',
          'schema:foundingDate "2016-02-30"^^xsd:date',
        ],
      },
    },
    {
      shape: 'StructureShape-foundingDate-missing',
      path: 'schema:foundingDate',
      severity: 'Info',
      accepted: 'schema:foundingDate "2016-05-25"^^xsd:date',
      refused: { MinCount: '' },
    },
    {
      shape: 'StructureShape-siret',
      path: 'fab:siret',
      accepted: 'fab:siret "77920061900019"',
      refused: { Datatype: 'fab:siret 77920061900019', Pattern: 'fab:siret "779 200 619 00019"' },
    },
    {
      shape: 'StructureShape-siren',
      path: 'fab:siren',
      accepted: 'fab:siren "779200619"',
      refused: {
        MaxCount: 'fab:siren "779200619", "779200620"',
        Datatype: 'fab:siren 779200619',
        Pattern: 'fab:siren "77920061"',
      },
    },
    {
      shape: 'StructureShape-rna',
      path: 'fab:rna',
      accepted: 'fab:rna "W012345678"',
      refused: {
        MaxCount: 'fab:rna "W012345678", "W012345679"',
        Datatype: 'fab:rna "W012345678"@fr',
        Pattern: 'fab:rna "012345678"',
      },
    },
    {
      shape: 'StructureShape-address',
      path: 'schema:address',
      accepted: 'schema:address [ schema:postalCode "01000" ]',
      refused: { NodeKind: 'schema:address "Bourg-en-Bresse"', MaxCount: 'schema:address <#a>, <#b>' },
    },
    {
      shape: 'StructureShape-communeCode',
      path: 'fab:communeCode',
      accepted: 'fab:communeCode "01053"',
      refused: {
        MaxCount: 'fab:communeCode "01053", "01004"',
        Datatype: 'fab:communeCode 59512',
        Pattern: 'fab:communeCode "1053"',
      },
    },
    {
      shape: 'StructureShape-url',
      path: 'schema:url',
      accepted: 'schema:url <https://dynacite.example/>',
      refused: { NodeKind: 'schema:url "dynacite.example"', Pattern: 'schema:url <mailto:a@dynacite.example>' },
    },
  ]),
  ...examplesOf(place, [
    {
      shape: 'TiersLieuShape-carriedBy',
      path: 'fab:carriedBy',
      accepted: 'fab:carriedBy <structures/lab01>, <structures/not-described>',
      refused: { NodeKind: 'fab:carriedBy "LAB01"', Node: 'fab:carriedBy <actions/coworking>' },
    },
    {
      shape: 'TiersLieuShape-carriedBy-known',
      path: 'fab:carriedBy',
      severity: 'Warning',
      accepted: 'fab:carriedBy <structures/lab01>',
      refused: { Class: 'fab:carriedBy <structures/not-described>' },
    },
    {
      shape: 'TiersLieuShape-leadCarrier',
      path: 'fab:leadCarrier',
      // A text is none of the carriers either.
      alsoRefusedBy: 'LeadCarrierShape',
      accepted: 'fab:leadCarrier <structures/lab01> ; fab:carriedBy <structures/lab01>',
      refused: {
        NodeKind: 'fab:leadCarrier "LAB01"',
        MaxCount: 'fab:leadCarrier <structures/a>, <structures/b> ; fab:carriedBy <structures/a>, <structures/b>',
      },
    },
    {
      shape: 'LeadCarrierShape',
      path: null,
      accepted: 'fab:leadCarrier <structures/a> ; fab:carriedBy <structures/a>, <structures/b>',
      refused: {
        Not: ['fab:leadCarrier <structures/a> ; fab:carriedBy <structures/b>', 'fab:leadCarrier <structures/a>'],
      },
    },
    {
      shape: 'TiersLieuShape-partnership',
      path: 'fab:partnership',
      accepted: 'fab:partnership [ fab:partnerKind kind:autre ]',
      refused: { NodeKind: 'fab:partnership "Dynacité"' },
    },
  ]),
  ...examplesOf(fabrique, [
    {
      shape: 'FabriqueShape-carriedBy-missing',
      path: 'fab:carriedBy',
      severity: 'Info',
      accepted: 'fab:carriedBy <structures/lab01>',
      refused: { MinCount: '' },
    },
  ]),
  ...examplesOf(partnership, [
    {
      shape: 'PartnershipShape-partner',
      path: 'fab:partner',
      accepted: 'fab:partner <structures/lab01>',
      refused: {
        NodeKind: 'fab:partner "Dynacité"',
        MaxCount: 'fab:partner <structures/a>, <structures/b>',
        Node: 'fab:partner <actions/coworking>',
      },
    },
    {
      shape: 'PartnershipShape-partner-known',
      path: 'fab:partner',
      severity: 'Warning',
      accepted: 'fab:partner <structures/lab01>',
      refused: { Class: 'fab:partner <structures/not-described>' },
    },
    {
      shape: 'PartnershipShape-partner-missing',
      path: 'fab:partner',
      severity: 'Info',
      accepted: 'fab:partner <structures/lab01>',
      refused: { MinCount: '' },
    },
    {
      shape: 'PartnershipShape-partnerKind',
      path: 'fab:partnerKind',
      accepted: 'fab:partnerKind kind:collectivite',
      refused: {
        MinCount: without('fab:partnerKind'),
        MaxCount: 'fab:partnerKind kind:collectivite, kind:autre',
        Node: ['fab:partnerKind kind:banque', 'fab:partnerKind "collectivité"'],
      },
    },
    {
      shape: 'PartnershipShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Médiation numérique"@fr',
      refused: {
        Datatype: 'schema:description "Médiation numérique"',
        UniqueLang: 'schema:description "Médiation"@fr, "Numérique"@fr',
      },
    },
    {
      shape: 'PartnershipShape-startDate',
      path: 'schema:startDate',
      accepted: 'schema:startDate "2015"^^xsd:gYear',
      refused: {
        MaxCount: 'schema:startDate "2015"^^xsd:gYear, "2016"^^xsd:gYear',
        Node: 'schema:startDate "depuis 2015"',
      },
    },
  ]),
];
