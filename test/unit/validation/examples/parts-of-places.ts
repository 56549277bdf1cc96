import { examplesOf, nodeOf, without, type Example } from './example.ts';

const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const address = nodeOf(
  '<fabriques/lab01#address>',
  'schema:PostalAddress',
  {},
  place('schema:address <fabriques/lab01#address>'),
);
const video = nodeOf(
  '<fabriques/lab01#video-1>',
  'schema:VideoObject',
  { 'schema:url': '<https://videos.example/w/1>' },
  place('schema:video <fabriques/lab01#video-1>'),
);

/** What `shapes/places.ttl` accepts and refuses of the parts of a place: its address, its videos. */
export const partsOfPlaces: Example[] = [
  ...examplesOf(address, [
    {
      shape: 'PostalAddressShape-streetAddress',
      path: 'schema:streetAddress',
      accepted: 'schema:streetAddress "48 rue Gustave Noblemaire"',
      refused: {
        Datatype: 'schema:streetAddress "48 rue Gustave Noblemaire"@fr',
        MaxCount: 'schema:streetAddress "48 rue Gustave Noblemaire", "Entrée B"',
      },
    },
    {
      shape: 'PostalAddressShape-postalCode',
      path: 'schema:postalCode',
      accepted: 'schema:postalCode "01500"',
      refused: {
        Datatype: 'schema:postalCode 59000',
        MaxCount: 'schema:postalCode "59000", "59100"',
        Pattern: ['schema:postalCode "1500"', 'schema:postalCode "F-01500"'],
      },
    },
    {
      shape: 'PostalAddressShape-postalCode-missing',
      path: 'schema:postalCode',
      severity: 'Info',
      accepted: 'schema:postalCode "01500"',
      refused: { MinCount: '' },
    },
    {
      shape: 'PostalAddressShape-addressLocality',
      path: 'schema:addressLocality',
      accepted: 'schema:addressLocality "Ambérieu-en-Bugey"',
      refused: {
        Datatype: 'schema:addressLocality "Ambérieu-en-Bugey"@fr',
        MaxCount: 'schema:addressLocality "Lille", "Roubaix"',
      },
    },
    {
      shape: 'PostalAddressShape-addressCountry',
      path: 'schema:addressCountry',
      accepted: 'schema:addressCountry "FR"',
      refused: {
        Datatype: 'schema:addressCountry "FR"@fr',
        MaxCount: 'schema:addressCountry "FR", "BE"',
        Pattern: 'schema:addressCountry "France"',
      },
    },
  ]),
  ...examplesOf(video, [
    {
      shape: 'VideoObjectShape-name',
      path: 'schema:name',
      accepted: 'schema:name "Visite du LAB01"',
      refused: { Datatype: 'schema:name "Visite"@fr', MaxCount: 'schema:name "Visite", "Présentation"' },
    },
    {
      shape: 'VideoObjectShape-url',
      path: 'schema:url',
      accepted: 'schema:url <https://videos.example/w/1>',
      refused: {
        MinCount: without('schema:url'),
        MaxCount: 'schema:url <https://videos.example/w/1>, <https://videos.example/w/2>',
        NodeKind: 'schema:url "https://videos.example/w/1"',
        Pattern: 'schema:url <urn:video:1>',
      },
    },
    {
      shape: 'VideoObjectShape-embedUrl',
      path: 'schema:embedUrl',
      accepted: 'schema:embedUrl <https://videos.lescommuns.org/videos/embed/b16f863a>',
      refused: {
        NodeKind: 'schema:embedUrl "https://videos.lescommuns.org/videos/embed/b16f863a"',
        MaxCount: 'schema:embedUrl <https://a.example/videos/embed/1>, <https://b.example/videos/embed/2>',
        Pattern: 'schema:embedUrl <https://www.youtube.com/embed/b16f863a>',
      },
    },
  ]),
];
