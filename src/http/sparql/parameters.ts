import { DomainError } from '../../core/errors.ts';
import { notInIri } from '../../core/sparql/not-in-iri.ts';

/** The parameters of a query string or a form, each with its values in order. */
export class Parameters {
  readonly #values = new Map<string, string[]>();

  /**
   * Reads `application/x-www-form-urlencoded`, strictly.
   *
   * @throws DomainError `bad-request` for percent-encoding that is malformed or not UTF-8.
   */
  public constructor(...encoded: readonly string[]) {
    for (const pair of encoded.flatMap((text) => text.split('&')).filter((text) => text !== '')) {
      const [name = '', ...rest] = pair.split('=');
      const values = this.#values.get(decode(name)) ?? [];
      values.push(decode(rest.join('=')));
      this.#values.set(decode(name), values);
    }
  }

  public has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Every value of a parameter. */
  public all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /**
   * The value of a parameter that may stand once.
   *
   * @throws DomainError `bad-request` when it stands more often.
   */
  public one(name: string): string | undefined {
    const values = this.all(name);
    if (values.length > 1) {
      throw badParameter(
        name,
        `The parameter "${name}" may be given once`,
        `Le paramètre « ${name} » se donne une fois`,
      );
    }
    return values[0];
  }

  /**
   * Every value of a parameter that names graphs.
   *
   * @throws DomainError `bad-request` for what is not an absolute IRI.
   */
  public iris(name: string): readonly string[] {
    const values = this.all(name);
    values.forEach((value) => checkIri(name, value));
    return values;
  }
}

/**
 * Refuses what is not an absolute IRI.
 *
 * @throws DomainError `bad-request`.
 */
export function checkIri(name: string, value: string): void {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/u.test(value) || notInIri.test(value)) {
    const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value;
    throw badParameter(
      name,
      `"${name}" must be an absolute IRI, not "${shown}"`,
      `« ${name} » doit être un IRI absolu, pas « ${shown} »`,
    );
  }
}

/** A `bad-request` that names the parameter at fault. */
export function badParameter(parameter: string, message: string, inFrench: string): DomainError {
  return new DomainError('bad-request', message, { details: { parameter, inFrench } });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new DomainError('bad-request', 'The percent-encoding of a parameter is malformed or not UTF-8', {
      cause,
      details: { inFrench: 'L’encodage « % » d’un paramètre est mal formé, ou n’est pas de l’UTF-8' },
    });
  }
}
