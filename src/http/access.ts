import type { FastifyRequest } from 'fastify';
import { Accounts } from '../contribution/accounts.ts';
import { auditChange } from '../contribution/audit.ts';
import { configuredAdministrator, type Principal } from '../contribution/principal.ts';
import { Sessions } from '../contribution/sessions.ts';
import { SignInLinks } from '../contribution/sign-in-links.ts';
import { isSameSecret, Tokens } from '../contribution/tokens.ts';
import type { Configuration } from '../core/configuration.ts';
import { DomainError } from '../core/errors.ts';
import type { RecordStore } from '../store/records.ts';
import { AttemptLimiter, networkOf } from './attempt-limiter.ts';

/** Tells who sends a request. */
export interface Access {
  readonly tokens: Tokens;

  /** Of people who sign in by a provider. */
  readonly accounts: Accounts;

  /** Links that open one session. */
  readonly links: SignInLinks;

  /** Browser sessions, opened with a token. */
  readonly sessions: Sessions;

  /** Who has a token, or follows a sign-in link, which is then used up. @throws DomainError as `identify`. */
  readonly signIn: (tokenOrLink: string, request: FastifyRequest) => Promise<Principal>;

  /** Who has a token. @throws DomainError as `identify`. */
  readonly recognise: (token: string, request: FastifyRequest) => Promise<Principal>;

  /**
   * Who sends a request; undefined for who does not say.
   *
   * @throws DomainError `unauthorized` for a token that is none, `too-many-attempts` for an address that guesses.
   */
  readonly identify: (request: FastifyRequest) => Promise<Principal | undefined>;

  /** Who sends a request that needs somebody. @throws DomainError as `identify`, and `unauthorized` for nobody. */
  readonly require: (request: FastifyRequest) => Promise<Principal>;

  /** Who sends a request that needs an administrator. @throws DomainError as `require`, and `forbidden`. */
  readonly requireAdministrator: (request: FastifyRequest) => Promise<Principal>;
}

/** Wrong tokens and links of one address. */
const wrongTokens = { of: 'token', most: 10, withinMs: 10 * 60_000 } as const;

/** Makes the access to an instance: the token of its configuration, and those that were given since. */
export function createAccess({ adminToken }: Pick<Configuration, 'adminToken'>, records: RecordStore): Access {
  const attempts = new AttemptLimiter(records, wrongTokens);
  const tokens = new Tokens(records);
  const accounts = new Accounts(records);

  const links = new SignInLinks(records, tokens);

  const check = async (find: () => Promise<Principal | undefined>, request: FastifyRequest): Promise<Principal> => {
    const seconds = await attempts.secondsLocked(request.ip);
    if (seconds > 0) {
      throw lockedOut(seconds);
    }
    const principal = await find();
    if (!principal) {
      if ((await attempts.count(request.ip)) === wrongTokens.most) {
        await records.write([auditChange({ event: 'address-locked', by: 'anonymous', about: networkOf(request.ip) })]);
      }
      throw unauthorized(
        'The token is not valid, or no longer',
        'Le jeton n’est pas valable, ou ne l’est plus',
        'invalid_token',
      );
    }
    return principal;
  };

  const recognise: Access['recognise'] = async (token, request) =>
    check(async () => {
      const isConfigured = adminToken !== undefined && isSameSecret(token, adminToken);
      return (await tokens.authenticate(token)) ?? (isConfigured ? configuredAdministrator : undefined);
    }, request);

  const signIn: Access['signIn'] = async (typed, request) => {
    // A personal link may be pasted whole.
    const text = typed.trim().split('#').at(-1) ?? '';
    return links.isLink(text) ? check(async () => links.follow(text), request) : recognise(text, request);
  };

  const identify: Access['identify'] = async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      return undefined;
    }
    return recognise(/^Bearer +([\w.~+/=-]+) *$/iu.exec(authorization)?.[1] ?? '', request);
  };

  const require: Access['require'] = async (request) => {
    const principal = await identify(request);
    if (!principal) {
      throw unauthorized(
        'Writing needs the token of a writer, as "Authorization: Bearer …"',
        'Écrire demande le jeton d’un auteur, par « Authorization: Bearer … »',
      );
    }
    return principal;
  };

  return {
    tokens,
    accounts,
    sessions: new Sessions(records, tokens, accounts, adminToken),
    links,
    signIn,
    recognise,
    identify,
    require,
    requireAdministrator: async (request) => {
      const principal = await require(request);
      if (principal.role !== 'administrator') {
        throw new DomainError('forbidden', 'Only an administrator may do this', {
          details: { error: 'insufficient_scope', inFrench: 'Seul un administrateur peut le faire' },
        });
      }
      return principal;
    },
  };
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc6750#section-3.1 | RFC 6750, 3.1} for the names of errors. */
function unauthorized(message: string, inFrench: string, error?: string): DomainError {
  return new DomainError('unauthorized', message, { details: { inFrench, ...(error && { error }) } });
}

function lockedOut(retryAfterSeconds: number): DomainError {
  return new DomainError('too-many-attempts', `Too many wrong tokens came from here; wait ${retryAfterSeconds} s`, {
    details: {
      retryAfterSeconds,
      inFrench: `Trop de jetons faux sont venus d’ici ; attendre ${retryAfterSeconds} s`,
    },
  });
}
