import { createStateKeeper, createStore } from '../../src/adapters.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import type { CommandOutcome } from './command-line.ts';

/** Runs the command line in this process: the same code as the program, without its start. */
export async function runHere(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandOutcome> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCommandLine(args, {
    environment: { FABRIQUES_LOG_LEVEL: 'silent', FABRIQUES_QUERY_WORKERS: '1', ...environment },
    createStore,
    createStateKeeper,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}
