import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '../../src/store/remote/connection.ts';
import { Endpoint } from '../../src/store/remote/endpoint.ts';

/** Where Debian's package puts Virtuoso. */
const program = process.env['VIRTUOSO_PATH'] ?? '/usr/bin/virtuoso-t';

/** Whether there is a Virtuoso to test with; where there must be one, its absence fails. */
export const hasVirtuoso = existsSync(program) || process.env['CI'] === 'true';

/** Whether tests that start over the real data, or none, do so on a Virtuoso: `npm run test:e2e:remote`. */
export const isOnVirtuoso = process.env['FABRIQUES_TEST_STORE'] === 'virtuoso';

if (!hasVirtuoso) {
  process.stderr.write(`No Virtuoso at ${program}: the tests of the remote store are skipped.\n`);
}

/** A Virtuoso of its own. */
export interface Virtuoso {
  /** The settings of the software for it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly connection: Pick<ConstructorParameters<typeof Connection>[0], 'queryUrl' | 'updateUrl' | 'credentials'>;
  readonly folder: string;
  readonly pid: () => number;
  /** Takes away every graph, save its own. */
  readonly clear: () => Promise<void>;
  /** Ends it at once, as a power cut would, or gently. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
  /** Starts it again on what it kept. */
  readonly begin: () => Promise<void>;
  /** Ends it and takes its folder away. */
  readonly close: () => Promise<void>;
}

/** How it differs from the usual one. */
export interface VirtuosoOptions {
  readonly defaultIsolation?: number;
  readonly resultSetMaxRows?: number;
  readonly buffers?: number;
  /** A folder with the database of one that was ended gently; it is copied. */
  readonly database?: string;
}

/** Starts a Virtuoso on free ports, in a new folder of its own. */
export async function startVirtuoso(options: VirtuosoOptions = {}): Promise<Virtuoso> {
  const folder = mkdtempSync(join(tmpdir(), 'fabriques-virtuoso-'));
  const [port, sqlPort] = [await freePort(), await freePort()];
  const { database } = options;
  if (database !== undefined) {
    // The log has what the last checkpoint did not write into the database.
    ['virtuoso.db', 'virtuoso.trx'].forEach((name) => copyFileSync(join(database, name), join(folder, name)));
  }
  writeFileSync(join(folder, 'virtuoso.ini'), settings(port, sqlPort, options));
  const url = `http://127.0.0.1:${port}/sparql-auth`;
  const credentials = { scheme: 'digest', user: 'dba', secret: 'dba' } as const;
  const connection = { queryUrl: url, updateUrl: url, credentials };
  let child: ChildProcess = spawn('true');
  const begin = async () => {
    child = spawn(program, ['+foreground', '+configfile', 'virtuoso.ini'], { cwd: folder, stdio: 'ignore' });
    for (let attempt = 0; ; attempt += 1) {
      const isUp = await fetch(`http://127.0.0.1:${port}/sparql?query=ASK%7B%7D`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isUp) {
        return;
      }
      if (attempt > 600 || child.exitCode !== null) {
        throw new Error(`Virtuoso does not start: see ${folder}/virtuoso.log`);
      }
      await delay(100);
    }
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
  };
  await begin();
  return {
    environment: {
      FABRIQUES_STORE: 'sparql',
      FABRIQUES_STORE_QUERY_URL: url,
      FABRIQUES_STORE_UPDATE_URL: url,
      FABRIQUES_STORE_AUTH: 'digest',
      FABRIQUES_STORE_USER: 'dba',
      FABRIQUES_STORE_PASSWORD: 'dba',
    },
    connection,
    folder,
    pid: () => child.pid ?? 0,
    clear: async () => clearGraphs(new Connection({ ...connection, connections: 2 })),
    end,
    begin,
    close: async () => {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function clearGraphs(connection: Connection): Promise<void> {
  const endpoint = new Endpoint(connection);
  const rows = await endpoint.select('SELECT ?g { { SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } } } LIMIT 5000');
  const names = rows.map((row) => row['g']?.value ?? '');
  for (const name of names.filter((one) => !/openlinksw|www\.w3\.org\/ns\/ldp|localuriqaserver/u.test(one))) {
    await endpoint.update(`CLEAR SILENT GRAPH <${name}>`);
  }
  await connection.close();
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function settings(port: number, sqlPort: number, options: VirtuosoOptions): string {
  const { defaultIsolation = 8, resultSetMaxRows = 100_000, buffers = 20_000 } = options;
  return `[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtension = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${sqlPort}
DefaultIsolation = ${defaultIsolation}
ServerThreads = 40
NumberOfBuffers = ${buffers}
MaxDirtyBuffers = ${Math.floor(buffers * 0.7)}
ThreadsPerQuery = 2
CheckpointInterval = 60
[HTTPServer]
ServerPort = 127.0.0.1:${port}
ServerRoot = .
ServerThreads = 64
KeepAliveTimeout = 60
MaxKeepAlives = 64
[SPARQL]
ResultSetMaxRows = ${resultSetMaxRows}
`;
}
