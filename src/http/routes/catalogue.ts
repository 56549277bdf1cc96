import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createLabels } from '../../catalogue/portal/labels.ts';
import { readLinked } from '../../catalogue/portal/linked.ts';
import { describeCatalogue } from '../../federation/publishing/catalogue-quads.ts';
import { createDumps } from '../../federation/publishing/dump-files.ts';
import { exchangePrefixes } from '../../federation/publishing/exchange-terms.ts';
import { createInstanceDescription } from '../../federation/publishing/instance-description.ts';
import { writeVoidJson } from '../../federation/publishing/void-json.ts';
import { describeContainers } from '../../federation/publishing/void-containers.ts';
import { describeDataset, describePartitions } from '../../federation/publishing/void-quads.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { createDocumentSender, serveDocument, type DescribedDocument } from '../described-document.ts';
import { cataloguePage } from '../pages/catalogue-page.tsx';
import { dumpRoutes } from '../publishing/dump-routes.ts';

/** What the instance tells whoever would harvest it: the catalogue (DCAT-AP), the figures (VoID) and the dumps. */
export function catalogueRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const { store, vocabulary, configuration, portal } = dependencies;
  const { baseIri } = configuration;
  const describe = createInstanceDescription(store, vocabulary, baseIri);
  const dumps = createDumps(store, join(configuration.stateDir, 'dumps'));
  const sender = createDocumentSender(dependencies);

  const page: DescribedDocument['page'] = async (request) => {
    const [description, files] = await Promise.all([describe(), dumps.current()]);
    const sources = description.datasets.sources.map(({ iri }) => iri);
    const linked = await readLinked(store, sources, baseIri);
    const labels = createLabels(vocabulary, linked, request.choice.language);
    return (
      portal?.render(
        (context, alternates) => cataloguePage({ description, dumps: files, labels, alternates }, context),
        request,
      ) ?? ''
    );
  };

  serveDocument(server, sender, {
    path: 'catalog',
    prefixes: exchangePrefixes,
    quads: async () => describeCatalogue({ ...(await describe()), dumps: await dumps.current() }),
    page,
  });

  const figures = async () => {
    const description = await describe();
    return [...describeContainers(description), ...describeDataset(description), ...describePartitions(description)];
  };
  serveDocument(server, sender, {
    path: '.well-known/void',
    quads: figures,
    json: async () => writeVoidJson(await figures(), baseIri),
    page,
  });

  dumpRoutes(server, dependencies, { dumps, describe });
}
