import type { FastifyInstance, FastifyReply } from 'fastify';

/** What a reader from another origin may see of an answer. */
const exposedHeaders =
  'Allow, Content-Location, ETag, Fabriques-Sources, Last-Modified, Left-Out, Link, Location, Memento-Datetime, Preference-Applied, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, Vary, WWW-Authenticate, X-Request-Id';

/**
 * What every answer says of how it may be used; pages replace the policy by their own. Data are for everybody to read,
 * from pages of any origin, and never for a browser to run: in the sandbox of this policy nothing is, whatever its
 * media type is taken for.
 *
 * @see {@link https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html}
 */
const headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders,
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'cross-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(self), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
} as const;

/** Two years, as preload lists ask for; only what is reached by https says so. */
const httpsOnly = { 'strict-transport-security': 'max-age=63072000' } as const;

/** The headers of every answer of an instance. */
export function securityHeaders(baseIri: string): Readonly<Record<string, string>> {
  return baseIri.startsWith('https:') ? { ...headers, ...httpsOnly } : headers;
}

/** Gives every answer its security headers, errors included. */
export function secureAnswers(server: FastifyInstance, baseIri: string): void {
  const all = securityHeaders(baseIri);
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(all);
    done();
  });
}

/** Does the same for an answer to what never became a request. */
export function secureAnswer(reply: FastifyReply, baseIri: string): FastifyReply {
  return reply.headers(securityHeaders(baseIri));
}
