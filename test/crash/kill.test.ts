import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { freePort, program, root, startServer, temporaryFolder } from '../support/running-server.ts';
import { compareIndexWithDocuments, readDocument } from './compare-index.ts';
import { createCounter, createReplacer, keepWriting, token, type Writer } from './writers.ts';

/** `npm run test:crash` kills 200 times. */
const kills = Number(process.env['FABRIQUES_CRASH_KILLS'] ?? 4);
const seed = Number(process.env['FABRIQUES_CRASH_SEED'] ?? 1);

const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whole numbers below a bound, the same for the same seed. */
function createRandom(start: number): (below: number) => number {
  let state = Math.imul(start + 1, 0x9e37_79b1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it(
  `A server that is killed ${kills} times while it is written to keeps every acknowledged write whole`,
  { timeout: 60_000 + kills * 15_000 },
  async () => {
    const random = createRandom(seed);
    const writers = [createCounter('ada'), createCounter('bo'), createCounter('cy'), createReplacer('dee')];
    const environment = {
      PORT: String(await freePort()),
      FABRIQUES_STATE_DIR: temporaryFolder(),
      FABRIQUES_SEED: 'none',
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_QUERY_WORKERS: '1',
    };
    let revision = 0;
    let compared = 0;
    let uncertain = 0;
    for (let kill = 0; kill <= kills; kill += 1) {
      if (random(6) === 0 && kill < kills) {
        await killWhileStarting(environment, random(1200));
        continue;
      }
      const server = await startServer(environment);
      const { baseIri } = server;
      const graphs = writers.flatMap((writer) => writer.graphs);
      for (const writer of writers) {
        const reached = writer.reached(
          await Promise.all(writer.graphs.map(async (graph) => readDocument(baseIri, graph))),
        );
        expect(reached, `${writer.name}: acknowledged writes after kill ${kill}`).toBeGreaterThanOrEqual(
          writer.acknowledged,
        );
        expect(reached, `${writer.name}: writes that were never sent`).toBeLessThanOrEqual(writer.sent);
        uncertain += reached - writer.acknowledged;
        writer.acknowledged = reached;
      }
      compared += await compareIndexWithDocuments(
        baseIri,
        writers.some(({ acknowledged }) => acknowledged > 0) ? graphs : [],
      );
      const health = (await (await fetch(new URL('health', baseIri))).json()) as { revision: number };
      expect(health.revision).toBeGreaterThanOrEqual(revision);
      revision = health.revision;
      if (kill === kills) {
        await server.stop();
        break;
      }
      const writing = writers.map(async (writer) => keepWriting(writer, baseIri));
      // At a random moment of the work, on a slow machine as on a fast one.
      await untilWritten(writers, random(24));
      await pause(random(60));
      await server.stop('SIGKILL');
      await Promise.all(writing);
    }
    const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged, 0);
    process.stdout.write(
      `${kills} kills, ${acknowledged} writes kept (${uncertain} of them not acknowledged before the kill), ` +
        `0 lost, 0 halves, ${compared} triples of the index compared, revision ${revision}\n`,
    );
    expect(acknowledged).toBeGreaterThan(kills);
  },
);

/** Resolves when so many more writes were acknowledged. */
async function untilWritten(writers: readonly Writer[], more: number): Promise<void> {
  const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  const enough = count() + more;
  const deadline = Date.now() + 10_000;
  while (count() < enough && Date.now() < deadline) {
    await pause(2);
  }
}

async function killWhileStarting(environment: Readonly<Record<string, string>>, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await pause(afterMs);
  child.kill('SIGKILL');
  await ended;
}
