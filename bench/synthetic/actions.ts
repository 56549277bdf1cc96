import { type BenchDocument, document, link, literal, schemes, type Triple } from './triples.ts';
import { toSlug } from './words.ts';

/** Categories of actions with their actions; one may stand under several, and `>` opens a level more. */
const categories: Readonly<Record<string, readonly string[]>> = {
  Numérique: [
    'Fab lab',
    'Médiation numérique',
    'Inclusion numérique',
    'Campus connecté',
    'Grande école du numérique',
    'Logiciels libres',
    'Cartographie participative',
    'Fab lab > Impression 3D',
    'Fab lab > Découpe laser',
  ],
  Culture: [
    'Microfolie',
    'Résidence d’artistes',
    'Spectacle vivant',
    'Radio locale',
    'Ciné-club',
    'Bibliothèque d’objets',
    'Résidence d’artistes > Atelier d’écriture',
  ],
  Médiation: [
    'Microfolie',
    'Médiation numérique',
    'Permanences administratives',
    'Médiation sociale',
    'Café des aidants',
  ],
  Formation: [
    'Campus connecté',
    'Grande école du numérique',
    'Apprentissage',
    'Chantier école',
    'Remise à niveau',
    'Formation de formateurs',
    'Chantier école > Chantier bois',
  ],
  Coworking: ['Réseaux de coworkers', 'Bureaux partagés', 'Télétravail des agents publics', 'Salle de réunion'],
  Mobilité: ['Autopartage', 'Atelier vélo', 'Covoiturage', 'Télétravail des agents publics'],
  Alimentation: [
    'Cuisine partagée',
    'Jardin partagé',
    'Épicerie solidaire',
    'Compostage',
    'Circuits courts',
    'Circuits courts > Marché de producteurs',
  ],
  Réemploi: ['Ressourcerie', 'Repair café', 'Matériauthèque', 'Couture', 'Atelier vélo', 'Compostage'],
  Économie: [
    'Pépinière d’entreprises',
    'Incubateur social',
    'Monnaie locale',
    'Investissements dans les communs',
    'Conciergerie',
    'Coopérative d’activité',
  ],
  Santé: ['Maison sport santé', 'Soutien psychologique', 'Café des aidants', 'Jardin partagé'],
};

interface Concept {
  readonly label: string;
  readonly broader: Set<string>;
}

function readConcepts(): Map<string, Concept> {
  const concepts = new Map<string, Concept>();
  const add = (label: string, broader?: string) => {
    const slug = toSlug(label);
    const concept = concepts.get(slug) ?? { label, broader: new Set<string>() };
    concepts.set(slug, concept);
    if (broader !== undefined && broader !== slug) {
      concept.broader.add(broader);
    }
    return slug;
  };
  for (const [category, actions] of Object.entries(categories)) {
    const top = add(category);
    for (const path of actions) {
      path.split(' > ').reduce((broader, label) => add(label, broader), top);
    }
  }
  return concepts;
}

const concepts = readConcepts();

/** The slugs of actions that a fabrique can do, the categories left out; the first are the usual ones. */
export const actionSlugs: readonly string[] = [...concepts]
  .filter(([, { broader }]) => broader.size > 0)
  .map(([slug]) => slug);

/** The documents of the scheme of actions. */
export function* actionDocuments(): Iterable<BenchDocument> {
  const scheme = link(`${schemes}actions`);
  for (const [slug, { label, broader }] of concepts) {
    const action = link(`actions/${slug}`);
    const triples: Triple[] = [
      [action, 'rdf:type', 'fab:Action'],
      [action, 'rdf:type', 'skos:Concept'],
      [action, 'skos:prefLabel', literal(label, '@fr')],
      [action, 'skos:inScheme', scheme],
    ];
    for (const above of broader) {
      triples.push([action, 'skos:broader', link(`actions/${above}`)]);
    }
    if (broader.size === 0) {
      triples.push([action, 'skos:topConceptOf', scheme]);
    }
    yield document(`actions/${slug}`, triples);
  }
}
