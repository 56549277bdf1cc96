import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockState } from '../../../src/store/embedded/state-lock.ts';

const module = resolve(import.meta.dirname, '../../../src/store/embedded/state-lock.ts');

/** A process of its own that takes the lock and says so. */
async function startHolder(folder: string): Promise<ChildProcess> {
  const source = `import { lockState } from ${JSON.stringify(module)};
    lockState(${JSON.stringify(folder)});
    process.stdout.write('locked');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('The lock of a state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fabriques-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused while another process has it, by name, and free at once when that one is killed', async () => {
    const holder = await startHolder(folder);
    expect(() => lockState(folder)).toThrow(`in use by another process (process ${holder.pid ?? 0})`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockState(folder).release();
  });

  it('is refused to a second store of the same process, and free when the first is closed', () => {
    const lock = lockState(folder);
    expect(() => lockState(folder)).toThrow(/in use/u);
    lock.release();
    lockState(folder).release();
  });
});
