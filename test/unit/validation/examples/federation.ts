import { examplesOf, nodeOf, without, type Example } from './example.ts';

const peer = nodeOf('<federation#cget-2019>', 'fab:Peer', {
  'dcterms:title': '"CGET 2019"@fr',
  'dcterms:identifier': '"cget-2019"',
});
const mapping = nodeOf('<mappings/cget-2019>', 'fab:Mapping', { 'fab:construct': '"CONSTRUCT WHERE { ?s ?p ?o }"' });
const place = nodeOf('<tiers-lieux/lab01>', 'fab:TiersLieu', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});

/** What `shapes/federation.ttl` accepts and refuses. */
export const federation: Example[] = [
  ...examplesOf(peer, [
    {
      shape: 'PeerShape-identifier',
      path: 'dcterms:identifier',
      accepted: 'dcterms:identifier "transiscope-38"',
      refused: {
        MinCount: without('dcterms:identifier'),
        Datatype: 'dcterms:identifier "cget"@fr',
        Pattern: ['dcterms:identifier "CGET 2019"', 'dcterms:identifier "../fabriques"'],
      },
    },
    {
      shape: 'PeerShape-peerKind',
      path: 'fab:peerKind',
      accepted: 'fab:peerKind peerKind:csv',
      refused: {
        MaxCount: 'fab:peerKind peerKind:csv, peerKind:json',
        Node: 'fab:peerKind family:fablab',
      },
    },
    {
      shape: 'PeerShape-harvestAddress',
      path: 'fab:harvestAddress',
      accepted: 'fab:harvestAddress <https://carte.example/api/elements.json>',
      refused: {
        NodeKind: 'fab:harvestAddress "https://carte.example/"',
        Pattern: 'fab:harvestAddress <file:///etc/passwd>',
      },
    },
    {
      shape: 'PeerShape-sparqlEndpoint',
      path: 'void:sparqlEndpoint',
      accepted: 'void:sparqlEndpoint <https://rdf.example/sparql>',
      refused: {
        NodeKind: 'void:sparqlEndpoint "https://rdf.example/sparql"',
        MaxCount: 'void:sparqlEndpoint <https://a.example/>, <https://b.example/>',
        Pattern: 'void:sparqlEndpoint <file:///sparql>',
      },
    },
    {
      shape: 'PeerShape-mapping',
      path: 'fab:mapping',
      accepted: 'fab:mapping <mappings/cget-2019>',
      refused: { NodeKind: 'fab:mapping "cget"', MaxCount: 'fab:mapping <mappings/a>, <mappings/b>' },
    },
    {
      shape: 'PeerShape-corrections',
      path: 'fab:corrections',
      accepted: 'fab:corrections <sources/cget-2019/corrections.csv>',
      refused: { NodeKind: 'fab:corrections "corrections.csv"', MaxCount: 'fab:corrections <sources/a>, <sources/b>' },
    },
    {
      shape: 'PeerShape-schedule',
      path: 'fab:schedule',
      accepted: 'fab:schedule "0 4 * * 1"',
      refused: {
        Datatype: 'fab:schedule "0 4 * * 1"@fr',
        MaxCount: 'fab:schedule "0 4 * * 1", "0 5 * * 1"',
        Pattern: 'fab:schedule "tous les lundis"',
      },
    },
    {
      shape: 'PeerShape-trust',
      path: 'fab:trust',
      accepted: 'fab:trust trust:direct',
      refused: { MaxCount: 'fab:trust trust:direct, trust:reviewed', Node: 'fab:trust peerKind:csv' },
    },
  ]),
  ...examplesOf(mapping, [
    {
      shape: 'MappingShape-construct',
      path: 'fab:construct',
      accepted: 'fab:construct "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"',
      refused: {
        MinCount: without('fab:construct'),
        MaxCount: 'fab:construct "CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s a ?o }"',
        Datatype: 'fab:construct "CONSTRUCT WHERE { ?s ?p ?o }"@en',
        Pattern: 'fab:construct "SELECT * WHERE { ?s ?p ?o }"',
      },
    },
    {
      shape: 'MappingShape-recordsAt',
      path: 'fab:recordsAt',
      accepted: 'fab:recordsAt "result.records"',
      refused: { Datatype: 'fab:recordsAt 1', MaxCount: 'fab:recordsAt "data", "elements"' },
    },
    {
      shape: 'MappingShape-keyField',
      path: 'fab:keyField',
      accepted: 'fab:keyField "ID"',
      refused: { Datatype: 'fab:keyField 1', MaxCount: 'fab:keyField "ID", "id"' },
    },
    {
      shape: 'MappingShape-separator',
      path: 'fab:separator',
      accepted: 'fab:separator ";"',
      refused: {
        Datatype: 'fab:separator 1',
        MaxCount: 'fab:separator ";", ","',
        MinLength: 'fab:separator ""',
      },
    },
    {
      shape: 'MappingShape-splitsRecords',
      path: 'fab:splitsRecords',
      accepted: 'fab:splitsRecords "nom", "id"',
      refused: { Datatype: 'fab:splitsRecords 1' },
    },
    {
      shape: 'MappingShape-splitsValues',
      path: 'fab:splitsValues',
      accepted: 'fab:splitsValues "typologie"',
      refused: { Datatype: 'fab:splitsValues 1' },
    },
  ]),
  ...examplesOf(place, [
    {
      shape: 'TiersLieuShape-locationScore',
      path: 'fab:locationScore',
      accepted: 'fab:locationScore 0.94',
      refused: {
        Datatype: 'fab:locationScore "0.94"',
        MaxCount: 'fab:locationScore 0.9, 0.8',
        MinInclusive: 'fab:locationScore -0.1',
        MaxInclusive: 'fab:locationScore 9.0',
      },
    },
  ]),
];
