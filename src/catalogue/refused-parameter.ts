import { DomainError } from '../core/errors.ts';

/** What a parameter accepts: names of values, which are the same in every language, or words about them. */
export type Accepted = string | { readonly fr: string; readonly en: string };

const mostShown = 60;

/** The refusal of a value of a parameter of an address; it says what the parameter accepts instead. */
export function refusedParameter(parameter: string, value: string, accepted: Accepted): DomainError {
  const shown = value.length > mostShown ? `${value.slice(0, mostShown)}…` : value;
  const { fr, en } = typeof accepted === 'string' ? { fr: accepted, en: accepted } : accepted;
  return new DomainError('bad-request', `The parameter "${parameter}" cannot be "${shown}"; it accepts ${en}`, {
    details: {
      parameter,
      accepted: en,
      acceptedInFrench: fr,
      inFrench: `Le paramètre « ${parameter} » ne peut pas être « ${shown} » ; il accepte : ${fr}`,
    },
  });
}
