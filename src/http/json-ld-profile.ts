import { jsonLdForms, jsonLdProfiles, type JsonLdForm } from '../catalogue/thing-json-ld.ts';
import { DomainError } from '../core/errors.ts';

/**
 * The form of JSON-LD that is asked for by `?profile=` or the `profile` parameter of `Accept`.
 *
 * @returns Undefined where none is asked for.
 * @throws DomainError `bad-request` for a `?profile=` that is none of them; `Accept` may hold others, for others.
 * @see {@link https://www.w3.org/TR/json-ld11/#iana-considerations}
 */
export function jsonLdFormOf(asked: string | undefined, parameter: string | undefined): JsonLdForm | undefined {
  const named = (profile: string) => jsonLdForms.find((form) => profile === form || profile === jsonLdProfiles + form);
  if (asked !== undefined) {
    const form = named(asked);
    if (!form) {
      throw new DomainError('bad-request', `The parameter "profile" is one of ${jsonLdForms.join(', ')}`, {
        details: {
          parameter: 'profile',
          accepted: jsonLdForms,
          inFrench: `Le paramètre « profile » est l’un de ${jsonLdForms.join(', ')}`,
        },
      });
    }
    return form;
  }
  return parameter
    ?.split(/\s+/u)
    .map(named)
    .find((form) => form !== undefined);
}
