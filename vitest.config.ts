import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const common = {
  testTimeout: 30_000,
  hookTimeout: 90_000,
  pool: 'forks',
  // The files that one process runs share the modules that it has loaded; parsers and shapes take seconds to build.
  isolate: false,
  // A machine that is busy elsewhere for a moment fails no delivery; the reporter names what passed the second time only.
  retry: process.env['CI'] === 'true' ? 1 : 0,
} as const;

/** Tests that measure time want the machine for themselves: they run last, one after the other. */
const alone = ['test/integration/bounds/**/*.test.ts'];

/** Files of a quarter of a minute and more: `npm run test:long`, which continuous integration runs besides `npm test`. */
const long = {
  /** Those that want the machine for themselves: browsers, stores and programs that they start beside the server. */
  alone: [
    'test/package/**/*.test.ts',
    'test/remote/**/*.test.ts',
    'test/soak/**/*.test.ts',
    'test/crash/disk-full.test.ts',
    'test/unit/store/{closing,integrity}.test.ts',
    'test/integration/operating/stopping.test.ts',
    'test/e2e/{backup,contribute,every-page,exchange,finding,hostile-texts,workbench}.test.ts',
  ],
  sideBySide: [
    'test/e2e/first-run.test.ts',
    'test/unit/store/embedded-store.test.ts',
    'test/integration/cli/{commands,harvest}.test.ts',
    'test/integration/contribution/{forms,ways-in,ways-in-table}.test.ts',
    'test/integration/data/seed-conformance.test.ts',
    'test/integration/federated/{neighbours,service-semantics}.test.ts',
    'test/integration/federation/{neighbours,twenty-rounds}.test.ts',
    'test/integration/operating/{documents,openapi,warming-up}.test.ts',
    'test/integration/portal/sets-and-sparql.test.ts',
    'test/integration/publishing/{catalogue,feed,fragments}.test.ts',
  ],
};

/** The journeys that are the same on a store that somebody else runs; the others are about what a server keeps on its disk. */
const journeys = [
  'test/e2e/{contribute,every-page,exchange,finding,hostile-texts,pages,workbench}.test.ts',
  'test/integration/{contribution,identity,publishing}/**/*.test.ts',
  'test/integration/sparql/{graph-store,query,update}-protocol.test.ts',
  'test/integration/{collections,filtered-set,things}.test.ts',
];
const hasVirtuoso = existsSync(process.env['VIRTUOSO_PATH'] ?? '/usr/bin/virtuoso-t') || process.env['CI'] === 'true';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'side by side',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...alone, ...long.alone, ...long.sideBySide],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...common, name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 1 } } },
      {
        test: {
          ...common,
          name: 'on Virtuoso',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          include: hasVirtuoso ? journeys : [],
          env: { FABRIQUES_TEST_STORE: 'virtuoso' },
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...common,
          name: 'long side by side',
          include: long.sideBySide,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      { test: { ...common, name: 'long alone', include: long.alone, maxWorkers: 1, sequence: { groupOrder: 4 } } },
    ],
  },
});
