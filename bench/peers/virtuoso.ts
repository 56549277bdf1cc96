import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { messageOf } from '../../src/core/errors.ts';
import { ask } from '../measure/ask.ts';
import type { BenchData } from '../synthetic/generate.ts';
import { type Child, firstAnswer, firstSparqlAnswer, freePort, startChild } from './child.ts';
import type { Peer } from './peer.ts';

const run = promisify(execFile);
const graph = 'urn:x-bench:union';

/** Virtuoso 7 from Debian's package `virtuoso-opensource-7-bin`. */
export const virtuoso: Peer = {
  name: 'virtuoso',
  description:
    'Virtuoso 7 with 170,000 buffers (1.4 GB); the union of the documents in one graph, which is its default graph: ' +
    'over several graphs its default graph gives a triple once for each graph that has it',
  missing: async () =>
    run('virtuoso-t', ['-?']).then(
      () => undefined,
      (error: unknown) =>
        messageOf(error).includes('ENOENT')
          ? 'virtuoso-t is not installed (package virtuoso-opensource-7-bin)'
          : undefined,
    ),
  start: async (data, folder) => {
    await mkdir(folder, { recursive: true });
    const [port, sqlPort] = [await freePort(), await freePort()];
    const sparql = `http://127.0.0.1:${port}/sparql`;
    await writeFile(`${folder}/virtuoso.ini`, settings(data, port, sqlPort));
    const serve = () => startChild('virtuoso-t', ['+foreground', '+configfile', 'virtuoso.ini'], { folder });
    let child: Child = serve();
    await firstAnswer(child, async () => ask(sparql, {}, { timeoutMs: 5000 }), 120_000);
    await load(data, sqlPort);
    const freshMs = await firstSparqlAnswer(child, sparql);
    return {
      get pid() {
        return child.pid;
      },
      freshMs,
      sparql,
      reopen: async () => {
        await child.stop();
        child = serve();
        return firstSparqlAnswer(child, sparql);
      },
      stop: async () => child.stop(),
    };
  },
};

/** Loads as the manual says: without a log of each row, on several threads, then a checkpoint. */
async function load({ unionFile }: BenchData, sqlPort: number): Promise<void> {
  const script = [
    'log_enable(2,1)',
    `DB.DBA.TTLP_MT(file_open('${unionFile}'), '', '${graph}', 512, 2)`,
    'log_enable(1,1)',
    'checkpoint',
  ];
  await run('isql-vt', [`127.0.0.1:${sqlPort}`, 'dba', 'dba', `exec=${script.join('; ')};`], { maxBuffer: 1e8 });
}

function settings({ unionFile }: BenchData, port: number, sqlPort: number): string {
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
ServerThreads = 70
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = ${unionFile.replace(/\/[^/]*$/u, '')}
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 4
MaxQueryMem = 2G
CheckpointInterval = 60
[HTTPServer]
ServerPort = 127.0.0.1:${port}
ServerRoot = .
ServerThreads = 66
KeepAliveTimeout = 60
MaxKeepAlives = 66
[SPARQL]
ResultSetMaxRows = 1000000
DefaultGraph = ${graph}
`;
}
