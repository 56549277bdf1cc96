#!/usr/bin/env node
import { runCommandLine } from './cli/command-line.ts';
import { createEmbeddedStateKeeper } from './store/embedded/embedded-state-keeper.ts';
import { EmbeddedStore } from './store/embedded/embedded-store.ts';

// The composition root: the only file that names an adapter.

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  createStore: (configuration) => new EmbeddedStore(configuration),
  createStateKeeper: (configuration) => createEmbeddedStateKeeper(configuration),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
