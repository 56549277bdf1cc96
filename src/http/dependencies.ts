import type { MemberTables } from '../catalogue/member-tables.ts';
import type { InvolvementIndex } from '../catalogue/structures/involvement-index.ts';
import type { Search } from '../catalogue/search/search.ts';
import type { Contributor } from '../contribution/contributor.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { Configuration } from '../core/configuration.ts';
import type { Observer } from '../core/observer.ts';
import type { Harvesting } from '../federation/harvest/create-harvesting.ts';
import type { Store } from '../store/store.ts';
import type { Validator } from '../validation/validator.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Access } from './access.ts';
import type { Metrics } from './observing/metrics.ts';
import type { Registered } from './openapi/registered.ts';
import type { PageRenderers } from './page-renderers.ts';
import type { Portal } from './portal.ts';
import type { Readiness } from './readiness.ts';

/** What the server and its routes need; the composition root hands it in. */
export interface ServerDependencies {
  readonly store: Store;
  readonly vocabulary: Vocabulary;
  readonly validator: Validator;
  readonly contributor: Contributor;
  readonly configuration: Configuration;
  /** The peers and their harvests; without it the server makes its own. */
  readonly harvesting?: Harvesting;
  /** Without it the server counts as ready from the start. */
  readonly readiness?: Readiness;
  /** Without it there are no HTML pages, and HTML is not on offer. */
  readonly pages?: PageRenderers;
  /** The home page, the workbench, the documentation of the vocabulary, and the files that pages load. */
  readonly portal?: Portal;
  /** What is counted; without it the server counts its requests alone. */
  readonly metrics?: Metrics;
  /** Is told what happens; without it the metrics alone are. */
  readonly observer?: Observer;
  /** Without it a log is made as the configuration says. */
  readonly log?: FastifyBaseLogger;
}

/** What routes have at hand beside what the composition root handed in. */
export interface RouteDependencies extends ServerDependencies {
  readonly access: Access;
  readonly metrics: Metrics;
  /** The operations of this server, whole once it is ready. */
  readonly registered: Registered;
  readonly observer: Observer;
  /** The members of every collection, read once for each revision. */
  readonly tables: MemberTables;
  /** What each structure carries and partners in, read once and then followed. */
  readonly involvements: () => Promise<InvolvementIndex>;
  readonly search: Search;
}
