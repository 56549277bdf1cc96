import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { Configuration } from '../../core/configuration.ts';
import { packageRoot } from '../../core/package-root.ts';
import { type Finding, ok, warning, wrong } from './finding.ts';

const mebibyte = 1_048_576;

/** Node, processors and memory, and what they leave to wish for. */
export function lookAtMachine({ queryWorkers }: Configuration): Finding[] {
  const { engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  const [, major = 0, minor = 0] = (/^>=(\d+)\.(\d+)/u.exec(engines.node) ?? []).map(Number);
  const [nodeMajor = 0, nodeMinor = 0] = process.versions.node.split('.').map(Number);
  const isRecent = nodeMajor > major || (nodeMajor === major && nodeMinor >= minor);
  const memory = Math.round(totalmem() / mebibyte);
  // One replica of the data in every thread, and one more; 300 MB in all for the data of the package.
  const wanted = 256 + 128 * (queryWorkers + 1);
  return [
    isRecent
      ? ok('node', `Node ${process.versions.node}`, `Node ${process.versions.node}`)
      : wrong(
          'node',
          `Node ${process.versions.node} est trop ancien : il faut ${engines.node}`,
          `Node ${process.versions.node} is too old: ${engines.node} is needed`,
        ),
    memory >= wanted
      ? ok('memory', `${memory} Mo de mémoire`, `${memory} MB of memory`)
      : warning(
          'memory',
          `${memory} Mo de mémoire, c’est peu pour ${queryWorkers + 1} copies de l’index : baissez FABRIQUES_QUERY_WORKERS`,
          `${memory} MB of memory are few for ${queryWorkers + 1} replicas of the index: lower FABRIQUES_QUERY_WORKERS`,
        ),
    queryWorkers <= availableParallelism()
      ? ok('processors', `${availableParallelism()} processeurs`, `${availableParallelism()} processors`)
      : warning(
          'processors',
          `${queryWorkers} requêtes longues pour ${availableParallelism()} processeurs : elles s’attendront`,
          `${queryWorkers} long queries on ${availableParallelism()} processors: they will wait for each other`,
        ),
  ];
}

/** Whether the folder of the state can be written to, and how much room there is. */
export function lookAtFolder({ stateDir }: Configuration): Finding[] {
  let folder = stateDir;
  while (!existsSync(folder)) {
    folder = dirname(folder);
  }
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    return [
      wrong(
        'folder',
        `${folder} ne se laisse pas écrire : changez ses droits, ou FABRIQUES_STATE_DIR`,
        `${folder} cannot be written to: change its rights, or FABRIQUES_STATE_DIR`,
      ),
    ];
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.round((bavail * bsize) / mebibyte);
  return [
    free >= 1024
      ? ok('folder', `${stateDir}, ${free} Mo libres`, `${stateDir}, ${free} MB free`)
      : warning(
          'folder',
          `Il ne reste que ${free} Mo dans ${stateDir} : une sauvegarde en demande autant que les données`,
          `Only ${free} MB are free in ${stateDir}: a backup needs as much as the data`,
        ),
  ];
}
