import type { FastifyInstance } from 'fastify';
import { createDirectory } from '../../catalogue/portal/directory.ts';
import { describeInstance } from '../../catalogue/portal/instance-description.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { createDocumentSender, serveDocument } from '../described-document.ts';

/** The address of the instance: the portal for people, a description of the data for programs. */
export function homeRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const { store, vocabulary, configuration, portal } = dependencies;
  const readDirectory = createDirectory(store, configuration.baseIri);
  serveDocument(server, createDocumentSender(dependencies), {
    path: '',
    quads: async () => describeInstance(vocabulary, configuration.baseIri, (await readDirectory()).entries.length),
    page: (request) => portal?.home(request) ?? '',
  });
}
