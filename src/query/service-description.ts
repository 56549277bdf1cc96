import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { rdfFormats } from '../core/rdf/formats.ts';
import type { Limits } from '../core/limits.ts';
import { prefixes } from '../vocabulary/namespaces.ts';
import { describedLimits } from './limits.ts';
import { resultsFormats } from './results-formats.ts';

const sd = 'http://www.w3.org/ns/sparql-service-description#';
const w3cFormats = 'http://www.w3.org/ns/formats/';
const rdfType = DataFactory.namedNode(`${prefixes.rdf}type`);

/** The prefixes that a service description is written with. */
export const serviceDescriptionPrefixes = { ...prefixes, sd, formats: w3cFormats };

const graphFormatNames: Readonly<Record<string, string>> = {
  jsonld: 'JSON-LD',
  turtle: 'Turtle',
  trig: 'TriG',
  'n-triples': 'N-Triples',
  'n-quads': 'N-Quads',
  'rdf-xml': 'RDF_XML',
};

/** What a service says of itself. */
export interface ServiceFacts {
  /** The address of the endpoint. */
  readonly endpoint: string;
  readonly defaultGraph: 'union' | 'separate';
  /** Whether the endpoint takes updates at all. */
  readonly updates: boolean;
  readonly limits: Limits;
  readonly timeoutMs: number;
  /** The address of the Graph Store protocol, which lists the named graphs. */
  readonly graphStore: string;
  /** The address of the graph that takes what is written without a graph, while the default graph is the union. */
  readonly defaultDocument: string;
}

const sayings = {
  union: {
    en: 'The default graph of a query is the union of all named graphs, as a set: a triple in two graphs is one solution. What is written without a graph goes to the document DOCUMENT; what is deleted without a graph leaves that document only, never the document of a thing or of a source.',
    fr: 'Le graphe par défaut d’une interrogation est l’union de tous les graphes nommés, comme ensemble : un triplet dans deux graphes fait une seule solution. Ce qui est écrit sans graphe va dans le document DOCUMENT ; ce qui est supprimé sans graphe l’est de ce document seul, jamais de celui d’une chose ou d’une source.',
  },
  separate: {
    en: 'The default graph is a graph of its own.',
    fr: 'Le graphe par défaut est un graphe à part.',
  },
} as const;

const acrossSaying = {
  en: 'With the parameter "sources" (names or addresses of registered peers, with commas between them, or "all") a query is answered over the data of this server and theirs together; the header Fabriques-Sources says what came of each. SERVICE may name a peer by its address.',
  fr: 'Avec le paramètre « sources » (noms ou adresses de sources partenaires, séparés par des virgules, ou « all »), la réponse porte sur les données de ce serveur et les leurs réunies ; l’en-tête Fabriques-Sources dit ce que chacune a donné. SERVICE peut nommer une source par son adresse.',
} as const;

/**
 * The description of the SPARQL service.
 *
 * @see {@link https://www.w3.org/TR/sparql11-service-description/}
 */
export function describeService(facts: ServiceFacts): Quad[] {
  const { endpoint, limits, timeoutMs } = facts;
  const service = DataFactory.namedNode(`${endpoint}#service`);
  const dataset = DataFactory.namedNode(`${endpoint}#dataset`);
  const defaultGraph = DataFactory.namedNode(`${endpoint}#default-graph`);
  const quads: Quad[] = [];
  const say = (subject: NamedNode, predicate: string, ...objects: Term[]) => {
    for (const object of objects) {
      quads.push(DataFactory.quad(subject, DataFactory.namedNode(predicate), object as never));
    }
  };
  const languages = ['SPARQL10Query', 'SPARQL11Query', ...(facts.updates ? ['SPARQL11Update'] : [])];
  quads.push(DataFactory.quad(service, rdfType, DataFactory.namedNode(`${sd}Service`)));
  say(service, `${sd}endpoint`, DataFactory.namedNode(endpoint));
  say(service, `${sd}supportedLanguage`, ...languages.map((name) => DataFactory.namedNode(sd + name)));
  say(
    service,
    `${sd}resultFormat`,
    ...resultsFormats.map(({ iri }) => DataFactory.namedNode(iri)),
    ...rdfFormats.map(({ name }) => DataFactory.namedNode(w3cFormats + (graphFormatNames[name] ?? name))),
  );
  if (facts.updates) {
    say(
      service,
      `${sd}inputFormat`,
      ...rdfFormats.map(({ name }) => DataFactory.namedNode(w3cFormats + (graphFormatNames[name] ?? name))),
    );
  }
  if (facts.defaultGraph === 'union') {
    say(service, `${sd}feature`, DataFactory.namedNode(`${sd}UnionDefaultGraph`));
  }
  say(service, `${sd}feature`, DataFactory.namedNode(`${sd}BasicFederatedQuery`));
  for (const [language, text] of Object.entries(acrossSaying)) {
    say(service, `${prefixes.dcterms}description`, DataFactory.literal(text, language));
  }
  say(service, `${sd}defaultDataset`, dataset);
  quads.push(DataFactory.quad(dataset, rdfType, DataFactory.namedNode(`${sd}Dataset`)));
  say(dataset, `${sd}defaultGraph`, defaultGraph);
  quads.push(DataFactory.quad(defaultGraph, rdfType, DataFactory.namedNode(`${sd}Graph`)));
  for (const [language, text] of Object.entries(sayings[facts.defaultGraph])) {
    say(
      dataset,
      `${prefixes.dcterms}description`,
      DataFactory.literal(text.replace('DOCUMENT', facts.defaultDocument), language),
    );
  }
  say(service, `${prefixes.rdfs}seeAlso`, DataFactory.namedNode(facts.graphStore));
  for (const { name, value, en, fr } of describedLimits(limits, timeoutMs)) {
    const limit = DataFactory.blankNode(`limit-${name}`);
    say(service, `${prefixes.schema}additionalProperty`, limit);
    quads.push(
      DataFactory.quad(limit, rdfType, DataFactory.namedNode(`${prefixes.schema}PropertyValue`)),
      DataFactory.quad(limit, DataFactory.namedNode(`${prefixes.schema}propertyID`), DataFactory.literal(name)),
      DataFactory.quad(limit, DataFactory.namedNode(`${prefixes.schema}name`), DataFactory.literal(en, 'en')),
      DataFactory.quad(limit, DataFactory.namedNode(`${prefixes.schema}name`), DataFactory.literal(fr, 'fr')),
      DataFactory.quad(limit, DataFactory.namedNode(`${prefixes.schema}maxValue`), DataFactory.literal(value)),
    );
  }
  return quads;
}
