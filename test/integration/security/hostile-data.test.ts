import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../support/raw-request.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

describe('What is sent to do harm', () => {
  let test: WritableServer;
  let origin: string;
  let neighbour: Server;
  let neighbourUrl: string;
  const asked: string[] = [];
  const bomb = gzipSync(Buffer.alloc(64 * 1_048_576, '<'));

  beforeAll(async () => {
    neighbour = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-encoding': 'gzip' }).end(bomb);
    });
    neighbour.listen(0, '127.0.0.1');
    await once(neighbour, 'listening');
    neighbourUrl = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`;
    test = await createWritableServer({
      seedDir: undefined,
      environment: { FABRIQUES_SERVICE_ALLOW: neighbourUrl, FABRIQUES_TRUSTED_PROXIES: '127.0.0.1' },
    });
    origin = await test.server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await test.close();
    neighbour.close();
  });

  it.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/ns/..%2f..%2fpackage.json',
    '/schemas/..%2f..%2f..%2fpackage',
    '/schemas/..%2f..%2f..%2fetc%2fpasswd',
    '/shapes/..%2fpackage.json',
    '/fabriques/..%2f..%2fpackage.json',
    '/graphs/..%2f..%2fpackage.json',
    '//etc/passwd',
    '/%00/etc/passwd',
  ])('reaches no file by the path %s', async (path) => {
    const { status, text } = await sendRaw(origin, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/root:|"devDependencies"/u);
  });

  it('cannot name a document outside of its collection', async () => {
    for (const slug of ['..%2f..%2fgraphs%2fx', '%2e%2e', 'a%2fb', 'a%00b', 'a%0d%0ab', '<script>']) {
      const { statusCode } = await test.admin('PUT', `/fabriques/${slug}`, { name: 'Ici', communeCode: '01004' });
      expect([slug, statusCode >= 400 && statusCode < 500]).toEqual([slug, true]);
    }
  });

  it.each([
    ['the path', '/fabriques/x%0d%0ax-injected:%201', ''],
    ['the format', '/fabriques?format=%0d%0ax-injected:%201', ''],
    ['the language', '/fabriques?lang=fr%0d%0ax-injected:%201', ''],
    ['a filter', '/fabriques?q=%0d%0ax-injected:%201&page=2', ''],
    ['the name of a graph', '/graphs?graph=http://e.example/%0d%0ax-injected:%201', ''],
    ['the id of the request', '/fabriques', 'x-request-id: good-enough\tx-injected: 1\r\n'],
    ['the headers of a preflight', '/fabriques', 'access-control-request-headers: a\tx-injected: 1\r\n'],
  ])('adds no header to the answer through %s', async (_way, path, headers) => {
    const request = `GET ${path} HTTP/1.1\r\nhost: x\r\n${headers}connection: close\r\n\r\n`;
    const { text } = await sendRaw(origin, request);
    expect(text.split('\r\n\r\n', 1)[0]).not.toMatch(/^x-injected/imu);
    expect(text.split('\r\n\r\n', 1)[0]).not.toMatch(/x-request-id: .*injected/u);
  });

  it('reaches no prototype, whichever way JSON comes in', async () => {
    const bodies = [
      '{"name":"A","communeCode":"01004","__proto__":{"polluted":"yes"}}',
      '{"name":"A","communeCode":"01004","constructor":{"prototype":{"polluted":"yes"}}}',
      '{"@context":{"__proto__":"http://e.example/p","polluted":"http://e.example/q"},"@id":"http://e.example/a","__proto__":{"polluted":"yes"}}',
      '{"@context":{"constructor":{"@id":"http://e.example/c","@context":{"__proto__":{"polluted":"yes"}}}},"@id":"http://e.example/a","constructor":{"prototype":{"polluted":"yes"}}}',
      '{"@graph":[{"@id":"__proto__","http://e.example/polluted":"yes"},{"@id":"constructor","@type":"__proto__"}]}',
      '{"@context":{"@base":null},"@id":"__proto__","@graph":[{"@id":"http://e.example/a","http://e.example/polluted":"yes"}]}',
      '{"@context":{"@base":null},"@id":"http://e.example/a","http://e.example/b":{"@id":"__proto__"}}',
      '{"@context":{"@base":null},"@id":"http://e.example/a","@reverse":{"http://e.example/polluted":{"@id":"toString"}}}',
    ];
    const prototypes = [Object.prototype, Object, Array.prototype, Object.prototype.toString];
    const ownNames = () => prototypes.map((one) => Object.getOwnPropertyNames(one));
    const before = ownNames();
    for (const body of bodies) {
      for (const [method, path, type] of [
        ['POST', '/fabriques', 'application/json'],
        ['POST', '/fabriques', 'application/ld+json'],
        ['POST', '/validate', 'application/ld+json'],
        ['PUT', '/graphs?graph=http://e.example/g', 'application/ld+json'],
        ['PATCH', '/fabriques/nulle-part', 'application/merge-patch+json'],
        ['POST', '/tokens', 'application/json'],
      ] as const) {
        const { statusCode } = await test.admin(method, path, body, { 'content-type': type });
        expect([path, statusCode < 500]).toEqual([path, true]);
        expect(ownNames()).toEqual(before);
      }
    }
    // Nor anything that is remembered of contexts.
    const harmless = '{"@context":{},"@id":"http://e.example/a","http://e.example/p":"x"}';
    const { statusCode, body } = await test.admin('POST', '/validate', harmless, {
      'content-type': 'application/ld+json',
    });
    expect([statusCode, body]).toEqual([200, expect.stringContaining('"conforms"')]);
  });

  const rdfXml = (head: string, text: string) =>
    `<?xml version="1.0"?>${head}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/"><rdf:Description rdf:about="http://e.example/a"><e:p>${text}</e:p></rdf:Description></rdf:RDF>`;

  it('reads no file and asks no server by an entity of RDF/XML', async () => {
    const before = asked.length;
    for (const address of ['file:///etc/passwd', `${neighbourUrl}entity`]) {
      const head = `<!DOCTYPE rdf [<!ENTITY x SYSTEM "${address}">]>`;
      await test.admin('PUT', '/graphs?graph=http://e.example/xml', rdfXml(head, '&x;'), {
        'content-type': 'application/rdf+xml',
      });
      const kept = await test.admin('GET', '/graphs?graph=http://e.example/xml', undefined, { accept: 'text/turtle' });
      expect(kept.body).not.toContain('root:');
    }
    expect(asked.length).toBe(before);
  });

  it('leaves RDF/XML the entities that ontologies have for namespaces', async () => {
    const head = '<!DOCTYPE rdf [<!ENTITY e "http://e.example/">]>';
    const body = rdfXml(head, 'x').replace('http://e.example/a', '&e;of-an-entity');
    const type = { 'content-type': 'application/rdf+xml' };
    expect((await test.admin('PUT', '/graphs?graph=http://e.example/xml', body, type)).statusCode).toBeLessThan(300);
    const kept = await test.admin('GET', '/graphs?graph=http://e.example/xml', undefined, { accept: 'text/turtle' });
    expect(kept.body).toContain('http://e.example/of-an-entity');
  });

  it.each([
    [
      'within entities',
      'abcdefghij'.replaceAll(
        /./gu,
        (name, n: number) => `<!ENTITY ${name} "${n === 0 ? 'lol' : `&${'abcdefghij'[n - 1]};`.repeat(10)}">`,
      ),
      '&j;',
    ],
    ['that are long and often named', `<!ENTITY j "${'x'.repeat(10_000)}">`, '&j;'.repeat(100_000)],
  ])('does not make much of little by entities %s', async (_how, entities, text) => {
    const body = rdfXml(`<!DOCTYPE rdf [${entities}]>`, text);
    const type = { 'content-type': 'application/rdf+xml' };
    const { statusCode, body: answer } = await test.admin('POST', '/validate', body, type);
    expect([statusCode, answer.length < 10_000]).toEqual([400, true]);
  });

  it('is not unpacked: neither a body that is said to be compressed nor an answer of another server', async () => {
    for (const coding of ['gzip', 'br', 'deflate']) {
      const response = await test.server.inject({
        method: 'POST',
        url: '/validate',
        headers: { 'content-type': 'text/turtle', 'content-encoding': coding },
        payload: bomb,
      });
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      expect(response.statusCode).toBeLessThan(500);
    }
    const load = await test.admin('POST', '/sparql', `LOAD <${neighbourUrl}bomb>`, {
      'content-type': 'application/sparql-update',
    });
    expect([load.statusCode, load.body.length < 10_000]).toEqual([502, true]);
  });

  it.each([
    ['is in a circle', '{"@context":{"a":"b:x","b":"a:y"},"a:z":"1"}'],
    [
      'is thousands deep',
      `${'{"@context":{"p":{"@id":"http://e.example/p","@context":'.repeat(3000)}{}${'}}}'.repeat(3000)}`,
    ],
    [
      'lists itself a hundred thousand times',
      `{"@context":[${Array(100_000).fill('{"a":"http://e.example/a"}').join(',')}],"a":"1"}`,
    ],
    [
      'has fifty thousand terms',
      `{"@context":{${Array.from({ length: 50_000 }, (_, n) => `"t${n}":"http://e.example/${n}"`).join(',')}},"@id":"http://e.example/a","t1":"1"}`,
    ],
    ['stands elsewhere', '{"@context":"http://127.0.0.1:9/context","a":"1"}'],
    ['imports from elsewhere', '{"@context":{"@version":1.1,"@import":"http://127.0.0.1:9/context"},"a":"1"}'],
  ])('costs little where a JSON-LD context %s', async (_how, body) => {
    const started = Date.now();
    const { statusCode } = await test.admin('POST', '/validate', body, { 'content-type': 'application/ld+json' });
    expect(statusCode).toBeLessThan(500);
    expect(Date.now() - started).toBeLessThan(15_000);
    expect((await test.server.inject('/health')).statusCode).toBe(200);
  });
});
