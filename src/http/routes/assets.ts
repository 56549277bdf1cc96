import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import { chooseCoding, compress } from '../content-coding.ts';
import type { ServerDependencies } from '../dependencies.ts';

interface AssetRequest {
  Params: { name: string };
}

/** Styles, fonts, images and scripts, under names that change with their content and may be kept for ever. */
export function assetRoutes(server: FastifyInstance, { portal }: Pick<ServerDependencies, 'portal'>): void {
  server.get<AssetRequest>('/assets/:name', async (request, reply) => {
    const asset = portal?.assets.get(request.params.name);
    if (!asset) {
      throw new DomainError('not-found', 'There is no such asset', {
        details: { inFrench: 'Ce fichier n’existe pas' },
      });
    }
    const coding = asset.isCompressible ? chooseCoding(request.headers['accept-encoding']) : undefined;
    const coded = coding && compress(asset.body, coding);
    void reply.headers({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      ...(coded && { 'content-encoding': coding }),
    });
    return reply.type(asset.contentType).send(coded ?? asset.body);
  });
}
