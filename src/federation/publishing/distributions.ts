import type { Quad } from '@rdfjs/types';
import { type CollectionName, isOfPlaces } from '../../catalogue/kinds.ts';
import type { DumpFile } from './dump-files.ts';
import { dateTime, describe, integer, namedNode, term } from './exchange-terms.ts';

/** One way to get a data set: an address and a format. */
export interface Distribution {
  /** Below the base, without a slash before it. */
  readonly path: string;
  readonly title: Readonly<Record<'fr' | 'en', string>>;
  /** By its code in the EU's list of file types. */
  readonly fileType: string;
  readonly mediaType: string;
  readonly compressed?: boolean;
  readonly bytes?: number;
  readonly modified?: Date | undefined;
  /** The schema that a table follows. */
  readonly conformsTo?: string;
}

/** The national schema of places of digital mediation. */
const digitalMediationSchema = 'https://schema.data.gouv.fr/LaMednum/standard-mediation-num';

const table = { fileType: 'CSV', mediaType: 'text/csv' };
const map = { fileType: 'GEOJSON', mediaType: 'application/geo+json' };
const jsonLd = { fileType: 'JSON_LD', mediaType: 'application/ld+json' };

/** How a collection can be had. */
export function distributionsOf(collection: CollectionName): Distribution[] {
  const usual: Distribution[] = [
    { path: `${collection}.csv`, title: { fr: 'Tableau', en: 'Table' }, ...table },
    { path: `${collection}.jsonld`, title: { fr: 'JSON-LD, page par page', en: 'JSON-LD, page by page' }, ...jsonLd },
  ];
  if (!isOfPlaces(collection)) {
    return usual;
  }
  const places: Distribution[] = [
    ...usual,
    { path: `${collection}.geojson`, title: { fr: 'Carte (GeoJSON)', en: 'Map (GeoJSON)' }, ...map },
    { path: `${collection}.geojson?vocab=umap`, title: { fr: 'Carte pour uMap', en: 'Map for uMap' }, ...map },
    {
      path: `${collection}?vocab=pair`,
      title: { fr: 'Conteneur LDP en PAIR, pour SemApps', en: 'LDP container in PAIR, for SemApps' },
      ...jsonLd,
    },
  ];
  return collection === 'fabriques'
    ? [
        ...places,
        {
          path: 'api/elements.json',
          title: { fr: 'Éléments pour GoGoCarto', en: 'Elements for GoGoCarto' },
          ...{ fileType: 'JSON', mediaType: 'application/json' },
        },
        {
          path: 'fabriques.csv?vocab=mediation-numerique&complet=oui',
          title: {
            fr: 'Lieux de médiation numérique (schéma national)',
            en: 'Places of digital mediation (national schema)',
          },
          conformsTo: digitalMediationSchema,
          ...table,
        },
      ]
    : places;
}

/** The files that hold everything, as distributions. */
export function dumpDistributions(files: readonly (Pick<DumpFile, 'name'> & Partial<DumpFile>)[]): Distribution[] {
  return files.map(({ name, bytes, modified }) => {
    const isTrig = name.includes('.trig');
    const compressed = name.endsWith('.gz');
    const syntax = isTrig ? 'TriG' : 'N-Quads';
    return {
      path: `dumps/${name}`,
      title: {
        fr: `Tout, en ${syntax}${compressed ? ', compressé' : ''}`,
        en: `Everything, as ${syntax}${compressed ? ', compressed' : ''}`,
      },
      fileType: isTrig ? 'RDF_TRIG' : 'RDF_N_QUADS',
      mediaType: isTrig ? 'application/trig' : 'application/n-quads',
      compressed,
      ...(bytes !== undefined && { bytes }),
      modified,
    };
  });
}

/** A distribution in DCAT. @see {@link https://www.w3.org/TR/vocab-dcat-3/#Class:Distribution} */
export function distributionQuads(
  dataset: Quad['subject'],
  distribution: Distribution,
  { baseIri, licences, rights }: { baseIri: string; licences: readonly string[]; rights: Quad['object'] },
): Quad[] {
  const address = namedNode(baseIri + distribution.path);
  const node = namedNode(`${baseIri}catalog#${encodeURIComponent(distribution.path)}`);
  const { title, fileType, mediaType, compressed, bytes, modified, conformsTo } = distribution;
  return [
    ...describe(dataset, [['dcat:distribution', node]]),
    ...describe(node, [
      ['rdf:type', term('dcat:Distribution')],
      ['dcterms:title', title],
      ['dcat:accessURL', address],
      ['dcat:downloadURL', address],
      ['dcterms:format', namedNode(`http://publications.europa.eu/resource/authority/file-type/${fileType}`)],
      ['dcat:mediaType', mediaTypeIri(mediaType)],
      ['dcat:compressFormat', compressed ? mediaTypeIri('application/gzip') : undefined],
      ['dcat:byteSize', bytes === undefined ? undefined : integer(bytes)],
      ['dcterms:modified', modified && dateTime(modified)],
      ['dcterms:conformsTo', conformsTo === undefined ? undefined : namedNode(conformsTo)],
      // One licence where there is one; where there are several, each document says which is its own.
      ...(licences.length === 1 && licences[0] !== undefined
        ? ([['dcterms:license', namedNode(licences[0])]] as const)
        : ([['dcterms:rights', rights]] as const)),
    ]),
  ];
}

function mediaTypeIri(mediaType: string) {
  return namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`);
}
