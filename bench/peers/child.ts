import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, askSparql } from '../measure/ask.ts';

/** A program that was started. */
export interface Child {
  readonly pid: number;
  /** When it was started, on the clock of `performance.now()`. */
  readonly begun: number;
  readonly running: () => boolean;
  readonly stop: () => Promise<void>;
}

/** A port that nothing listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a program whose output goes to a file of its folder. */
export function startChild(
  command: string,
  args: readonly string[],
  options: { folder: string; environment?: Readonly<Record<string, string>> },
): Child {
  const begun = performance.now();
  const child: ChildProcess = spawn(command, args, {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(join(options.folder, 'output.log'), { flags: 'a' });
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  child.on('error', () => undefined);
  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  return {
    pid: child.pid ?? 0,
    begun,
    running,
    stop: async () => {
      process.removeListener('exit', end);
      if (running()) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const forced = setTimeout(end, 20_000);
        await ended;
        clearTimeout(forced);
      }
    },
  };
}

/** Asks until there is an answer of 200; gives the milliseconds since the start. */
export async function firstAnswer(
  child: Child,
  attempt: () => Promise<{ status: number }>,
  limitMs: number,
): Promise<number> {
  while (performance.now() - child.begun < limitMs) {
    if (!child.running()) {
      throw new Error('the program has ended; its folder has its output');
    }
    const { status } = await attempt().catch(() => ({ status: 0 }));
    if (status === 200) {
      return performance.now() - child.begun;
    }
    await delay(20);
  }
  throw new Error(`no answer in ${limitMs} ms`);
}

/** Waits for the first answer to a query that cannot be answered before the data is there. */
export async function firstSparqlAnswer(child: Child, endpoint: string, limitMs = 900_000): Promise<number> {
  const query = 'SELECT ?s WHERE { ?s a <https://w3id.org/fabriques/ns#Fabrique> } LIMIT 1';
  return firstAnswer(
    child,
    async () => {
      const answer = await askSparql(endpoint, query, limitMs);
      return answer.body.includes('"uri"') ? answer : { status: 0 };
    },
    limitMs,
  );
}

/** Waits for the first answer at an address. */
export async function firstThing(
  child: Child,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return firstAnswer(child, async () => ask(url, headers, { timeoutMs: 300_000 }), 900_000);
}
