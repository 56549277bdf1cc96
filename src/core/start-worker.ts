import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a module as a thread, from the built JavaScript as from the TypeScript source.
 *
 * @param name - The module's path without its ending, relative to `importer`.
 * @param importer - `import.meta.url` of the caller.
 */
export function startWorker(name: string, importer: string, options: WorkerOptions): Worker {
  if (!importer.endsWith('.ts')) {
    return new Worker(new URL(`${name}.js`, importer), options);
  }
  // Node 20 reads no TypeScript by itself; tests and `npm run dev` run from the source.
  const { href } = new URL(`${name}.ts`, importer);
  return new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(href)}); });`,
    { ...options, eval: true },
  );
}
