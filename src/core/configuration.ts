import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { DomainError } from './errors.ts';
import { type OidcSettings, readOidcSettings } from './oidc-settings.ts';
import { type Limits, readLimits } from './limits.ts';
import { readStoreAccess, type StoreAccess } from './store-access.ts';

/** Everything an operator can set, read once at start from the environment. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Absolute, ends with a slash: what every address of the instance begins with. */
  readonly baseIri: string;
  /** Folder of all that must survive. */
  readonly stateDir: string;
  /** Folder that a first start loads, or undefined for an empty start. */
  readonly seedDir: string | undefined;
  /** The bearer token of the administrator; without one nothing can be written. */
  readonly adminToken: string | undefined;
  /** Addresses or networks of proxies whose word on the address of a client is taken. */
  readonly trustedProxies: readonly string[];
  /** Whether queries without `FROM` see the union of all graphs or a default graph of its own. */
  readonly defaultGraph: 'union' | 'separate';
  readonly queryTimeoutMs: number;
  /** Replicas of the query index, each in a thread of its own. */
  readonly queryWorkers: number;
  /** Origins besides the registered peers that `SERVICE` and `LOAD` may reach. */
  readonly serviceAllow: readonly string[];
  /** Whether peers are harvested by their schedules; commands and forms harvest in any case. */
  readonly harvest: 'scheduled' | 'asked';
  /** Whether a server that has become ready makes pages of every kind by itself. */
  readonly warmUp: 'on' | 'off';
  /** Milliseconds between two requests to one peer. */
  readonly harvestPauseMs: number;
  readonly limits: Limits;
  /** By which people sign in, beside tokens. */
  readonly oidc: OidcSettings | undefined;
  readonly store: 'embedded' | 'sparql';
  /** Where the store is and how it is spoken to, where it is not in this process. */
  readonly storeAccess: StoreAccess | undefined;
  readonly logLevel: LogLevel;
  /** Where maps get the streets that somebody asks for; undefined for nowhere. */
  readonly tiles: Tiles | undefined;
  /** Milliseconds from which a query is written to the log as slow. */
  readonly slowQueryMs: number;
  /** Who may read `/metrics`: everybody, administrators, or nobody. */
  readonly metrics: 'open' | 'token' | 'off';
  /** Where traces are sent; undefined where nobody wants them. */
  readonly traces: { readonly endpoint: string; readonly serviceName: string } | undefined;
  /** Milliseconds that requests may still take once the server is told to stop. */
  readonly stopTimeoutMs: number;
}

