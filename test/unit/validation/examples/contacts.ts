import { type Example, examplesOf, nodeOf } from './example.ts';

const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const contact = nodeOf('<fabriques/lab01#contact>', 'schema:ContactPoint', {});

/** What `shapes/contacts.ttl` accepts and refuses. */
export const contacts: Example[] = [
  ...examplesOf(place, [
    {
      shape: 'ContactPoint-of',
      path: 'schema:contactPoint',
      accepted: 'schema:contactPoint [ a schema:ContactPoint ; schema:email "lab@example.org" ]',
      refused: { NodeKind: 'schema:contactPoint "lab@example.org"' },
    },
  ]),
  ...examplesOf(contact, [
    {
      shape: 'ContactPointShape-name',
      path: 'schema:name',
      accepted: 'schema:name "Accueil"',
      refused: { Datatype: 'schema:name "Accueil"@fr', MaxCount: 'schema:name "Accueil", "Bureau"' },
    },
    {
      shape: 'ContactPointShape-email',
      path: 'schema:email',
      accepted: 'schema:email "lab@example.org"',
      refused: {
        Datatype: 'schema:email "lab@example.org"@fr',
        MaxCount: 'schema:email "a@example.org", "b@example.org"',
        Pattern: 'schema:email "lab at example.org"',
      },
    },
    {
      shape: 'ContactPointShape-telephone',
      path: 'schema:telephone',
      accepted: 'schema:telephone "+33 4 74 00 00 00"',
      refused: {
        Datatype: 'schema:telephone "04 74 00 00 00"@fr',
        MaxCount: 'schema:telephone "04 74 00 00 00", "04 74 00 00 01"',
        Pattern: 'schema:telephone "demander à l’accueil"',
      },
    },
    {
      shape: 'ContactPointShape-publicationConsent',
      path: 'fab:publicationConsent',
      accepted: 'fab:publicationConsent true',
      refused: { Datatype: 'fab:publicationConsent "oui"', MaxCount: 'fab:publicationConsent true, false' },
    },
    {
      shape: 'ContactPointShape-publicationConsent-missing',
      path: 'fab:publicationConsent',
      severity: 'Info',
      accepted: 'fab:publicationConsent false',
      refused: { MinCount: '' },
    },
  ]),
];
