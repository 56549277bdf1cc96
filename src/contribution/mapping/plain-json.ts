import { DomainError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { type ContextDocument, contextPrefixes } from '../../vocabulary/context.ts';
import { decimalText, typedDate } from './json-literals.ts';

/** What is wrong in a body, and where: `partnership[0].partner`. */
export interface JsonFault {
  readonly path: string;
  readonly message: string;
  readonly inFrench: string;
}

type Definition = string | { readonly [key: string]: unknown };
type Scope = Readonly<Record<string, unknown>>;

const keywords = new Set(['id', 'type', '@id', '@type', '@value', '@language', '@included', '@none', '@context']);
const xsdName = /^xsd:(.+)$/u;

/**
 * Makes JSON-LD of JSON whose keys are those of the context, being kind to who writes by hand: a plain text where one
 * per language is meant is taken for `language`, a number for a decimal is written out, a year or a day gets its type.
 *
 * @throws DomainError `bad-request` that names every key that means nothing and every value that cannot be taken;
 * nothing is left out in silence.
 */
export function fromPlainJson(body: JsonObject, context: ContextDocument, language: string): JsonObject {
  const reader = new PlainJsonReader(context, language);
  const document = reader.node(body, '', {});
  if (reader.faults.length > 0) {
    const { path, message, inFrench } = reader.faults[0] ?? { path: '', message: '', inFrench: '' };
    const others = reader.faults.length - 1;
    throw new DomainError('bad-request', `${path}: ${message}${others > 0 ? ` (and ${others} more)` : ''}`, {
      details: {
        inFrench: `${path} : ${inFrench}${others > 0 ? ` (et ${others} autres)` : ''}`,
        keys: reader.faults.map((fault) => fault.path),
        faults: reader.faults,
      },
    });
  }
  return document;
}

class PlainJsonReader {
  public readonly faults: JsonFault[] = [];
  readonly #terms: Readonly<Record<string, unknown>>;
  readonly #prefixes: ReadonlyMap<string, string>;

  public constructor(
    context: ContextDocument,
    private readonly language: string,
  ) {
    this.#terms = context['@context'];
    this.#prefixes = contextPrefixes(context);
  }

  /** A node object; `scope` holds the definitions that a property brings along. */
  public node(node: JsonObject, path: string, scope: Scope): JsonObject {
    const result: JsonObject = {};
    for (const [key, value] of Object.entries(node)) {
      const at = path === '' ? key : `${path}.${key}`;
      if (value === null || (key === '@context' && path === '')) {
        continue;
      }
      const read = this.#member(key, value, at, scope);
      if (read !== undefined) {
        result[key] = read;
      }
    }
    return result;
  }

  #member(key: string, value: unknown, path: string, scope: Scope): unknown {
    if (key === 'type' || key === '@type') {
      return this.#types(value, path);
    }
    if (key === '@context') {
      return this.#fault(path, 'a context stands at the top', 'un contexte se met en tête');
    }
    if (key === '@included') {
      return this.#each(value, path, (one, at) => this.#value(one, undefined, at, scope));
    }
    if (keywords.has(key)) {
      return value;
    }
    const definition = (ownValue(scope, key) ?? ownValue(this.#terms, key)) as Definition | undefined;
    if (!this.#isProperty(key, definition)) {
      return this.#fault(
        path,
        'this key is not known; see the context and the documentation of the vocabulary',
        'cette clé n’est pas connue ; voir le contexte et la documentation du vocabulaire',
      );
    }
    const scoped = typeof definition === 'object' ? (definition['@context'] as Scope | undefined) : undefined;
    return isLanguageMap(definition)
      ? this.#languages(value, path)
      : this.#each(value, path, (one, at) => this.#value(one, definition, at, { ...scope, ...scoped }));
  }

  /** Neither a class nor a prefix is a property, though the context has keys for them. */
  #isProperty(key: string, definition: Definition | undefined): boolean {
    const prefix = key.split(':', 1)[0] ?? '';
    return definition === undefined
      ? key.includes(':') && (this.#prefixes.has(prefix) || /^https?:/u.test(key))
      : !this.#prefixes.has(key) && !/^\p{Lu}/u.test(key);
  }

  #value(value: unknown, definition: Definition | undefined, path: string, scope: Scope): unknown {
    const coercion = typeof definition === 'object' ? definition['@type'] : undefined;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return this.node(value as JsonObject, path, scope);
    }
    if (coercion === '@id' && typeof value === 'string') {
      return /^(?:[a-z][a-z0-9+.-]*:|[/#]|$)/iu.test(value)
        ? value
        : this.#fault(
            path,
            `"${value.slice(0, 80)}" is not an address: write it in full (https://…)`,
            `« ${value.slice(0, 80)} » n’est pas une adresse : l’écrire en entier (https://…)`,
          );
    }
    if (coercion === '@vocab' && typeof value === 'string' && value.startsWith('/')) {
      // A concept that contributors have added, by its address here; a short name is one of the scheme.
      return { '@id': value };
    }
    const datatype = typeof coercion === 'string' ? xsdName.exec(coercion)?.[1] : undefined;
    if (datatype === 'decimal' && typeof value === 'number') {
      return decimalText(value);
    }
    if ((datatype === 'date' || datatype === 'gYear') && (typeof value === 'number' || typeof value === 'string')) {
      return typedDate(String(value), datatype);
    }
    return value;
  }

  #languages(value: unknown, path: string): unknown {
    if (typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))) {
      return { [this.language]: value };
    }
    const texts = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    for (const [language, text] of texts) {
      const isText = [text].flat().every((one: unknown) => typeof one === 'string' || one === null);
      if (!/^(?:@none|[a-z]{2,8}(?:-[a-z0-9]{1,8})*)$/iu.test(language) || !isText) {
        return this.#fault(
          `${path}.${language}`,
          'here stands a text for each language: {"fr": "…", "en": "…"}',
          'ici se met un texte par langue : {"fr": "…", "en": "…"}',
        );
      }
    }
    return texts.length > 0 || JSON.stringify(value) === '{}'
      ? Object.fromEntries(texts.filter(([, text]) => text !== null))
      : this.#fault(
          path,
          'here stands a text, or a text for each language',
          'ici se met un texte, ou un texte par langue',
        );
  }

  #types(value: unknown, path: string): unknown {
    for (const type of [value].flat()) {
      const known =
        typeof type === 'string' &&
        (/^(?:https?|urn):/u.test(type) ||
          (type.includes(':') && this.#prefixes.has(type.split(':', 1)[0] ?? '')) ||
          (/^\p{Lu}/u.test(type) && ownValue(this.#terms, type) !== undefined));
      if (!known) {
        return this.#fault(path, `${JSON.stringify(type)} is no class`, `${JSON.stringify(type)} n’est pas une classe`);
      }
    }
    return value;
  }

  #each(value: unknown, path: string, read: (one: unknown, at: string) => unknown): unknown {
    return Array.isArray(value)
      ? value.flatMap((one: unknown, index) => (one === null ? [] : [read(one, `${path}[${index}]`)]))
      : read(value, path);
  }

  #fault(path: string, message: string, inFrench: string): unknown {
    this.faults.push({ path, message, inFrench });
    return undefined;
  }
}

function isLanguageMap(definition: Definition | undefined): boolean {
  return typeof definition === 'object' && [definition['@container']].flat().includes('@language');
}

/** Not what every object has, such as `constructor`. */
function ownValue(values: Scope, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
