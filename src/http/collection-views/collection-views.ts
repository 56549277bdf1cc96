import { readMatrix } from '../../catalogue/actions/matrix.ts';
import type { Collections } from '../../catalogue/collections.ts';
import type { CollectionName } from '../../catalogue/kinds.ts';
import { listPractices } from '../../catalogue/practices/list-practices.ts';
import { createPracticeIndex } from '../../catalogue/practices/practice-index.ts';
import { listStructures } from '../../catalogue/structures/list-structures.ts';
import { filterNames } from '../../catalogue/read-filters.ts';
import { readExchanges } from '../../catalogue/visits/exchanges.ts';
import { layOut } from '../../catalogue/visits/network.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { actionsPage } from '../pages/action-matrix.tsx';
import { conceptNames } from '../pages/concept-name.ts';
import { practicesPage } from '../pages/practices-page.tsx';
import { structuresPage } from '../pages/structures-page.tsx';
import { visitsPage } from '../pages/visits-page.tsx';
import type { CollectionView } from './collection-view.ts';
import { dataParametersOf } from './data-parameters.ts';

/** The collections whose page is more than a list. */
export function createCollectionViews(
  { store, tables, involvements, vocabulary, configuration }: RouteDependencies,
  collections: Collections,
): Partial<Record<CollectionName, CollectionView>> {
  const { baseIri } = configuration;
  const practices = createPracticeIndex(store, tables);
  return {
    actions: {
      parameters: ['departement', 'region', 'lieu', 'pres', 'rayon'],
      read: async (parameters) => {
        const matrix = await readMatrix(tables, parameters);
        return {
          page: (context, alternates) => actionsPage(matrix, alternates, context),
          data: dataParametersOf(matrix.territory),
        };
      },
    },
    structures: {
      parameters: ['q', 'role', 'departement', 'page'],
      read: async (parameters, language) => {
        const list = await listStructures(tables, await involvements(), parameters);
        const nameOf = conceptNames(vocabulary, language);
        return {
          page: (context, alternates) => structuresPage({ list, nameOf, alternates }, context),
          data: parameters.filter(([name]) => name === 'q' || name === 'departement'),
        };
      },
    },
    visites: {
      parameters: filterNames('visites'),
      read: async (parameters, language) => {
        const exchanges = await readExchanges(tables, collections, baseIri, parameters);
        const model = { exchanges, network: layOut(exchanges.ties), nameOf: conceptNames(vocabulary, language) };
        return {
          page: (context, alternates) => visitsPage({ ...model, alternates }, context),
          data: exchanges.parameters,
        };
      },
    },
    pratiques: {
      parameters: ['q', 'categorie'],
      read: async (parameters, language) => {
        const list = await listPractices(tables, await practices(), parameters);
        const categories = await tables.of('categories');
        const nameOf = conceptNames(vocabulary, language, categories);
        const definitionOf = (iri: string) => textIn(categories.get(iri)?.definitions ?? {}, language);
        return {
          page: (context, alternates) => practicesPage({ list, nameOf, definitionOf, alternates }, context),
          data: parameters.filter(([name]) => name === 'q'),
        };
      },
    },
  };
}
