import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ontologyFolder } from './ontology-files.ts';

/** What a key of the JSON-LD context stands for, as far as this project writes it. */
export type KeyDefinition =
  | string
  | {
      readonly '@id': string;
      readonly '@type'?: string;
      readonly '@container'?: string | readonly string[];
      readonly '@context'?: Readonly<Record<string, unknown>>;
    }
  | {
      /** The property that is read against its direction. */
      readonly '@reverse': string;
      readonly '@type'?: string;
      readonly '@container'?: string | readonly string[];
    };

/** A JSON-LD context document. */
export interface ContextDocument {
  readonly '@context': Readonly<Record<string, KeyDefinition | number>>;
}

/** A key of the context with everything that is said of it, its IRI in full. */
export interface ContextKey {
  readonly key: string;
  readonly iri: string;
  /** `@id`, `@vocab`, a datatype in full, or undefined where values are plain. */
  readonly coercion: string | undefined;
  readonly containers: readonly string[];
  readonly scoped: Readonly<Record<string, unknown>> | undefined;
}

/** Reads the context that comes with the ontology. */
export function readContextDocument(folder: string = ontologyFolder): ContextDocument {
  // The file is this project's own; the hygiene check proves what is assumed of it.
  return JSON.parse(readFileSync(join(folder, 'context.jsonld'), 'utf8')) as ContextDocument;
}

/** The prefixes that a context declares. */
export function contextPrefixes(document: ContextDocument): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  for (const [key, definition] of Object.entries(document['@context'])) {
    if (typeof definition === 'string' && /^https?:.*[/#]$/u.test(definition)) {
      prefixes.set(key, definition);
    }
  }
  return prefixes;
}

/** The keys that a context gives to classes and properties, keywords and prefixes left aside. */
export function contextKeys(document: ContextDocument): ContextKey[] {
  const prefixes = contextPrefixes(document);
  return Object.entries(document['@context']).flatMap(([key, given]) => {
    const definition = typeof given === 'string' ? { '@id': given } : given;
    // A reverse key gives no name to a property: the key of the property itself does.
    if (typeof definition === 'number' || '@reverse' in definition) {
      return [];
    }
    if (definition['@id'].startsWith('@') || prefixes.has(key)) {
      return [];
    }
    const coercion = definition['@type'];
    return [
      {
        key,
        iri: inFull(definition['@id'], prefixes),
        coercion: coercion === undefined || coercion.startsWith('@') ? coercion : inFull(coercion, prefixes),
        containers: [definition['@container'] ?? []].flat(),
        scoped: definition['@context'],
      },
    ];
  });
}

function inFull(iri: string, prefixes: ReadonlyMap<string, string>): string {
  const [prefix = '', ...rest] = iri.split(':');
  const namespace = prefixes.get(prefix);
  return namespace === undefined ? iri : namespace + rest.join(':');
}
