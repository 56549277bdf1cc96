import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/core/package-root.ts';

const rows = readFileSync(join(packageRoot, 'SECURITY.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, who, what, file, title] = /^\| ([^|]+) \| ([^|]+) \| `(test\/[^`]+)` · ([^|]+) \|$/u.exec(line) ?? [];
    return who === undefined ? [] : [[`${who}: ${what ?? ''}`, file ?? '', title ?? ''] as const];
  });

it('The table of SECURITY.md has a line for each kind of person', () => {
  for (const who of ['anybody', 'proposer', 'team', 'editor', 'peer', 'another site']) {
    expect(rows.some(([line]) => line.startsWith(who))).toBe(true);
  }
});

it.each(rows)('%s: shown by a test that is there', (_line, file, title) => {
  const path = join(packageRoot, file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain(title);
});
