import type { Quad } from '@rdfjs/types';
import { collectionNames, type CollectionName } from '../../catalogue/kinds.ts';
import type { DumpFile } from './dump-files.ts';
import { distributionQuads, distributionsOf, dumpDistributions } from './distributions.ts';
import { dateTime, describe, integer, literal, namedNode, term } from './exchange-terms.ts';
import type { DatasetDescription } from './void-quads.ts';

const europe = 'http://publications.europa.eu/resource/authority/';

/** From what the catalogue is made. */
export interface CatalogueDescription extends DatasetDescription {
  readonly dumps: readonly (Pick<DumpFile, 'name'> & Partial<DumpFile>)[];
}

type Text = Readonly<Record<'fr' | 'en', string>>;

/** What each collection is called, and what it holds. */
export const collectionTexts: Readonly<Record<CollectionName, { readonly title: Text; readonly description: Text }>> = {
  fabriques: {
    title: { fr: 'Fabriques de territoire', en: 'Fabriques de territoire' },
    description: {
      fr: 'Les tiers-lieux labellisés : commune, position, structures porteuses, consortium, label, actions.',
      en: 'The third places with the label: commune, position, carriers, consortium, label, actions.',
    },
  },
  'tiers-lieux': {
    title: { fr: 'Autres tiers-lieux', en: 'Other third places' },
    description: {
      fr: 'Les tiers-lieux que des sources partenaires connaissent, labellisés ou non.',
      en: 'The third places that peers know of, with the label or without.',
    },
  },
  structures: {
    title: { fr: 'Structures porteuses et partenaires', en: 'Carriers and partners' },
    description: {
      fr: 'Les structures qui portent les fabriques et celles qui les accompagnent.',
      en: 'The organisations that carry the fabriques and those that go with them.',
    },
  },
  actions: {
    title: { fr: 'Actions des fabriques', en: 'Actions of the fabriques' },
    description: {
      fr: 'Ce que les fabriques font, ont commencé ou veulent faire, par catégories et sous-catégories.',
      en: 'What the fabriques do, have started or want to do, by categories and sub-categories.',
    },
  },
  visites: {
    title: { fr: 'Visites entre fabriques', en: 'Visits between fabriques' },
    description: {
      fr: 'Qui a rendu visite à qui, et ce qui en est sorti.',
      en: 'Who visited whom, and what came of it.',
    },
  },
  pratiques: {
    title: { fr: 'Pratiques documentées', en: 'Documented practices' },
    description: {
      fr: 'Compagnonnage, projets, gouvernance, bouquets de financement : de quoi comparer des solutions.',
      en: 'Mentoring, projects, governance, funding mixes: material to compare solutions.',
    },
  },
  categories: {
    title: { fr: 'Catégories de pratiques', en: 'Practice categories' },
    description: {
      fr: 'Les catégories où se rangent les pratiques : celles du vocabulaire et celles que chacun ajoute.',
      en: 'The categories that practices belong to: those of the vocabulary and those that anybody adds.',
    },
  },
};

const keywords: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: ['tiers-lieux', 'fabriques de territoire', 'territoire', 'communs'],
  en: ['third places', 'territory', 'commons'],
};

/**
 * The catalogue: every data set with its licence and each way to get it, in DCAT as its European profile wants it.
 *
 * @see {@link https://semiceu.github.io/DCAT-AP/releases/3.0.0/ | DCAT-AP 3}
 */
