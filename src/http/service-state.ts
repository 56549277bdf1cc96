import type { FastifyInstance } from 'fastify';
import { DomainError } from '../core/errors.ts';
import type { ServerDependencies } from './dependencies.ts';

/** Seconds after which a client that came while the server was loading may try again. */
export const retryAfterSeconds = 2;

/** What a server that is loading still answers. */
const answeredWhileLoading = /^\/(?:health|metrics|assets)(?:[/?]|$)/u;

/** What a server that is stopping still answers. */
const answeredWhileStopping = /^\/(?:health|metrics)(?:[/?]|$)/u;

/** Holds every request off until the data are loaded, except those that ask how far it has come. */
export function holdUntilReady(server: FastifyInstance, { readiness }: Pick<ServerDependencies, 'readiness'>): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const isHeld = readiness && !readiness.isReady() && !answeredWhileLoading.test(request.url);
    done(isHeld ? loading() : undefined);
  });
}

/** Once the server is told to close, requests that were taken are finished and others refused. */
export function refuseWhenStopping(
  server: FastifyInstance,
  { readiness }: Pick<ServerDependencies, 'readiness'>,
): void {
  server.addHook('preClose', async () => readiness?.stop());
  server.addHook('onRequest', (request, _reply, done) => {
    const isRefused = readiness?.isStopping() && !answeredWhileStopping.test(request.url);
    done(isRefused ? stopping() : undefined);
  });
}

function loading(): DomainError {
  return new DomainError('store-loading', 'The data are being loaded. Try again in a moment.', {
    details: { retryAfterSeconds, inFrench: 'Les données se chargent. Réessayez dans un instant.' },
  });
}

function stopping(): DomainError {
  return new DomainError('stopping', 'The server is being stopped; what had begun is finished.', {
    details: { retryAfterSeconds, inFrench: 'Le serveur s’arrête ; ce qui était commencé se termine.' },
  });
}
