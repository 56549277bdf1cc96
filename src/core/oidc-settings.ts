/** An OpenID Connect provider by which people sign in. */
export interface OidcSettings {
  /** The address under which the provider describes itself (`/.well-known/openid-configuration` below it). */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** What people call the provider. */
  readonly name: string;
  /** The claim of the ID token that gives roles (`editor`, `team:lab01` …), where the provider manages them. */
  readonly rolesClaim: string;
}

/**
 * Reads the provider from the environment; undefined where none is set.
 *
 * @param problems - Gets a sentence for each setting that is wrong.
 */
export function readOidcSettings(
  text: (name: string) => string | undefined,
  problems: string[],
): OidcSettings | undefined {
  const issuer = text('FABRIQUES_OIDC_ISSUER');
  const clientId = text('FABRIQUES_OIDC_CLIENT_ID');
  if (issuer === undefined && clientId === undefined) {
    return undefined;
  }
  const url = issuer !== undefined && URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (!url || !/^https?:$/u.test(url.protocol)) {
    problems.push('FABRIQUES_OIDC_ISSUER must be the https address of an OpenID Connect provider');
  }
  if (clientId === undefined) {
    problems.push('FABRIQUES_OIDC_CLIENT_ID is needed beside FABRIQUES_OIDC_ISSUER');
  }
  return {
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    clientSecret: text('FABRIQUES_OIDC_CLIENT_SECRET'),
    name: text('FABRIQUES_OIDC_NAME') ?? url?.host ?? '',
    rolesClaim: text('FABRIQUES_OIDC_ROLES_CLAIM') ?? 'fabriques_roles',
  };
}
