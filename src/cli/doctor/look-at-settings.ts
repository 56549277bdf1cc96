import { isIP } from 'node:net';
import type { Configuration } from '../../core/configuration.ts';
import { type Finding, ok, warning } from './finding.ts';

/** Characters of a token that nobody guesses. */
const shortestToken = 20;

/** Settings that are allowed and may not be meant. */
export function lookAtSettings(configuration: Configuration): Finding[] {
  const { adminToken, baseIri, host, trustedProxies } = configuration;
  const base = new URL(baseIri);
  const isPublic = !/^(?:localhost|127\.|\[::1\])/u.test(base.hostname);
  const listensWidely = host === '0.0.0.0' || host === '::' || (isIP(host) > 0 && !/^(?:127\.|::1$)/u.test(host));
  const findings: Finding[] = [];
  if (adminToken === undefined) {
    findings.push(
      warning(
        'token',
        'FABRIQUES_ADMIN_TOKEN n’est pas réglé : n’écrit que qui a un jeton de « fabriques token »',
        'FABRIQUES_ADMIN_TOKEN is not set: only who has a token of "fabriques token" writes',
      ),
    );
  } else if (adminToken.length < shortestToken) {
    findings.push(
      warning(
        'token',
        `FABRIQUES_ADMIN_TOKEN a ${adminToken.length} caractères : prenez-en ${shortestToken} au moins, au hasard`,
        `FABRIQUES_ADMIN_TOKEN has ${adminToken.length} characters: take ${shortestToken} at least, at random`,
      ),
    );
  }
  if (listensWidely && !isPublic) {
    findings.push(
      warning(
        'base',
        `Le serveur écoute sur ${host} mais se dit à ${baseIri} : réglez FABRIQUES_BASE_IRI`,
        `The server listens on ${host} but calls itself ${baseIri}: set FABRIQUES_BASE_IRI`,
      ),
    );
  }
  if (base.protocol === 'https:' && trustedProxies.length === 0) {
    findings.push(
      warning(
        'proxies',
        'L’adresse est en https, donc derrière un relais, mais aucun n’est dans FABRIQUES_TRUSTED_PROXIES : tous les visiteurs passent pour un seul',
        'The address is https, so there is a proxy, but FABRIQUES_TRUSTED_PROXIES names none: all visitors count as one',
      ),
    );
  }
  if (isPublic && base.protocol === 'http:') {
    findings.push(
      warning(
        'https',
        'Les jetons passeraient en clair : mettez un relais https devant',
        'Tokens would travel in the clear: put an https proxy before it',
      ),
    );
  }
  return findings.length > 0 ? findings : [ok('settings', 'Réglages sans surprise', 'Settings without surprises')];
}
