import type { FastifyInstance } from 'fastify';

/** The operations that a server has, as `GET /fabriques/{slug}`, from its routes. */
export type Registered = ReadonlySet<string>;

const suffix = /\.(?:jsonld|html|ttl|trig|nt|nq|rdf|csv|geojson|xlsx|wiki)$/u;
/** Addresses whose last part only looks like a format. */
const whole = new Set(['/context.jsonld', '/context.html']);

/**
 * Watches which routes are registered from now on, until told that what follows only refuses; to be called before any
 * is.
 */
export function watchRoutes(server: FastifyInstance): { registered: Registered; seal: () => void } {
  const registered = new Set<string>();
  let sealed = false;
  server.addHook('onRoute', ({ url, method }) => {
    for (const one of sealed ? [] : [method].flat().filter((name) => !['HEAD', 'OPTIONS', 'TRACE'].includes(name))) {
      registered.add(`${one} ${templateOf(url)}`);
    }
  });
  return {
    registered,
    seal: () => {
      sealed = true;
    },
  };
}

/** One template for an address in each of its formats. */
function templateOf(url: string): string {
  const path = whole.has(url) ? url : url.replace(suffix, '.{suffix}');
  return path.replaceAll(/:(\w+)/gu, '{$1}').replace('*', '{path}');
}
