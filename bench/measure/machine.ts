import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/core/package-root.ts';

/** On what, and at which state of the sources, figures were taken. No names of hosts. */
export interface MachineFacts {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly commit: string;
}

/** Reads the facts of this machine. */
export async function readMachine(): Promise<MachineFacts> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty'], { cwd: packageRoot }).catch(
    () => ({ stdout: 'unknown' }),
  );
  return {
    date: new Date().toISOString().slice(0, 16),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()}, ${/^PRETTY_NAME="(.*)"$/mu.exec(release)?.[1] ?? 'unknown'}`,
    node: process.version,
    commit: stdout.trim(),
  };
}

/** How many processes wanted a processor in the last minute; above the number of cores, times are too long. */
export function readLoad(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}
