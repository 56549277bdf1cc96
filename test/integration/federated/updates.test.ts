import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createQueryableStore,
  type Endpoint,
  type Neighbour,
  startEndpoint,
  startNeighbour,
} from '../../support/sparql-endpoint.ts';
import { adminToken, createTestServer, type TestServer } from '../../support/sparql-server.ts';

let instance: TestServer;
let peer: Endpoint;
let document: Neighbour;

beforeAll(async () => {
  peer = await startEndpoint(createQueryableStore('@prefix : <http://e/> . :a :q 1 .'));
  document = await startNeighbour((request, response) =>
    request.url === '/data'
      ? response.writeHead(200, { 'content-type': 'text/turtle' }).end('<http://e/x> <http://e/y> <z> , [] .')
      : response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  );
  instance = await createTestServer({ serviceAllow: [peer.origin, document.origin], queryTimeoutMs: 60_000 });
});
afterAll(async () => Promise.all([instance.close(), peer.close(), document.close()]));

async function send(text: string, type: 'query' | 'update') {
  const { statusCode, body } = await instance.server.inject({
    method: 'POST',
    url: '/sparql',
    headers: { 'content-type': `application/sparql-${type}`, authorization: `Bearer ${adminToken}` },
    payload: `PREFIX : <http://e/> ${text}`,
  });
  return { status: statusCode, body };
}

it('LOAD fetches from an allowed origin, relative IRIs and blank nodes included', async () => {
  expect(await send(`LOAD <${document.origin}/data> INTO GRAPH :g`, 'update')).toMatchObject({ status: 200 });
  const { body } = await send(`ASK { GRAPH :g { :x :y <${document.origin}/z> , ?b FILTER(isBlank(?b)) } }`, 'query');
  expect(body).toContain('true');
});

it.each(['file:///etc/passwd', 'http://example.org/data', 'http://127.0.0.1:1/data', 'http://169.254.169.254/'])(
  'LOAD is refused from %s',
  async (source) => {
    expect(await send(`LOAD <${source}> INTO GRAPH :h`, 'update')).toMatchObject({ status: 403 });
  },
);

it('LOAD is refused where an allowed origin redirects to a file', async () => {
  expect(await send(`LOAD <${document.origin}/elsewhere> INTO GRAPH :h`, 'update')).toMatchObject({ status: 403 });
});

it('INSERT takes what a SERVICE gives', async () => {
  const update = `INSERT { GRAPH :i { ?s :q ?q } } WHERE { SERVICE <${peer.endpoint}> { ?s :q ?q } }`;
  expect(await send(update, 'update')).toMatchObject({ status: 200 });
  expect((await send('ASK { GRAPH :i { :a :q 1 } }', 'query')).body).toContain('true');
});
