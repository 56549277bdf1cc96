import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../core/errors.ts';
import type { ServerDependencies } from './dependencies.ts';
import { chooseLanguage, type Language } from './language.ts';
import { writeLinks } from './links.ts';
import type { Offer } from './negotiation.ts';
import { contentSecurityPolicy } from './pages/render-page.tsx';
import { parseWeightedValues } from './quality-values.ts';
import { sendBareReport, withResults } from './validation-problem.ts';
import { problemCatalogue, type ProblemCode, type ProblemDocument } from './problem-catalogue.ts';

/**
 * Installs the one error handler of the server: RFC 9457 problem details in the language of the reader,
 * as a page for browsers. Causes and stacks only reach the log.
 */
export function installProblemDetails(server: FastifyInstance, dependencies: ServerDependencies): void {
  server.setErrorHandler((error: FastifyError | DomainError, request, reply) =>
    sendError(error, request, reply, dependencies),
  );
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const error = new DomainError('not-found', `There is nothing at ${path}`, {
      details: { inFrench: `Il n’y a rien à l’adresse ${path}` },
    });
    // A method that no address has at all is 501; Fastify has routes for every method that it knows.
    return sendError(knownMethods.has(request.method) ? error : unknownMethod, request, reply, dependencies);
  });
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);
const unknownMethod = { statusCode: 501, message: 'The server does not know this method' };

/** Answers a request with what went wrong. */
export async function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: ServerDependencies,
): Promise<FastifyReply> {
  const { language } = languageOf(request);
  const { baseIri } = dependencies.configuration;
  const { context } = dependencies.vocabulary;
  const known = withResults(problemOf(error, language, baseIri), error, context);
  const problem = withAddresses(known, request.url, baseIri);
  request.log[problem.status < 500 ? 'info' : 'error']({ err: error }, 'Request failed');
  return sendBareReport(error, request, reply, context) ? reply : sendProblem(problem, request, reply, dependencies);
}

/** The description of anything thrown; of what nobody foresaw it says nothing. */
export function problemOf(error: unknown, language: Language, baseIri: string): ProblemDocument {
  const { code, message, details } = knownError(error);
  const { inFrench, acceptedInFrench, ...extensions } = details;
  const [status, title] = problemCatalogue[code];
  return {
    type: `${baseIri}docs/problems#${code}`,
    title: title[language],
    status,
    detail: language === 'fr' && typeof inFrench === 'string' ? inFrench : message,
    ...extensions,
    ...(language === 'fr' && acceptedInFrench !== undefined && { accepted: acceptedInFrench }),
  };
}

/** What is on offer instead, each with its address where the format has one. */
function withAddresses(problem: ProblemDocument, url: string, baseIri: string): ProblemDocument {
  const offers = problem['available'];
  if (!Array.isArray(offers)) {
    return problem;
  }
  const [path = '', query] = url.slice(1).split(/\?(.*)/su, 2);
  const suffixes = new Set((offers as Partial<Offer>[]).map(({ suffix }) => suffix));
  const [, plain = path] = suffixes.has(path.split('.').at(-1)) ? (/^(.*)\.[a-z]+$/su.exec(path) ?? []) : [];
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== 'format');
  const search = kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : '';
  const available = (offers as Partial<Offer>[]).map(({ suffix, ...offer }) => ({
    ...offer,
    ...(suffix !== undefined && { href: `${baseIri}${plain}.${suffix}${search}` }),
  }));
  return { ...problem, available };
}

async function sendProblem(
  problem: ProblemDocument,
  request: FastifyRequest,
  reply: FastifyReply,
  { pages, configuration }: ServerDependencies,
): Promise<FastifyReply> {
  const choice = languageOf(request);
  const root = new URL(configuration.baseIri).pathname;
  void reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-cache', 'content-language': choice.language, vary: 'Accept, Accept-Language' });
  for (const name of ['etag', 'last-modified', 'content-location']) {
    void reply.removeHeader(name);
  }
  const available = problem['available'];
  if (Array.isArray(available)) {
    const links = (available as { href?: string; mediaType?: string }[]).flatMap(({ href, mediaType }) =>
      href === undefined ? [] : [{ href, rel: 'alternate', ...(mediaType && { type: mediaType }) }],
    );
    void (links.length > 0 && reply.header('link', writeLinks(links)));
  }
  const { moved, location } = problem;
  if (problem.status === 301 && typeof moved === 'string' && typeof location === 'string') {
    // With the same suffix, page below and query.
    void reply.header('location', location + request.url.slice(new URL(moved).pathname.length - root.length + 1));
  }
  if (problem.status === 503 || problem.status === 429) {
    const seconds = problem['retryAfterSeconds'];
    void reply.header('retry-after', typeof seconds === 'number' ? seconds : 5);
  }
  if (problem.status === 401) {
    const reason = typeof problem['error'] === 'string' ? `, error="${problem['error']}"` : '';
    void reply.header('www-authenticate', `Bearer realm="Fabriques"${reason}`);
  }
  if (pages && prefersHtml(request.headers.accept)) {
    const { url } = request;
    const html = await pages.problem(problem, { baseIri: configuration.baseIri, url, choice, alternates: [] });
    return reply.header('content-security-policy', contentSecurityPolicy).type('text/html; charset=utf-8').send(html);
  }
  return reply.type('application/problem+json; charset=utf-8').send(`${JSON.stringify(problem, undefined, 2)}\n`);
}

/** Whether a client names HTML, as browsers do, and nothing that it wants more. */
function prefersHtml(accept: string | undefined): boolean {
  const [first] = parseWeightedValues(accept ?? '').sort((a, b) => b.quality - a.quality || a.position - b.position);
  return first !== undefined && first.quality > 0 && ['text/html', 'application/xhtml+xml'].includes(first.value);
}

function languageOf(request: FastifyRequest) {
  // Null where the address itself could not be read.
  const query = request.query as Record<string, unknown> | null;
  return chooseLanguage(query?.lang, request.headers['accept-language']);
}

interface KnownError {
  readonly code: ProblemCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function knownError(error: unknown): KnownError {
  if (error instanceof DomainError) {
    return error;
  }
  const { statusCode, message, code } = error as Partial<FastifyError>;
  const ofStatus: Readonly<Record<number, ProblemCode>> = {
    400: 'bad-request',
    413: 'too-large',
    414: 'uri-too-long',
    415: 'unsupported-media-type',
    501: 'not-implemented',
    503: code === 'FST_ERR_HANDLER_TIMEOUT' ? 'request-timeout' : 'store-unavailable',
  };
  const known = statusCode === undefined ? undefined : ofStatus[statusCode];
  return known
    ? { code: known, message: message ?? '', details: {} }
    : {
        code: 'internal',
        message: 'Something went wrong in the server; it has been written down',
        details: { inFrench: 'Une erreur s’est produite dans le serveur ; elle a été consignée' },
      };
}
