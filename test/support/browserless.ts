import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createPortal } from '../../src/http/create-portal.ts';
import { buildServer } from '../../src/http/server.ts';
import type { WritableServer } from './writer.ts';

/** Somebody with a browser that knows cookies and forms, and runs no scripts. */
export interface Person {
  readonly get: (url: string) => Promise<LightMyRequestResponse>;
  /** Sends the form of a page as it stands there, with some of its fields filled in. */
  readonly send: (page: string, filled: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  /** Sends any fields to an address. */
  readonly post: (
    url: string,
    fields: URLSearchParams,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<LightMyRequestResponse>;
  readonly signIn: (token: string) => Promise<LightMyRequestResponse>;
}

/** The server of a test with its pages. */
export async function withPages({ dependencies }: Pick<WritableServer, 'dependencies'>): Promise<FastifyInstance> {
  const { store, vocabulary, configuration } = dependencies;
  const portal = createPortal({ store, vocabulary, baseIri: configuration.baseIri });
  return buildServer({ ...dependencies, portal, pages: portal });
}

/** A person in front of a server, at an address. */
export function createPerson(server: FastifyInstance, language = 'fr', remoteAddress = '127.0.0.1'): Person {
  const cookies = new Map<string, string>();
  const common = () => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    return { accept: 'text/html', 'accept-language': language, ...(cookie && { cookie }) };
  };
  const keep = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/su);
      cookies.set(name, value);
    }
    return response;
  };
  const get: Person['get'] = async (url) => keep(await server.inject({ url, remoteAddress, headers: common() }));
  const post: Person['post'] = async (url, fields, headers = {}) =>
    keep(
      await server.inject({
        method: 'POST',
        url,
        remoteAddress,
        headers: {
          ...common(),
          origin: 'http://fabriques.example',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        payload: fields.toString(),
      }),
    );
  return {
    get,
    post,
    signIn: async (token) => post('/connexion', new URLSearchParams({ jeton: token })),
    send: async (page, filled) => {
      const fields = fieldsIn((await get(page)).body);
      for (const [name, value] of Object.entries({ _do: 'save', ...filled })) {
        fields.set(name, value);
      }
      return post(page, fields);
    },
  };
}

/** The fields of the last form of a page, as a browser would send them. */
export function fieldsIn(html: string): URLSearchParams {
  const form = html.slice(html.lastIndexOf('<form'));
  const fields = new URLSearchParams();
  const attribute = (tag: string, name: string) =>
    unescape(new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '');
  for (const [tag, input, other, content = ''] of form.matchAll(
    /<(?:(input)\b[^>]*>|(textarea|select)\b[^>]*>([\s\S]*?)<\/(?:textarea|select)>)/gu,
  )) {
    const kind = input ?? other;
    const opening = /^<[^>]*>/u.exec(tag)?.[0] ?? '';
    const name = attribute(opening, 'name');
    if (kind === 'input') {
      const isChoice = /type="(?:radio|checkbox)"/u.test(opening);
      if (!isChoice || /\schecked/u.test(opening)) {
        fields.append(name, attribute(opening, 'value'));
      }
    } else if (kind === 'textarea') {
      fields.append(name, unescape(content));
    } else {
      const chosen = /<option[^>]*\sselected[^>]*>/u.exec(content)?.[0] ?? '';
      fields.append(name, attribute(chosen, 'value'));
    }
  }
  return fields;
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
