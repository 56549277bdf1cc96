import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Layers from the bottom up: a file imports its own layer or one listed before it. */
const layers = [
  'core',
  'vocabulary',
  'validation',
  'store',
  'query',
  'contribution',
  'catalogue',
  'ingestion',
  'federation',
  'http',
  'cli',
];
/** Siblings at the same height never see each other, even though one is listed first. */
const forbidden: Record<string, string[]> = {
  store: ['validation'],
  contribution: ['query'],
  ingestion: ['catalogue'],
};
const maxLines = 250;

const root = resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file));

it('There is source code to look at', () => {
  expect(files.length).toBeGreaterThan(50);
});

describe.each(files)('src/%s', (file) => {
  const source = readFileSync(join(root, file), 'utf8');
  const layer = file.split('/')[0] ?? '';

  it(`stays within ${maxLines} lines`, () => {
    expect(source.split('\n').length).toBeLessThanOrEqual(maxLines);
  });

  // Files directly in src/ are composition roots: they may import anything.
  it.skipIf(!file.includes('/'))('imports only downwards', () => {
    const imported = [...source.matchAll(/from '(\.[^']+)'/gu)].map(
      ([, path]) => relative(root, resolve(dirname(join(root, file)), path ?? '')).split('/')[0] ?? '',
    );
    const offending = imported.filter(
      (target) => layers.indexOf(target) > layers.indexOf(layer) || forbidden[layer]?.includes(target),
    );
    expect(layers).toContain(layer);
    expect(offending).toEqual([]);
  });

  it.skipIf(file === 'adapters.ts' || layer === 'store')('names no adapter of the store', () => {
    expect(source).not.toMatch(/from '[^']*\/store\/(?:embedded|remote|index)\//u);
  });

  const adapter = /^store\/(embedded|remote|index)\//u.exec(file)?.[1] ?? '';
  it.skipIf(adapter === '')(
    'leaves the adapters of the store apart: both may use the index, which uses neither',
    () => {
      const others = ['embedded', 'remote'].filter((other) => other !== adapter);
      expect(source).not.toMatch(new RegExp(`from '[^']*/(?:${others.join('|')})/`, 'u'));
    },
  );
});
