import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../contribution/principal.ts';
import { isFormOf } from '../contribution/sessions.ts';
import { DomainError } from '../core/errors.ts';
import type { RouteDependencies } from './dependencies.ts';
import { forms as messages } from './messages/forms.ts';
import { acceptTextBody } from './text-body.ts';

/** Who looks at a page that differs from person to person; only forms know cookies, programs send tokens. */
export interface Visitor {
  /** Undefined for who did not sign in. */
  readonly principal: Principal | undefined;
  /** What the forms of this visitor carry; empty for who did not sign in. */
  readonly formKey: string;
}

/** Somebody who did not sign in. */
export const anybody: Visitor = { principal: undefined, formKey: '' };

const plainName = 'fabriques_session';

/** How long a form may be, in bytes. */
export const longestForm = 300_000;

/** Accepts forms as browsers send them, as text. */
export function acceptForms(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  acceptTextBody(server, 'application/x-www-form-urlencoded');
}

/** The visitor of a request. */
export async function visitorOf(
  request: FastifyRequest,
  { access, configuration }: RouteDependencies,
): Promise<Visitor> {
  const secret = cookieOf(request, configuration.baseIri);
  return (secret === undefined ? undefined : await access.sessions.find(secret)) ?? anybody;
}

/**
 * The form of a `POST`, which must come from a page of this site.
 *
 * Browsers say where a form comes from (`Origin`, `Sec-Fetch-Site`); the form of a session carries its key besides.
 *
 * @param options - `anew` for a form that opens a session: it carries the key of none.
 * @throws DomainError `forbidden`.
 */
export async function formOf(
  request: FastifyRequest,
  dependencies: RouteDependencies,
  { anew = false } = {},
): Promise<{ readonly body: URLSearchParams; readonly visitor: Visitor }> {
  const body = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const visitor = await visitorOf(request, dependencies);
  const isOfSession =
    anew ||
    visitor.principal === undefined ||
    isFormOf({ principal: visitor.principal, formKey: visitor.formKey }, body.get('_key') ?? '');
  if (!isFromHere(request, dependencies.configuration.baseIri) || !isOfSession) {
    throw new DomainError('forbidden', messages.forged.en, { details: { inFrench: messages.forged.fr } });
  }
  return { body, visitor };
}

/** The secret of the session of a request. */
export function cookieOf(request: FastifyRequest, baseIri: string): string | undefined {
  return readCookie(request, baseIri, plainName);
}

/** Gives the browser a session, or takes it away where there is no secret. */
export function setCookie(reply: FastifyReply, baseIri: string, session?: { secret: string; seconds: number }): void {
  writeCookie(reply, baseIri, plainName, session?.secret ?? '', session?.seconds ?? 0);
}

/** The value of a cookie of this site. */
export function readCookie({ headers }: FastifyRequest, baseIri: string, plain: string): string | undefined {
  const name = cookieName(baseIri, plain);
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([one]) => one === name)?.[1];
}

/** Gives the browser a cookie that no script reads and no other site sends along with its forms. */
export function writeCookie(reply: FastifyReply, baseIri: string, plain: string, value: string, seconds: number): void {
  const secure = baseIri.startsWith('https:') ? '; Secure' : '';
  const cookie = `${cookieName(baseIri, plain)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
  // Added to those that are there already.
  void reply.header('set-cookie', cookie);
}

/** Under https with the prefix that keeps other hosts and plain http from setting it. */
function cookieName(baseIri: string, plain: string): string {
  return baseIri.startsWith('https:') ? `__Host-${plain}` : plain;
}

function isFromHere({ headers }: FastifyRequest, baseIri: string): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return false;
  }
  if (origin === undefined) {
    return true; // no browser: those always send it with a form
  }
  return origin === new URL(baseIri).origin || origin.replace(/^https?:\/\//u, '') === host;
}
