#!/usr/bin/env node
import { runCommandLine } from './cli/command-line.ts';

// The composition root of the command line.

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  createStore: async (configuration) => (await import('./adapters.ts')).createStore(configuration),
  createStateKeeper: async (configuration) => (await import('./adapters.ts')).createStateKeeper(configuration),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
});