/** A service of map tiles. */
export interface Tiles {
  /** With `{z}`, `{x}` and `{y}`; `{s}` for one of the subdomains a, b and c. */
  readonly url: string;
  /** Its origin, as a Content-Security-Policy names it; `https://*.host` where there are subdomains. */
  readonly origin: string;
  /** Whom to credit. */
  readonly attribution: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much the log says. */
export type LogLevel = (typeof logLevels)[number];

/**
 * Reads the configuration, every setting of which has a default.
 *
 * @param environment - Usually `process.env`.
 * @param defaults - What the package brings: the folder of its own data.
 * @throws DomainError `configuration-invalid` that names every wrong variable at once.
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  defaults: { readonly seedDir: string },
): Configuration {
  const problems: string[] = [];
  const text = (name: string) => environment[name]?.trim() || undefined;
  const integer = (name: string, fallback: number, least: number, most: number): number => {
    const given = text(name);
    if (given !== undefined && (!/^\d{1,12}$/u.test(given) || Number(given) < least || Number(given) > most)) {
      problems.push(`${name} must be a whole number from ${least} to ${most}, not "${given}"`);
    }
    return given === undefined ? fallback : Number(given);
  };
  const choice = <T extends string>(name: string, values: readonly T[], fallback: T): T => {
    const given = text(name);
    const chosen = given === undefined ? fallback : values.find((value) => value === given);
    if (chosen === undefined) {
      problems.push(`${name} must be one of ${values.join(', ')}, not "${given}"`);
    }
    return chosen ?? fallback;
  };

  const port = integer('PORT', 3000, 0, 65_535);
  const seed = text('FABRIQUES_SEED');
  const configuration: Configuration = {
    port,
    host: text('HOST') ?? '127.0.0.1',
    baseIri: readBaseIri(text('FABRIQUES_BASE_IRI') ?? `http://localhost:${port}/`, problems),
    stateDir: resolve(text('FABRIQUES_STATE_DIR') ?? 'var'),
    seedDir: seed === 'none' ? undefined : seed === undefined ? defaults.seedDir : resolve(seed),
    adminToken: text('FABRIQUES_ADMIN_TOKEN'),
    trustedProxies: readNetworks('FABRIQUES_TRUSTED_PROXIES', text, problems) ?? [],
    defaultGraph: choice('FABRIQUES_DEFAULT_GRAPH', ['union', 'separate'], 'union'),
    queryTimeoutMs: integer('FABRIQUES_QUERY_TIMEOUT_MS', 30_000, 1, 3_600_000),
    queryWorkers: integer('FABRIQUES_QUERY_WORKERS', 2, 1, 64),
    serviceAllow: readOrigins(text('FABRIQUES_SERVICE_ALLOW'), problems),
    harvest: choice('FABRIQUES_HARVEST', ['scheduled', 'asked'], 'scheduled'),
    harvestPauseMs: integer('FABRIQUES_HARVEST_PAUSE_MS', 1000, 0, 60_000),
    limits: readLimits(integer, (name, fallback) => readNetworks(name, text, problems) ?? fallback),
    oidc: readOidcSettings(text, problems),
    store: choice('FABRIQUES_STORE', ['embedded', 'sparql'], 'embedded'),
    storeAccess: readStoreAccess({ text, integer, choice }, problems),
    tiles: readTiles(text('FABRIQUES_TILE_URL'), text('FABRIQUES_TILE_ATTRIBUTION'), problems),
    logLevel: choice('FABRIQUES_LOG_LEVEL', logLevels, 'info'),
    slowQueryMs: integer('FABRIQUES_SLOW_QUERY_MS', 1000, 0, 3_600_000),
    warmUp: choice('FABRIQUES_WARM_UP', ['on', 'off'], 'on'),
    metrics: choice('FABRIQUES_METRICS', ['open', 'token', 'off'], 'open'),
    traces: readTraces(text, problems),
    stopTimeoutMs: integer('FABRIQUES_STOP_TIMEOUT_MS', 30_000, 0, 3_600_000),
  };
  if (problems.length > 0) {
    throw new DomainError('configuration-invalid', `The configuration is wrong: ${problems.join('; ')}.`, {
      details: { problems },
    });
  }
  return configuration;
}

/** The variables that OpenTelemetry has for this everywhere. */
function readTraces(text: (name: string) => string | undefined, problems: string[]): Configuration['traces'] {
  const base = text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const endpoint = text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') ?? (base && `${base.replace(/\/$/u, '')}/v1/traces`);
  if (endpoint === undefined) {
    return undefined;
  }
  if (!URL.canParse(endpoint)) {
    problems.push(`OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address, not "${endpoint}"`);
  }
  return { endpoint, serviceName: text('OTEL_SERVICE_NAME') ?? 'fabriques' };
}

function readBaseIri(given: string, problems: string[]): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    problems.push(`FABRIQUES_BASE_IRI must be an http or https address without query or fragment, not "${given}"`);
    return 'http://localhost/';
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function readTiles(url: string | undefined, attribution: string | undefined, problems: string[]): Tiles | undefined {
  if (url === undefined) {
    return undefined;
  }
  // What stands for a subdomain may only be the first part of the host.
  const plain = url.replace(/^(https?:\/\/)\{s\}\./u, '$1');
  const parsed = URL.canParse(plain) && !plain.includes('{s}') ? new URL(plain) : undefined;
  if (!parsed || !/^https?:$/u.test(parsed.protocol) || !['{z}', '{x}', '{y}'].every((part) => url.includes(part))) {
    problems.push(`FABRIQUES_TILE_URL must be an http or https address with {z}, {x} and {y}, not "${url}"`);
    return undefined;
  }
  if (attribution === undefined) {
    problems.push('FABRIQUES_TILE_ATTRIBUTION must say whom to credit for the tiles of FABRIQUES_TILE_URL');
  }
  const origin = plain === url ? parsed.origin : parsed.origin.replace('//', '//*.');
  return { url, origin, attribution: attribution ?? '' };
}

/** Addresses and networks; none for `none`, undefined where the variable is not set. */
function readNetworks(
  name: string,
  text: (name: string) => string | undefined,
  problems: string[],
): string[] | undefined {
  const given = text(name);
  const networks = given === 'none' ? [] : (given?.split(/[\s,]+/u).filter((network) => network !== '') ?? []);
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address);
    if (
      family === 0 ||
      (bits !== undefined && !(/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
    ) {
      problems.push(`${name} must list addresses or networks (10.0.0.0/8), not "${network}"`);
    }
  }
  return given === undefined ? undefined : networks;
}

function readOrigins(given: string | undefined, problems: string[]): string[] {
  return (given ?? '')
    .split(/[\s,]+/u)
    .filter((origin) => origin !== '')
    .flatMap((origin) => {
      if (URL.canParse(origin) && /^https?:$/u.test(new URL(origin).protocol)) {
        return [new URL(origin).origin];
      }
      problems.push(`FABRIQUES_SERVICE_ALLOW must list http or https origins, not "${origin}"`);
      return [];
    });
}
