import type { Quad } from '@rdfjs/types';
import { collectionNames } from '../../vocabulary/kinds.ts';
import { packageVersion } from '../../core/package-version.ts';
import type { Language } from '../language.ts';
import { problemCatalogue } from '../problem-catalogue.ts';
import { schemaOf } from './class-schema.ts';
import { type Operation, type Operations, type Parameter, ref, type Schema, tags } from './operation.ts';

/** From what the document is made. */
export interface DocumentSource {
  readonly baseIri: string;
  readonly language: Language;
  readonly operations: Operations;
  readonly shapes: readonly Quad[];
  readonly context: object;
}

/** The whole documentation. @see {@link https://spec.openapis.org/oas/v3.1.0 | OpenAPI 3.1} */
export function createDocument({ baseIri, language, operations, shapes, context }: DocumentSource): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: toOpenApi(name, operation, language) };
  }
  const schemas = Object.fromEntries(
    collectionNames.map((collection) => [collection, schemaOf(collection, shapes, context, language)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fabriques',
      version: packageVersion,
      summary: {
        fr: 'Le graphe de données liées des Fabriques de territoire.',
        en: 'The linked-data graph of the Fabriques de territoire.',
      }[language],
      description: {
        fr: 'Lire est libre. Écrire demande un jeton. Le format se choisit par Accept, par suffixe ou par ?format=. Toute erreur est un problème RFC 9457.',
        en: 'Reading is free. Writing needs a token. The format is chosen by Accept, by suffix or by ?format=. Every error is an RFC 9457 problem.',
      }[language],
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: baseIri.replace(/\/$/u, '') }],
    tags: Object.entries(tags).map(([name, says]) => ({ name, description: says[language] })),
    paths,
    components: { schemas: { ...schemas, problem }, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
};

function toOpenApi(name: string, operation: Operation, language: Language): object {
  const { tag, summary, description, parameters = [], body, writes } = operation;
  return {
    operationId: name.replaceAll(/[^\w]+/gu, '_').replace(/_$/u, ''),
    tags: [tag],
    summary: summary[language],
    ...(description && { description: description[language] }),
    ...(parameters.length > 0 && { parameters: parameters.map((one) => toParameter(one, language)) }),
    ...(body && { requestBody: body }),
    ...(writes !== undefined && { security: [...(writes === 'sometimes' ? [{}] : []), { token: [] }] }),
    responses: toResponses(operation, language),
  };
}

function toParameter({ name, in: place, says, schema, required, example }: Parameter, language: Language): object {
  return {
    name,
    in: place,
    description: says[language],
    ...(required && { required }),
    schema: schema ?? { type: 'string' },
    ...(example !== undefined && { example }),
  };
}

function toResponses({ success, failures = [] }: Operation, language: Language): object {
  const [status, mediaTypes, schema] = success;
  const content = Object.fromEntries(
    mediaTypes.map((type) => [type, schema && /json/u.test(type) ? { schema } : {}] as const),
  );
  const others = [...new Set([400, ...failures])].sort((a, b) => a - b);
  const titles = new Map(Object.values(problemCatalogue).map(([code, title]) => [code, title[language]]));
  return {
    [status]: {
      description: { fr: 'Fait', en: 'Done' }[language],
      ...(mediaTypes.length > 0 && { content }),
    },
    ...Object.fromEntries(
      others.map((code) => [
        code,
        {
          description: titles.get(code) ?? String(code),
          content: { 'application/problem+json': { schema: ref('problem') } },
        },
      ]),
    ),
  };
}
