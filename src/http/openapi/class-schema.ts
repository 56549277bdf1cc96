import type { Quad } from '@rdfjs/types';
import { type PropertyRule, viewShapes } from '../../catalogue/portal/shapes-view.ts';
import type { Text } from '../../catalogue/portal/resource.ts';
import { type CollectionName, kinds } from '../../vocabulary/kinds.ts';
import { localNameOf, prefixes } from '../../vocabulary/namespaces.ts';
import type { Language } from '../language.ts';
import type { Schema } from './operation.ts';

interface ContextTerm {
  readonly key: string;
  readonly container: string | undefined;
}

const jsonTypes: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean'],
  integer: ['integer', 'string'],
  decimal: ['number', 'string'],
};

/**
 * The JSON of the things of a collection, made from the shapes that judge them and from the JSON-LD context: what a
 * shape demands of a property is demanded, and keys that no shape knows are allowed, since the vocabulary is open.
 */
export function schemaOf(
  collection: CollectionName,
  shapes: readonly Quad[],
  context: object,
  language: Language,
): Schema {
  const terms = readTerms(context);
  const { classes, usualClass } = kinds[collection];
  const names = classes.map(({ value }) => value);
  const rules = viewShapes(shapes)
    .filter((shape) => shape.classes.some((one) => names.includes(one)))
    .flatMap((shape) => shape.rules);
  const properties: Record<string, Schema> = {};
  const required = new Set<string>();
  for (const rule of rules) {
    const term = rule.path === undefined ? undefined : terms.get(rule.path);
    if (term) {
      properties[term.key] = { ...properties[term.key], ...schemaOfRule(rule, term, language) };
      if (rule.severity === 'Violation' && Number(demand(rule, 'minCount') ?? 0) > 0) {
        required.add(term.key);
      }
    }
  }
  return {
    type: 'object',
    description: {
      fr: `Ce que disent les formes de ${localNameOf(usualClass.value)}.`,
      en: `What the shapes of ${localNameOf(usualClass.value)} say.`,
    }[language],
    properties: {
      id: { type: 'string', format: 'uri' },
      type: { type: ['string', 'array'], items: { type: 'string' } },
      ...properties,
    },
    required: [...required].sort(),
  };
}

function schemaOfRule(rule: PropertyRule, { container }: ContextTerm, language: Language): Schema {
  const title = textIn(rule.names, language);
  const pattern = demand(rule, 'pattern');
  const values = valueSchema(rule, container, pattern);
  return {
    ...(title !== undefined && { title }),
    ...(container === '@set' ? { type: 'array', items: values } : values),
  };
}

function valueSchema(rule: PropertyRule, container: string | undefined, pattern: string | undefined): Schema {
  if (container === '@language') {
    return { type: 'object', additionalProperties: { type: ['string', 'array'] } };
  }
  const datatype = demand(rule, 'datatype');
  if (datatype !== undefined) {
    const type = jsonTypes[localNameOf(datatype)] ?? ['string'];
    return {
      type: type.length === 1 ? type[0] : type,
      ...(pattern !== undefined && type[0] === 'string' && { pattern }),
    };
  }
  const isNode = ['class', 'node'].some((parameter) => demand(rule, parameter) !== undefined);
  return isNode ? { type: ['object', 'string', 'array'] } : {};
}

function demand(rule: PropertyRule, parameter: string): string | undefined {
  return rule.demands.find((one) => one.parameter === parameter)?.values[0];
}

function textIn(texts: readonly Text[], language: Language): string | undefined {
  return (texts.find((text) => text.language === language) ?? texts[0])?.value;
}

/** The keys of a JSON-LD context by the IRI of the property they stand for. */
function readTerms(context: object): ReadonlyMap<string, ContextTerm> {
  const terms = new Map<string, ContextTerm>();
  const inner = (context as { readonly '@context': Readonly<Record<string, unknown>> })['@context'];
  for (const [key, value] of Object.entries(inner)) {
    const definition =
      typeof value === 'string' ? { '@id': value } : (value as Readonly<Record<string, unknown>> | null);
    const id = definition?.['@id'];
    if (typeof id === 'string') {
      const container = definition?.['@container'];
      terms.set(expand(id), { key, container: typeof container === 'string' ? container : undefined });
    }
  }
  return terms;
}

function expand(name: string): string {
  const [prefix = '', local = ''] = name.split(/:(.*)/su);
  return prefix in prefixes ? `${prefixes[prefix as keyof typeof prefixes]}${local}` : name;
}
