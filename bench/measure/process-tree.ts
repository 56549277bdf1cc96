import { readdir, readFile } from 'node:fs/promises';

/** What a process and all that it started have taken. */
export interface Usage {
  /** Resident memory, in MiB. */
  readonly residentMiB: number;
  /** Processor time so far, in milliseconds. */
  readonly cpuMs: number;
}

/** Ticks of the clock of processes; 100 on every Linux in use. */
const ticksPerSecond = 100;

interface Entry {
  readonly parent: number;
  readonly cpuMs: number;
}

/** Reads the usage of a process and its children from `/proc`; zeros where there is no such folder. */
export async function readUsage(pid: number): Promise<Usage> {
  const entries = new Map<number, Entry>();
  for (const name of await readdir('/proc').catch(() => [])) {
    const stat = /^\d+$/u.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
    // The name of the program stands in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (stat !== '') {
      const ticks = Number(fields[11]) + Number(fields[12]);
      entries.set(Number(name), { parent: Number(fields[1]), cpuMs: (ticks * 1000) / ticksPerSecond });
    }
  }
  const family = [...entries.keys()].filter((id) => descendsFrom(id, pid, entries));
  let residentMiB = 0;
  for (const id of family) {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    residentMiB += Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1024;
  }
  return { residentMiB, cpuMs: family.reduce((sum, id) => sum + (entries.get(id)?.cpuMs ?? 0), 0) };
}

function descendsFrom(id: number, ancestor: number, entries: ReadonlyMap<number, Entry>): boolean {
  for (let current = id; current > 1; current = entries.get(current)?.parent ?? 0) {
    if (current === ancestor) {
      return true;
    }
  }
  return false;
}
