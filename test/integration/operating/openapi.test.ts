import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortal } from '../../../src/http/create-portal.ts';
import { operations } from '../../../src/http/openapi/operations/index.ts';
import type { Operation } from '../../../src/http/openapi/operation.ts';
import type { Registered } from '../../../src/http/openapi/registered.ts';
import { buildServer } from '../../../src/http/server.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** A request that the documentation gives as an example. */
interface Sent {
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly type?: string;
  readonly body?: string;
}

/** Readers first, what takes away last: each finds what it needs. */
const order = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'];

const examples = Object.entries(operations)
  .flatMap(([name, operation]) => requestsOf(name, operation).map((sent) => [sent.name, sent, operation] as const))
  .sort(([, a], [, b]) => order.indexOf(a.method) - order.indexOf(b.method));

describe('The documentation of the interface', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  let registered: Registered;
  let document: Document;
  beforeAll(async () => {
    test = await createWritableServer();
    const { store, vocabulary, configuration } = test.dependencies;
    const portal = createPortal({ store, vocabulary, baseIri: configuration.baseIri });
    server = await buildServer({ ...test.dependencies, portal, pages: portal }, [
      (_server, dependencies) => {
        registered = dependencies.registered;
      },
    ]);
    document = (await server.inject('/openapi.json?lang=en')).json<Document>();
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  it('is OpenAPI 3.1 by a validator that is not ours, in both languages', async () => {
    for (const language of ['fr', 'en']) {
      const text = (await server.inject(`/openapi.json?lang=${language}`)).body;
      const { valid, errors } = await new Validator().validate(text);
      expect([valid, errors]).toEqual([true, undefined]);
    }
  });

  it('describes every route there is, and none that is not', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...registered].filter((route) => !(route in operations)).sort()).toEqual([]);
    expect(Object.keys(operations).filter((name) => !registered.has(name))).toEqual([]);
    expect(described.sort()).toEqual([...registered].sort());
  });

  it.each(examples)('gives an example that works: %s', async (_name, { url, method, type, body }, operation) => {
    const response = await server.inject({
      url,
      method: method as 'GET',
      headers: {
        authorization: `Bearer ${adminToken}`,
        ...(['PUT', 'PATCH', 'DELETE'].includes(method) &&
          /^\/(?:fabriques|tiers-lieux)/u.test(url) &&
          method !== 'PUT' && { 'if-match': '*' }),
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { payload: body }),
    });
    expect([response.statusCode, response.body.slice(0, 300)]).toEqual([
      expect.toSatisfy((status: number) => status >= 200 && status < 300),
      expect.anything(),
    ]);
    const mediaType = String(response.headers['content-type']).split(';', 1)[0];
    const [, mediaTypes] = operation.success;
    if (mediaTypes.length > 0) {
      expect(mediaTypes).toContain(mediaType);
    }
  });

  it('has schemas that the things of the instance satisfy', async () => {
    const ajv = new Ajv2020({ strict: false });
    formatsPlugin.default(ajv);
    for (const [collection, slug] of [
      ['fabriques', 'lab01'],
      ['structures', 'la-cooperative-baraka'],
      ['actions', 'formation'],
      ['pratiques', 'presenter-sa-fabrique-en-video'],
    ] as const) {
      const schema = document.components.schemas[collection] ?? {};
      const thing = (await server.inject(`/${collection}/${slug}.jsonld`)).json<object>();
      expect([collection, ajv.validate(schema, thing), ajv.errors]).toEqual([collection, true, null]);
      expect(Object.keys((schema as { properties: object }).properties).length).toBeGreaterThan(4);
    }
    const fabrique = document.components.schemas['fabriques'] ?? {};
    expect(ajv.validate(fabrique, { type: 'Fabrique', inQPV: 'peut-être' })).toBe(false);
  });
});

/** The request with all that must be there, once more for each other parameter, and once for each body. */
function requestsOf(name: string, { parameters = [], body, notRun }: Operation): Sent[] {
  if (notRun !== undefined) {
    return [];
  }
  const [method = '', template = ''] = name.split(' ');
  const path = template.replaceAll(/\{(\w+)\}/gu, (_all, key: string) => {
    const example = parameters.find((one) => one.in === 'path' && one.name === key)?.example;
    return key === 'suffix'
      ? (example ?? '')
      : encodeURIComponent(example ?? `no-example-of-${key}`).replaceAll('%2F', '/');
  });
  const queries = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
  const withQuery = (one: (typeof queries)[number]) => `${path}?${one.name}=${encodeURIComponent(one.example ?? '')}`;
  const urls = method === 'GET' ? [path, ...queries.map(withQuery)] : [queries[0] ? withQuery(queries[0]) : path];
  const bodies = Object.entries(body?.content ?? {}).filter(([, { example }]) => example !== undefined);
  return urls.flatMap((url) =>
    bodies.length === 0
      ? [{ name: `${method} ${url}`, method, url }]
      : bodies.map(([type, { example }]) => ({
          name: `${method} ${url} as ${type}`,
          ...{ method, url, type },
          body: typeof example === 'string' ? example : JSON.stringify(example),
        })),
  );
}
