#!/usr/bin/env node
import { createStateKeeper, createStore } from './adapters.ts';
import { runCommandLine } from './cli/command-line.ts';

// The composition root of the command line.

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  createStore,
  createStateKeeper,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
});
