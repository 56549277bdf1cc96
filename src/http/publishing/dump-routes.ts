import type { FastifyInstance } from 'fastify';
import { readSourceDocuments } from '../../catalogue/source-documents.ts';
import { DomainError } from '../../core/errors.ts';
import { type DumpFile, dumpNames, type Dumps, toTrig } from '../../federation/publishing/dump-files.ts';
import type { InstanceDescription } from '../../federation/publishing/instance-description.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { writeLinks } from '../links.ts';
import { sendFile } from './send-file.ts';

/** What the routes of dumps share with those of the catalogue. */
export interface DumpSharing {
  readonly dumps: Dumps;
  readonly describe: InstanceDescription;
}

/** Whole dumps, and the documents of each source. */
export function dumpRoutes(
  server: FastifyInstance,
  { store, configuration: { baseIri } }: ServerDependencies,
  { dumps, describe }: DumpSharing,
): void {
  const link = writeLinks([{ href: `${baseIri}catalog`, rel: 'describedby' }]);
  server.get('/dumps/', async (_request, reply) => reply.redirect(`${baseIri}catalog#dumps`, 303));
  server.get('/dumps', async (_request, reply) => reply.redirect(`${baseIri}catalog#dumps`, 303));

  for (const name of dumpNames) {
    server.get(`/dumps/${name}`, async (request, reply) => {
      const file = (await dumps.current()).find((one) => one.name === name);
      if (!file) {
        throw missing(name);
      }
      return sendFile(request, reply, file.path, { contentType: contentTypeOf(file), headers: { link } });
    });
  }

  server.get<{ Params: { file: string } }>('/dumps/:file', async (request, reply) => {
    const [, identifier] = /^([\w.-]{1,200})\.trig$/u.exec(request.params.file) ?? [];
    const source = (await describe()).datasets.sources.find((one) => one.identifier === identifier);
    if (!source) {
      throw missing(request.params.file);
    }
    const etag = `W/"${await store.revision()}-${source.identifier}"`;
    void reply.headers({ etag, link, 'cache-control': 'no-cache' });
    if (request.headers['if-none-match']?.includes(etag)) {
      return reply.code(304).send();
    }
    void reply.type('application/trig');
    if (request.method === 'HEAD') {
      return reply.send();
    }
    const [quads, writer] = toTrig(await readSourceDocuments(store, source.iri));
    quads.once('error', (error) => writer.destroy(error));
    return reply.send(quads.pipe(writer));
  });
}

function contentTypeOf({ name }: DumpFile): string {
  if (name.endsWith('.gz')) {
    return 'application/gzip';
  }
  return name.endsWith('.trig') ? 'application/trig' : 'application/n-quads';
}

function missing(name: string): DomainError {
  return new DomainError('not-found', `There is no dump "${name.slice(0, 100)}"; /catalog lists those there are`, {
    details: { inFrench: `Il n’y a pas d’export « ${name.slice(0, 100)} » ; /catalog liste ceux qui existent` },
  });
}
