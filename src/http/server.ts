import fastify, { type FastifyInstance, LogController } from 'fastify';
import { createMemberTables } from '../catalogue/member-tables.ts';
import { createInvolvementIndex } from '../catalogue/structures/involvement-index.ts';
import { createSearch } from '../catalogue/search/search.ts';
import { createAccess } from './access.ts';
import { connectionLimits, refuseLongAddresses } from './connection-limits.ts';
import type { RouteDependencies, ServerDependencies } from './dependencies.ts';
import { watchMethods } from './methods.ts';
import { installProblemDetails, sendError } from './problem-details.ts';
import { createLog } from './observing/log.ts';
import { createMetrics } from './observing/metrics.ts';
import { observeRequests, requestIds } from './observing/observe-requests.ts';
import { watchRoutes } from './openapi/registered.ts';
import { limitRate } from './rate-limit.ts';
import { holdUntilReady, refuseWhenStopping } from './service-state.ts';
import { secureAnswer, secureAnswers } from './security-headers.ts';
import { isOwnRequest } from './warm-up.ts';
import { apiDocumentationRoutes } from './routes/api-documentation.ts';
import { assetRoutes } from './routes/assets.ts';
import { graphRoutes } from './routes/graphs.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { feedRoutes } from './routes/feed.ts';
import { fragmentRoutes } from './routes/fragments.ts';
import { elementRoutes } from './routes/elements.ts';
import { federationRoutes } from './routes/federation.ts';
import { homeRoutes } from './routes/home.ts';
import { vocabularyRoutes } from './routes/vocabulary.ts';
import { communeRoutes } from './routes/communes.ts';
import { compareRoutes } from './routes/compare.ts';
import { collectionRoutes } from './routes/collections.ts';
import { identityRoutes } from './routes/identity.ts';
import { problemRoutes } from './routes/problems.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { restoreRoutes } from './routes/restore.ts';
import { accountRoutes } from './routes/accounts.ts';
import { oidcRoutes } from './routes/oidc.ts';
import { mergeRoutes } from './routes/merge.ts';
import { erasureRoutes } from './routes/erasure.ts';
import { searchRoutes } from './routes/search.ts';
import { sitemapRoutes } from './routes/sitemap.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { completenessRoutes } from './routes/completeness.ts';
import { thingFormRoutes } from './routes/thing-forms.ts';
import { tokenPageRoutes } from './routes/token-pages.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { validateRoutes } from './routes/validate.ts';
import { historyRoutes } from './routes/history.ts';
import { thingWriteRoutes } from './routes/thing-writes.ts';
import { thingRoutes } from './routes/things.ts';
import { sparqlRoutes } from './routes/sparql.ts';
import { sparqlCompletionRoutes } from './routes/sparql-completion.ts';

/** Registers routes; every file of `routes/` exports one. */
export type Routes = (server: FastifyInstance, dependencies: RouteDependencies) => Promise<void> | void;

/** Every route of the server, one line each. */
const routes: readonly Routes[] = [
  healthRoutes,
  metricsRoutes,
  assetRoutes,
  apiDocumentationRoutes,
  homeRoutes,
  catalogueRoutes,
  feedRoutes,
  fragmentRoutes,
  elementRoutes,
  searchRoutes,
  sitemapRoutes,
  collectionRoutes,
  compareRoutes,
  thingRoutes,
  thingWriteRoutes,
  thingFormRoutes,
  communeRoutes,
  proposalRoutes,
  identityRoutes,
  sessionRoutes,
  historyRoutes,
  restoreRoutes,
  erasureRoutes,
  mergeRoutes,
  oidcRoutes,
  accountRoutes,
  tokenRoutes,
  tokenPageRoutes,
  validateRoutes,
  completenessRoutes,
  problemRoutes,
  sparqlRoutes,
  sparqlCompletionRoutes,
  graphRoutes,
  vocabularyRoutes,
  federationRoutes,
];

/** Builds the server without listening, so that tests can `inject` into it. */
export async function buildServer(
  dependencies: ServerDependencies,
  more: readonly Routes[] = [],
): Promise<FastifyInstance> {
  const { configuration } = dependencies;
  const { baseIri } = configuration;
  const metrics = dependencies.metrics ?? createMetrics();
  const server: FastifyInstance = fastify({
    loggerInstance: dependencies.log ?? createLog(configuration),
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger, bindings, options, raw) =>
      logger.child(bindings, isOwnRequest(raw) ? { ...options, level: 'silent' } : options),
    genReqId: requestIds(configuration.trustedProxies.length > 0),
    ...connectionLimits(configuration),
    bodyLimit: configuration.limits.bodyBytes,
    // No handlerTimeout: all that can last is a query, which the store ends, and a timer per request costs a fifth of it.
    trustProxy: configuration.trustedProxies.length > 0 ? [...configuration.trustedProxies] : false,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // problem details are sent instead
    routerOptions: { maxParamLength: 500, ignoreDuplicateSlashes: false },
    frameworkErrors: (error, request, reply) => {
      void sendError(error, request, secureAnswer(reply, baseIri), dependencies);
    },
  });
  const tables = createMemberTables(dependencies.store, baseIri);
  const { registered, seal } = watchRoutes(server);
  const forRoutes = {
    registered,
    ...dependencies,
    access: createAccess(configuration, dependencies.store.records),
    metrics,
    observer: dependencies.observer ?? metrics,
    tables,
    involvements: createInvolvementIndex(dependencies.store),
    search: createSearch(tables, baseIri),
  };
  installProblemDetails(server, dependencies);
  observeRequests(server, metrics, { traces: configuration.traces !== undefined });
  secureAnswers(server, baseIri);
  refuseLongAddresses(server);
  refuseWhenStopping(server, dependencies);
  holdUntilReady(server, dependencies);
  await limitRate(server, configuration.limits);
  const completeMethods = watchMethods(server, dependencies);
  for (const register of [...routes, ...more]) {
    await server.register(async (scope: FastifyInstance) => register(scope, forRoutes));
  }
  seal();
  completeMethods();
  return server;
}