export function describeCatalogue(description: CatalogueDescription): Quad[] {
  const { baseIri, vocabulary, datasets, modified, dumps } = description;
  const at = (path: string) => namedNode(baseIri + path);
  const [catalogue, whole, publisher, rights] = [at('catalog'), at(''), at('catalog#publisher'), at('catalog#rights')];
  const collections = collectionNames.map((name) => at(`catalog#${name}`));
  const services = [at('catalog#sparql'), at('catalog#fragments'), at('catalog#feed')];
  const common = (identifier: string): Parameters<typeof describe>[1] => [
    ['rdf:type', term('dcat:Dataset')],
    ['dcterms:identifier', literal(identifier)],
    ['dcterms:publisher', publisher],
    ['dcterms:language', ['FRA', 'ENG'].map((code) => namedNode(`${europe}language/${code}`))],
    ['dcterms:spatial', namedNode(`${europe}country/FRA`)],
    ['dcterms:accrualPeriodicity', namedNode(`${europe}frequency/CONT`)],
    ['dcat:theme', namedNode(`${europe}data-theme/REGI`)],
    [
      'dcat:keyword',
      Object.entries(keywords).flatMap(([language, words]) => words.map((word) => literal(word, language))),
    ],
    ['dcterms:modified', modified && dateTime(modified)],
  ];
  const licences = datasets.licences.map(({ licence }) => licence);
  return [
    ...describe(catalogue, [
      ['rdf:type', term('dcat:Catalog')],
      [
        'dcterms:title',
        { fr: 'Catalogue des fabriques de territoire', en: 'Catalogue of the fabriques de territoire' },
      ],
      ['dcterms:description', vocabulary.description],
      ['dcterms:publisher', publisher],
      ['dcterms:language', ['FRA', 'ENG'].map((code) => namedNode(`${europe}language/${code}`))],
      ['dcterms:license', namedNode('https://creativecommons.org/publicdomain/zero/1.0/')],
      ['dcterms:modified', modified && dateTime(modified)],
      ['foaf:homepage', whole],
      ['dcat:themeTaxonomy', namedNode(`${europe}data-theme`)],
      ['dcat:dataset', [whole, ...collections, ...datasets.sources.map(({ iri }) => namedNode(iri))]],
      ['dcat:service', services],
    ]),
    ...describe(publisher, [
      ['rdf:type', term('foaf:Agent')],
      ['foaf:name', vocabulary.title],
      ['foaf:homepage', whole],
    ]),
    ...describe(rights, [
      ['rdf:type', term('dcterms:RightsStatement')],
      [
        'rdfs:label',
        {
          fr: 'Chaque document dit sa licence (dcterms:license) ; chaque source est un jeu de données de ce catalogue, avec la sienne.',
          en: 'Each document says its licence (dcterms:license); each source is a data set of this catalogue, with its own.',
        },
      ],
    ]),
    ...describe(whole, [
      ...common(baseIri),
      ['dcterms:title', vocabulary.title],
      ['dcterms:description', vocabulary.description],
      ['dcterms:license', licences.map((licence) => namedNode(licence))],
      ['dcterms:rights', rights],
      ['dcat:landingPage', whole],
    ]),
    ...dumpDistributions(dumps).flatMap((one) => distributionQuads(whole, one, { baseIri, licences, rights })),
    ...collectionNames.flatMap((name) => collectionQuads(name)),
    ...datasets.sources.flatMap((source) => sourceQuads(source)),
    ...serviceQuads(),
  ];

  function collectionQuads(name: CollectionName): Quad[] {
    const dataset = at(`catalog#${name}`);
    const { things, licences: own } = datasets.collections[name];
    return [
      ...describe(dataset, [
        ...common(`${baseIri}${name}`),
        ['dcterms:title', collectionTexts[name].title],
        ['dcterms:description', collectionTexts[name].description],
        ['dcterms:license', own.map((licence) => namedNode(licence))],
        ['dcterms:isPartOf', whole],
        ['dcat:landingPage', at(name)],
        ['void:entities', integer(things)],
      ]),
      ...distributionsOf(name).flatMap((one) =>
        distributionQuads(dataset, { ...one, modified }, { baseIri, licences: own, rights }),
      ),
    ];
  }

  function sourceQuads({ iri, identifier, quads, licences: own }: (typeof datasets.sources)[number]): Quad[] {
    const file = { path: `dumps/${identifier}.trig`, fileType: 'RDF_TRIG', mediaType: 'application/trig', modified };
    const title = { fr: 'Ses documents, en TriG', en: 'Its documents, as TriG' };
    return [
      ...quads,
      ...describe(namedNode(iri), [['dcterms:isPartOf', whole]]),
      ...distributionQuads(namedNode(iri), { ...file, title }, { baseIri, licences: own, rights }),
    ];
  }

  function serviceQuads(): Quad[] {
    const service = (name: string, title: Text, standard: string) =>
      describe(at(`catalog#${name}`), [
        ['rdf:type', term('dcat:DataService')],
        ['dcterms:identifier', literal(`${baseIri}${name}`)],
        ['dcterms:title', title],
        ['dcat:endpointURL', at(name)],
        ['dcat:endpointDescription', at(name)],
        ['dcat:servesDataset', whole],
        ['dcterms:conformsTo', namedNode(standard)],
      ]);
    return [
      ...service(
        'sparql',
        { fr: 'Point d’accès SPARQL', en: 'SPARQL endpoint' },
        'https://www.w3.org/TR/sparql11-protocol/',
      ),
      ...service(
        'fragments',
        { fr: 'Fragments de triplets (TPF)', en: 'Triple pattern fragments' },
        'https://linkeddatafragments.org/specification/triple-pattern-fragments/',
      ),
      ...service(
        'feed',
        { fr: 'Flux des modifications (LDES)', en: 'Event stream of the changes (LDES)' },
        'https://w3id.org/ldes/specification',
      ),
    ];
  }
}
