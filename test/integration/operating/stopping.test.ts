import { connect } from 'node:net';
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { startServer } from '../../support/running-server.ts';

const update = (text: string) => `update=${encodeURIComponent(text)}`;

it('A server that is told to stop finishes what it has begun, refuses what comes then, and ends with 0', async () => {
  const token = 'stopping-token';
  const server = await startServer({ FABRIQUES_SEED: 'none', FABRIQUES_ADMIN_TOKEN: token });
  const { hostname, port } = new URL(server.baseIri);

  // A write whose body is still on its way when the signal comes.
  const body = update('INSERT DATA { <http://example.org/s> <http://example.org/p> 1 }');
  const begun = request({
    hostname,
    port,
    path: '/sparql',
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    },
  });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    begun.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
  begun.write(body.slice(0, 10));
  // One that is open, and asks only after the signal.
  const open = connect(Number(port), hostname);
  open.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\nGET /');
  await new Promise((first) => open.once('data', first));
  let late = '';
  open.on('data', (chunk: Buffer) => {
    late += chunk.toString();
  });
  const closed = new Promise((resolve) => open.once('close', resolve));

  const ended = server.stop('SIGTERM');
  await expect
    .poll(async () =>
      fetch(server.baseIri).then(
        () => 'open',
        () => 'refused',
      ),
    )
    .toBe('refused');
  open.write('fabriques HTTP/1.1\r\nhost: x\r\naccept: application/json\r\n\r\n');
  await closed;
  expect(late).toMatch(/^HTTP\/1\.1 503 /u);
  expect(late).toContain('docs/problems#stopping');
  expect(late.toLowerCase()).toContain('connection: close');

  begun.end(body.slice(10));
  expect(await answered).toBe(200);
  expect(await ended).toBe(0);

  const again = await startServer({ FABRIQUES_SEED: 'none', FABRIQUES_STATE_DIR: server.stateDir });
  const ask = await fetch(`${again.baseIri}sparql?query=${encodeURIComponent('ASK { ?s <http://example.org/p> 1 }')}`);
  expect(await ask.json()).toMatchObject({ boolean: true });
  await again.stop();
});

it('A request that does not end in time does not keep the server from stopping', async () => {
  const server = await startServer({ FABRIQUES_SEED: 'none', FABRIQUES_STOP_TIMEOUT_MS: '300' });
  const { hostname, port } = new URL(server.baseIri);
  const open = connect(Number(port), hostname);
  open.on('error', () => undefined);
  open.write(
    'POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\ncontent-length: 20\r\n\r\nASK',
  );
  await new Promise((later) => setTimeout(later, 100));
  expect(await server.stop()).toBe(0);
});
