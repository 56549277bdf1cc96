import { allDepartements, allRegions } from '../../src/catalogue/territories.ts';
import type { BenchData } from '../synthetic/generate.ts';

/** A kind of page, with addresses of it that differ: none of them is asked for twice. */
export interface PageKind {
  readonly name: string;
  readonly paths: readonly string[];
  /** Whether what it shows is a list that grows with the number of fabriques. */
  readonly grows?: boolean;
  /** Milliseconds that 95 of 100 answers may take. */
  readonly aim: number;
  /** What people or programs ask for; a page unless told otherwise. */
  readonly accept?: string;
}

const actions = ['coworking', 'fab-lab', 'formation', 'repair-cafe', 'numerique', 'culture', 'mediation', 'mobilite'];
const words = ['atelier', 'fabrique', 'usine', 'le', 'maison', 'commun', 'moulin', 'gare', 'lab', 'collectif'];

/** Sets of filters of every sort, alone and together, all of them different. */
function filterSets(count: number): string[] {
  const departements = allDepartements.map(({ code }) => code);
  const regions = allRegions.map(({ code }) => code);
  const pick = <T>(values: readonly T[], index: number): T | undefined => values[index % values.length];
  const sets = Array.from({ length: count }, (_, index) => {
    const parts: readonly (string | false)[] = [
      index % 2 === 0 && `region=${pick(regions, index) ?? ''}`,
      index % 5 === 1 && `departement=${pick(departements, index * 7) ?? ''}`,
      index % 3 === 0 && `action=${pick(actions, index) ?? ''}`,
      index % 4 === 1 && `statut=${pick(['does', 'starting', 'wants'], index) ?? ''}`,
      index % 4 === 2 && `qpv=${pick(['oui', 'non', 'inconnu'], index) ?? ''}`,
      index % 5 === 3 && `numerique=${pick(['oui', 'inconnu'], index) ?? ''}`,
      index % 6 === 5 && `manque=${pick(['porteur', 'annee', 'dossier,position'], index) ?? ''}`,
      index % 7 === 4 && `q=${pick(words, index) ?? ''}`,
      index % 11 === 7 && `pres=${45 + (index % 5)}.${index},${2 + (index % 4)}.5&rayon=${30 + index}`,
      index % 13 === 8 && `bbox=${index % 4},44,${4 + (index % 4)},48`,
      `tri=${pick(['nom', '-nom', 'codePostal', 'commune', 'annee', '-depuis', 'porteur'], index) ?? ''}`,
      index > 20 && `page=${1 + (index % 3)}`,
    ];
    return parts.filter((part) => part !== false).join('&');
  });
  return [...new Set(sets)];
}

/** Every kind of page over some data. */
export function pageKinds({ samples }: Pick<BenchData, 'samples'>, structures: readonly string[]): PageKind[] {
  const sets = filterSets(66);
  const fabriques = samples.slice(0, 60);
  const view = (name: string) => sets.map((set) => `fabriques?${set}&vue=${name}`);
  const page = { aim: 20 } as const;
  const towns = ['Lyon', 'Lille', 'Chambéry', 'Paris', 'Brest', 'Nantes', 'Toulouse', 'Metz', 'Dijon', 'Nice'];
  return [
    { name: 'list with filters', paths: sets.map((set) => `fabriques?${set}`), grows: true, ...page },
    { name: 'technical table', paths: view('table'), grows: true, ...page },
    { name: 'map of a set', paths: view('carte'), grows: true, ...page },
    { name: 'set to take away', paths: view('partager'), grows: true, ...page },
    { name: 'frame', paths: view('integrer'), grows: true, ...page },
    { name: 'fabrique', paths: fabriques.map((slug) => `fabriques/${slug}`), ...page },
    { name: 'its history', paths: fabriques.map((slug) => `fabriques/${slug}/historique`), ...page },
    { name: 'its form', paths: fabriques.map((slug) => `fabriques/${slug}/modifier`), ...page },
    { name: 'structure', paths: structures.map((slug) => `structures/${slug}`), ...page },
    {
      name: 'structures',
      paths: words.flatMap((q) => [`structures?q=${q}`, `structures?q=${q}&role=porte`, `structures?page=${q.length}`]),
      grows: true,
      ...page,
    },
    {
      name: 'matrix of actions',
      paths: [
        ...allRegions.map(({ code }) => `actions?region=${code}`),
        ...towns.map((town) => `actions?lieu=${town}`),
      ],
      grows: true,
      ...page,
    },
    {
      name: 'action, near a town',
      paths: actions.flatMap((action) => towns.slice(0, 6).map((town) => `actions/${action}?lieu=${town}`)),
      grows: true,
      ...page,
    },
    { name: 'visits around one', paths: fabriques.map((slug) => `visites?fabrique=${slug}`), ...page },
    {
      name: 'comparison',
      paths: fabriques
        .slice(4)
        .map((slug, index) => `comparer?f=${slug}&f=${fabriques[index] ?? ''}&f=${fabriques[index + 2] ?? ''}`),
      ...page,
    },
    {
      name: 'search',
      paths: words.flatMap((word) => towns.slice(0, 5).map((town) => `recherche?q=${word}+${town}`)),
      grows: true,
      ...page,
    },
    {
      name: 'suggestions',
      paths: [...words, ...towns].flatMap((word) =>
        [2, 3, 4].map((length) => `suggestions?q=${word.slice(0, length)}`),
      ),
      grows: true,
      aim: 10,
      accept: 'application/json',
    },
  ];
}
