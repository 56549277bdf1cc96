import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copySeededState } from './seeded-state.ts';
import { portOfSeededVirtuoso, startSeededVirtuoso } from './seeded-virtuoso.ts';
import { freePort, isOnVirtuoso } from './virtuoso.ts';

export { freePort };

/** The repository. */
export const root = resolve(import.meta.dirname, '../..');

/** The built command line, as a user runs it. */
export const program = join(root, 'dist/main.js');

/** A server in a process of its own. */
export interface RunningServer {
  /** Ends with a slash. */
  readonly baseIri: string;
  readonly stateDir: string;
  readonly process: ChildProcess;
  /** What it has said on its error output so far. */
  readonly log: () => string;
  /** Asks it to end and gives its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** A folder that is gone when the tests are. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fabriques-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts the built server and waits until it says that it is ready. Unless it is told another folder or another seed,
 * it has the real data already, as after a first start.
 *
 * @param wrapper - A command that is given the server's own as its arguments, such as `nice`.
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  wrapper: readonly string[] = [],
): Promise<RunningServer> {
  const stateDir = environment['FABRIQUES_STATE_DIR'] ?? temporaryFolder();
  const hasData = environment['FABRIQUES_STATE_DIR'] === undefined && environment['FABRIQUES_SEED'] === undefined;
  const isAbove = hasData && isOnVirtuoso && environment['FABRIQUES_STORE'] === undefined;
  const port = environment['PORT'] ?? String(await (isAbove ? portOfSeededVirtuoso() : freePort()));
  const baseIri = environment['FABRIQUES_BASE_IRI'] ?? `http://localhost:${port}/`;
  const virtuoso = isAbove ? await startSeededVirtuoso(baseIri) : undefined;
  if (hasData && !isAbove) {
    await copySeededState(stateDir);
  }
  const [command, ...args] = [...wrapper, process.execPath, program, 'serve'];
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      FABRIQUES_LOG_LEVEL: 'warn',
      FABRIQUES_WARM_UP: 'off',
      LANG: 'C',
      PORT: port,
      FABRIQUES_STATE_DIR: stateDir,
      ...virtuoso?.environment,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = new Promise<number | null>((resolveEnded) => child.once('exit', resolveEnded));
  const server: RunningServer = {
    baseIri,
    stateDir,
    process: child,
    log: () => log,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const exitCode = await ended;
      await virtuoso?.close();
      return exitCode;
    },
  };
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) {
      await virtuoso?.close();
      throw new Error(`The server ended with ${child.exitCode}:\n${log}`);
    }
    const signal = AbortSignal.timeout(10_000);
    const health = await fetch(`http://127.0.0.1:${port}/health`, { signal }).catch(() => undefined);
    if (health?.status === 200) {
      return server;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
  await server.stop('SIGKILL');
  throw new Error(`The server was not ready within a minute:\n${log}`);
}
