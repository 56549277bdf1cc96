import type { FastifyInstance } from 'fastify';
import { createNews } from '../../catalogue/portal/news.ts';
import { readOverview } from '../../catalogue/portal/overview.ts';
import { describeCatalogue } from '../../federation/publishing/catalogue-quads.ts';
import { dumpNames } from '../../federation/publishing/dump-files.ts';
import { createInstanceDescription } from '../../federation/publishing/instance-description.ts';
import { describeDataset } from '../../federation/publishing/void-quads.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { createDocumentSender, serveDocument } from '../described-document.ts';

/** The address of the instance: the portal for people, a description of the data for programs. */
export function homeRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, vocabulary, configuration, portal, tables } = dependencies;
  const news = createNews(store, configuration.baseIri);
  const read = createInstanceDescription(store, vocabulary, configuration.baseIri);
  serveDocument(server, createDocumentSender(dependencies), {
    path: '',
    quads: async () => {
      const description = await read();
      const dumps = dumpNames.map((name) => ({ name }));
      return [...describeDataset(description), ...describeCatalogue({ ...description, dumps })];
    },
    page: async (request) => (await portal?.home(await readOverview(tables), await news(), request)) ?? '',
  });
}
