import type { NewsItem } from '../catalogue/portal/news.ts';
import type { Overview } from '../catalogue/portal/overview.ts';
import type { AssetRegistry } from './asset-registry.ts';
import type { PageRenderers, PageRequest } from './page-renderers.ts';
import type { Alternate } from './pages/layout.tsx';
import type { PageContext } from './pages/page-context.ts';
import type { Page } from './pages/render-page.tsx';
import type { SparqlModel } from './sparql/workbench-model.ts';

/** A page as a function of the language and place in which it is read. */
export type PageOf = (context: PageContext, alternates: readonly Alternate[]) => Page;

/** Every page of the portal, as functions from a model and a request to a whole HTML document. */
export interface Portal extends PageRenderers {
  readonly home: (overview: Overview, news: readonly NewsItem[], request: PageRequest) => Promise<string>;
  /** The workbench: a form, and below it the answer or what is wrong with the query. */
  readonly sparql: (model: SparqlModel, request: PageRequest) => string;
  /** Any other page, such as the documentation of the vocabulary. */
  readonly render: (page: PageOf, request: PageRequest) => string;
  /** The files that pages load. */
  readonly assets: AssetRegistry;
}
