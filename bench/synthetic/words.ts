/** The words from which names and sentences are put together. */

export const placeKinds = [
  'La Fabrique',
  'L’Atelier',
  'Le Hangar',
  'La Manufacture',
  'Le Comptoir',
  'La Filature',
  'Le Quai',
  'La Halle',
  'Le Café',
  'La Ruche',
  'Le Labo',
  'La Grange',
  'Le Moulin',
  'L’Usine',
  'La Maison',
  'Le Garage',
  'La Gare',
  'L’Établi',
  'Le Jardin',
  'La Cantine',
] as const;

export const placeNames = [
  'des possibles',
  'du coin',
  'partagée',
  'des communs',
  'du faire',
  'solidaire',
  'numérique',
  'des savoirs',
  'de la transition',
  'des voisins',
  'à idées',
  'du fleuve',
  'des tisserands',
  'de l’avenir',
  'citoyenne',
  'des artisans',
  'en chantier',
  'du canal',
  'de l’entraide',
  'ouverte',
  'des cheminots',
  'du lien',
  'des récoltes',
  'sans façon',
  'du bocage',
] as const;

export const structureKinds = [
  ['association-loi-1901', 'Association'],
  ['association-loi-1901', 'Collectif'],
  ['scic', 'Scic'],
  ['scop', 'Scop'],
  ['commune', 'Ville de'],
  ['epci', 'Communauté de communes de'],
  ['spl', 'Spl'],
  ['universite', 'Université de'],
  ['cooperative', 'Coopérative'],
  ['sas', 'Société'],
] as const;

export const structureNames = [
  'Les Ateliers du Lien',
  'Habitat Demain',
  'Mission locale',
  'Centre social',
  'Emmaüs',
  'Ligue de l’enseignement',
  'Habitat 21',
  'Cité solidaire',
  'Campus des métiers',
  'Ressourcerie',
  'Bâtir ensemble',
  'Le Relais',
  'Logis familial',
  'Pôle numérique',
  'Insertion et Emploi',
  'Foyer rural',
  'Maison des jeunes',
  'Chantiers du Possible',
  'École du Code',
  'Les Petits Débrouillards',
] as const;

export const streets = [
  'rue de la République',
  'place du Marché',
  'avenue Jean Jaurès',
  'rue Victor Hugo',
  'quai de la Gare',
  'chemin des Vignes',
  'rue du Moulin',
  'boulevard Voltaire',
  'impasse des Tisserands',
  'rue Louise Michel',
] as const;

export const sentences = [
  'Un lieu ouvert à tous les habitants, où l’on répare, fabrique et apprend ensemble.',
  'Un café associatif accueille les porteurs de projet du quartier.',
  'Des machines partagées, un fablab et un atelier bois sont à la disposition des artisans.',
  'Le coworking fait vivre le centre-bourg et évite des trajets.',
  'Une cuisine partagée transforme les produits des fermes voisines.',
  'Des formations courtes mènent aux métiers du numérique.',
  'Les aînés y apprennent à se servir d’une tablette avec des médiateurs.',
  'Une ressourcerie donne une seconde vie aux objets.',
  'Les décisions se prennent en assemblée, ouverte à qui le veut.',
  'Un jardin nourricier relie l’école, le centre social et les voisins.',
] as const;

export const families = [
  'ateliers-artisanaux',
  'coworking',
  'cuisine-partagee',
  'fablab',
  'living-lab',
  'nourricier',
  'culturel',
] as const;

export const partnerKinds = [
  'collectivite',
  'centre-social',
  'bailleur-social',
  'acteur-de-la-formation',
  'entreprise',
  'association',
] as const;

export const visitKinds = ['visite', 'compagnonnage', 'contribution', 'formation', 'residence'] as const;

/** Text as it stands in an address: lower case ASCII and hyphens. */
export function toSlug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/gu, 'oe')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
