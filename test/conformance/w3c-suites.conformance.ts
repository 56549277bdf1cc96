import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../support/sparql-server.ts';
import { knownFailures } from './known-failures.ts';
import { readManifest } from './manifest.ts';
import { SuiteRunner } from './suite-runner.ts';

const folder = resolve(process.env['FABRIQUES_W3C_DIR'] ?? resolve(import.meta.dirname, '../../../shared/w3c'));
const present = existsSync(folder);
const tests = present
  ? [
      ...(await readManifest(folder, 'sparql10/manifest.ttl')),
      ...(await readManifest(folder, 'sparql11/manifest-all.ttl')),
    ]
  : [];

if (!present) {
  process.stderr.write(
    `\n*** The W3C suites are not in ${folder}: NOTHING was tested. ***\n` +
      'Set FABRIQUES_W3C_DIR to the folder `sparql` of https://github.com/w3c/rdf-tests.\n',
  );
}

describe.skipIf(!present && process.env['CI'] !== 'true')('The W3C SPARQL suites, through HTTP', () => {
  const served: TestServer[] = [];
  let runner: SuiteRunner;

  /** The servers that stand for the endpoints of SERVICE, on ports that are known before they are needed. */
  const endpoints = [0, 1].map((number) => `http://127.0.0.1:${39_471 + number}`);

  const open = async (port: number) => {
    const one = await createTestServer({ defaultGraph: 'separate', serviceAllow: endpoints, queryTimeoutMs: 60_000 });
    served.push(one);
    return one.server.listen({ port, host: '127.0.0.1' });
  };

  beforeAll(async () => {
    const opened = new Map<number, Promise<string>>();
    runner = new SuiteRunner(folder, await open(0), async (number) => {
      const address = opened.get(number) ?? open(39_471 + number);
      opened.set(number, address);
      return address;
    });
  });
  afterAll(async () => Promise.all(served.map(async (one) => one.close())));

  it('are there, all 981 of them', () => {
    expect(tests).toHaveLength(981);
    expect(Object.keys(knownFailures).filter((id) => !tests.some((test) => test.id === id))).toEqual([]);
  });

  for (const test of tests) {
    const reason = knownFailures[test.id];
    it(reason === undefined ? test.id : `${test.id} fails: ${reason}`, async () => {
      if (reason === undefined) {
        await runner.run(test);
      } else {
        await expect(runner.run(test), 'is listed as a failure, but passes').rejects.toThrow();
      }
    });
  }
});
