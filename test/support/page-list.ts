/** A page to look at: what it shows, and its status where that is not 200. */
export interface ListedPage {
  readonly path: string;
  readonly shows: string;
  readonly status?: number;
}

const answered = encodeURIComponent('SELECT ?s WHERE { ?s a <https://w3id.org/fabriques/ns#Action> }');

/** Every kind of page. */
export const listedPages: readonly ListedPage[] = [
  { path: '', shows: '382' },
  { path: 'fabriques', shows: 'Action Numérique' },
  { path: 'fabriques?region=84&qpv=oui&action=coworking', shows: 'LAB01' },
  { path: 'fabriques?vue=table&tri=annee', shows: 'Dynacité' },
  { path: 'fabriques?vue=carte&region=84', shows: 'LAB01' },
  { path: 'fabriques?vue=partager&region=84', shows: 'iframe' },
  { path: 'fabriques?vue=integrer&region=84', shows: 'LAB01' },
  { path: 'fabriques?q=introuvable-partout', shows: 'introuvable-partout' },
  { path: 'fabriques?manque=annee&departement=01', shows: 'manque' },
  { path: 'tiers-lieux', shows: 'JSON-LD' },
  { path: 'recherche?q=chambery', shows: 'La Dynamo' },
  { path: 'comparer?f=lab01&f=la-dynamo&f=monscobar', shows: 'La Dynamo' },
  { path: 'actions', shows: 'Coworking' },
  { path: 'actions?lieu=Lyon', shows: 'Coworking' },
  { path: 'visites', shows: 'JSON-LD' },
  { path: 'pratiques', shows: 'PeerTube' },
  { path: 'structures', shows: 'Dynacité' },
  { path: 'fabriques/lab01', shows: 'Dynacité' },
  { path: 'fabriques/monscobar', shows: 'La Coopérative Baraka' },
  { path: 'fabriques/anis', shows: 'Saint-Martin' },
  { path: 'fabriques/lab01/historique', shows: 'LAB01' },
  { path: 'fabriques/lab01/modifier', shows: 'LAB01' },
  { path: 'structures/la-cooperative-baraka', shows: 'MONSCOBAR' },
  { path: 'actions/formation', shows: 'LAB01' },
  { path: 'pratiques/presenter-sa-fabrique-en-video', shows: 'PeerTube' },
  { path: 'catalog', shows: 'TriG' },
  { path: 'feed', shows: 'Atom' },
  { path: 'federation', shows: 'federation' },
  { path: 'ns', shows: 'fab:Fabrique' },
  { path: 'ns/partnership', shows: 'partnership' },
  { path: 'schemas', shows: 'JSON-LD' },
  { path: 'schemas/legal-forms', shows: 'association-loi-1901' },
  { path: 'shapes', shows: 'rdf:langString' },
  { path: 'context.jsonld', shows: 'carriedBy' },
  { path: 'docs', shows: '/fabriques/{slug}' },
  { path: 'connexion', shows: 'form' },
  { path: 'sparql', shows: 'SELECT' },
  { path: `sparql?query=${answered}`, shows: 'actions/coworking' },
  { path: 'sparql?query=SELEC', shows: 'SPARQL 1.1', status: 400 },
  { path: 'fabriques/nulle-part', shows: '404', status: 404 },
];
