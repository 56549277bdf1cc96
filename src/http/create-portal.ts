import { describeThing } from '../catalogue/portal/describe-thing.ts';
import { createLabels, type Labels } from '../catalogue/portal/labels.ts';
import { createLinkedReader } from '../catalogue/portal/linked.ts';
import { noSurroundings } from '../catalogue/portal/surroundings.ts';
import type { Tiles } from '../core/configuration.ts';
import type { Store } from '../store/store.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { type AssetRegistry, readAssets } from './asset-registry.ts';
import type { PageRequest } from './page-renderers.ts';
import { collectionPage } from './pages/collection-page.tsx';
import { homePage } from './pages/home-page.tsx';
import type { Alternate } from './pages/layout.tsx';
import { createPageContext, type PageContext } from './pages/page-context.ts';
import { problemPage } from './pages/problem-page.tsx';
import { renderPage } from './pages/render-page.tsx';
import { sparqlPage } from './pages/sparql-page.tsx';
import { thingPage } from './pages/thing-page.tsx';
import type { Portal } from './portal.ts';

/** What the pages are made from. */
export interface PortalOptions {
  readonly store: Store;
  readonly vocabulary: Vocabulary;
  readonly baseIri: string;
  readonly assets?: AssetRegistry;
  readonly tiles?: Tiles | undefined;
}

/** Makes the pages of a portal; the assets are read once. */
export function createPortal(options: PortalOptions): Portal {
  const { store, vocabulary, baseIri, assets = readAssets(), tiles } = options;
  const readLinked = createLinkedReader(store, baseIri);
  const contextOf = ({ url, choice }: PageRequest): PageContext =>
    createPageContext({ baseIri, url, choice, assetName: assets.nameOf, tiles });
  const labelsFor = async (iris: readonly string[], { choice }: PageRequest): Promise<Labels> =>
    createLabels(vocabulary, await readLinked(iris), choice.language);
  const render: Portal['render'] = (page, request) => {
    const context = contextOf(request);
    return renderPage(context, page(context, dataOf(request)));
  };

  return {
    assets,
    render,
    problem: (problem, request) => render(() => problemPage(problem), request),
    sparql: (model, request) => render((context, alternates) => sparqlPage(model, alternates, context), request),
    thing: async (thing, request, around = noSurroundings) => {
      const about = await describeThing(thing, {
        ...{ store, vocabulary, baseIri, language: request.choice.language, around, readLinked },
      });
      return render((context, alternates) => thingPage({ about, around, alternates }, context), request);
    },
    collection: async (page, request, labels) =>
      render((context, alternates) => collectionPage({ page, labels, alternates }, context), request),
    home: async (overview, news, request) => {
      const labels = await labelsFor(
        news.flatMap(({ things }) => things.slice(0, 3).map(({ iri }) => iri)),
        request,
      );
      return render((context, alternates) => homePage({ overview, news, labels, alternates }, context), request);
    },
  };
}

/** The representations other than the page itself. */
function dataOf({ alternates }: PageRequest): Alternate[] {
  return alternates.filter(({ mediaType }) => mediaType !== 'text/html');
}
