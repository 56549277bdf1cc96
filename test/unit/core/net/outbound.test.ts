import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createCheckedLookup, type Resolver } from '../../../../src/core/net/checked-lookup.ts';
import { createOutbound, type OutboundRequest } from '../../../../src/core/net/outbound.ts';

const servers: Server[] = [];
const closers: (() => Promise<void>)[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function outbound(listed: readonly string[], peers: readonly string[] = [], resolve?: Resolver) {
  const made = createOutbound({ origins: { listed, peers: () => peers }, ...(resolve && { resolve }) });
  closers.push(made.close);
  return async (url: string, more: Partial<OutboundRequest> = {}) =>
    made.fetch({ url, timeoutMs: 2000, maxBytes: 1000, ...more });
}

const text = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString();

afterEach(async () => {
  await Promise.all(closers.splice(0).map(async (close) => close()));
});
afterAll(() => servers.forEach((server) => server.close().closeAllConnections()));

describe('An origin that the operator lists', () => {
  it('is fetched although it is this machine, with a user agent', async () => {
    const origin = await serve((request, response) => response.end(request.headers['user-agent']));
    const response = await outbound([origin])(`${origin}/x`);
    expect([response.status, text(response)]).toEqual([200, 'Fabriques/0.1']);
  });

  it('may compress what it sends', async () => {
    const origin = await serve((request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(request.headers['accept-encoding'] ?? '')),
    );
    expect(text(await outbound([origin])(origin))).toBe('gzip');
  });

  it('is given the body of a POST again after a 307', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/a') {
        response.writeHead(307, { location: '/b' }).end();
      } else {
        request.pipe(response);
      }
    });
    const response = await outbound([origin])(`${origin}/a`, { method: 'POST', body: 'question' });
    expect([response.url, text(response)]).toEqual([`${origin}/b`, 'question']);
  });

  it('may not redirect without end', async () => {
    const origin = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(outbound([origin])(origin)).rejects.toMatchObject({ code: 'remote-failed' });
  });

  it.each([
    ['a private address', 'http://192.168.0.1/'],
    ['another port of this machine', 'http://127.0.0.1:9/'],
    ['the metadata service of a cloud', 'http://169.254.169.254/latest/'],
    ['a file', 'file:///etc/passwd'],
  ])('may not redirect to %s', async (_, location) => {
    const origin = await serve((__, response) => response.writeHead(302, { location }).end());
    await expect(outbound([origin])(origin)).rejects.toMatchObject({ code: 'remote-refused' });
  });
});

describe('What another server does wrong', () => {
  it('is a timeout when it never answers', async () => {
    const origin = await serve(() => undefined);
    await expect(outbound([origin])(origin, { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'remote-timeout',
      details: { remote: origin },
    });
  });

  it('is a timeout when its body trickles', async () => {
    const origin = await serve((_, response) => {
      const trickle = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(trickle));
    });
    await expect(outbound([origin])(origin, { timeoutMs: 150 })).rejects.toMatchObject({ code: 'remote-timeout' });
  });

  it('is a failure when its body has no end', async () => {
    let ended = false;
    const origin = await serve((_, response) => {
      const flood = () => {
        while (!ended && response.write('x'.repeat(10_000)));
      };
      response.on('drain', flood).on('close', () => (ended = true));
      flood();
    });
    await expect(outbound([origin])(origin)).rejects.toMatchObject({ code: 'remote-failed' });
    await expect.poll(() => ended).toBe(true);
  });

  it('is a failure when it says at once that its body is too long', async () => {
    const origin = await serve((_, response) => response.writeHead(200, { 'content-length': '5000' }).write('x'));
    await expect(outbound([origin])(origin)).rejects.toThrow('more than 1000 bytes');
  });

  it('is a failure when it breaks off half-way', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(outbound([origin])(origin)).rejects.toMatchObject({ code: 'remote-failed' });
  });

  it('is a failure when it compresses in a way that nobody asked for, or not at all', async () => {
    const coded = async (coding: string) =>
      serve((_, response) => response.writeHead(200, { 'content-encoding': coding }).end('x'));
    const [deflated, gzipped] = [await coded('deflate'), await coded('gzip')];
    await expect(outbound([deflated])(deflated)).rejects.toThrow('content encoding deflate');
    await expect(outbound([gzipped])(gzipped)).rejects.toMatchObject({ code: 'remote-failed' });
  });

  it('is a failure when little becomes too much once it is unpacked', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1001))),
    );
    await expect(outbound([origin])(origin)).rejects.toThrow('more than 1000 bytes');
  });

  it('is a failure when nobody listens', async () => {
    await expect(outbound(['http://127.0.0.1:9'])('http://127.0.0.1:9/')).rejects.toMatchObject({
      code: 'remote-failed',
    });
  });
});

describe('An origin that is only a peer', () => {
  const spellings = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://2130706433/',
    'http://127.0.0.1./',
    'http://１２７.0.0.1/',
    'http://0/',
    'http://10.0.0.8/',
    'http://172.16.3.4/',
    'http://192.168.1.1/',
    'http://169.254.169.254/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://198.18.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
  ];

  it.each(spellings)('is refused at %s', async (spelling) => {
    await expect(outbound([], [spelling])(spelling)).rejects.toMatchObject({ code: 'remote-refused' });
  });

  it.each(['http://localhost/', 'http://LOCALHOST/'])('is refused at %s once its name is resolved', async (name) => {
    await expect(outbound([], [name])(name)).rejects.toMatchObject({ code: 'remote-refused' });
  });

  it.each([
    ['a private address beside a public one', ['93.184.216.34', '10.0.0.1']],
    ['an IPv4-mapped loopback', ['::ffff:127.0.0.1']],
    ['a unique local address', ['fd12::1']],
  ])('is refused when its name resolves to %s', async (_, addresses) => {
    const resolve: Resolver = (__, ___, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    await expect(outbound([], ['http://peer.example'], resolve)('http://peer.example/sparql')).rejects.toMatchObject({
      code: 'remote-refused',
    });
  });

  it.each([true, false])('is connected to at the very addresses that were checked (all: %s)', (all) => {
    const addresses = [
      { address: '93.184.216.34', family: 4 },
      { address: '2606:2800:220:1::1', family: 6 },
    ];
    let asked = 0;
    const lookup = createCheckedLookup((_, __, done) => {
      asked += 1;
      done(null, addresses);
    });
    lookup('peer.example', { all }, (error, given) =>
      expect([error, given, asked]).toEqual([null, all ? addresses : '93.184.216.34', 1]),
    );
    expect.assertions(1);
  });
});

describe('An origin that nobody registered', () => {
  it.each([
    'http://example.org/sparql',
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'urn:x',
    'not an address',
    'http://user:password@example.org/',
  ])('is refused: %s', async (url) => {
    await expect(outbound([], ['http://example.org:81'])(url)).rejects.toMatchObject({ code: 'remote-refused' });
  });
});
