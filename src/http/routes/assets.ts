import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../core/errors.ts';
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
    const accepted = request.headers['accept-encoding'] ?? '';
    const coding = (['br', 'gzip'] as const).find(
      (one) => asset.encodings[one] && new RegExp(`\\b${one}\\b`, 'u').test(accepted),
    );
    const body = (coding && asset.encodings[coding]) ?? asset.body;
    void reply.headers({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      ...(coding && { 'content-encoding': coding }),
    });
    return reply.type(asset.contentType).send(body);
  });
}
