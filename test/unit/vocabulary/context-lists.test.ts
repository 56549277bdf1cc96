import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/core/package-root.ts';
import { contextKeys, readContextDocument } from '../../../src/vocabulary/context.ts';
import { valuesOf } from '../../../src/vocabulary/multilingual.ts';
import { createNamespace } from '../../../src/vocabulary/namespaces.ts';

const sh = createNamespace('sh', ['maxCount', 'path']);

/** A video has one watch page; elsewhere there may be several, and a key has one form everywhere. */
const listsDespiteShape = ['url'];

describe('A key of the JSON-LD context', () => {
  const single = new Map<string, boolean>();
  for (const file of readdirSync(join(packageRoot, 'shapes')).filter((name) => name.endsWith('.ttl'))) {
    const quads = new Parser().parse(readFileSync(join(packageRoot, 'shapes', file), 'utf8'));
    for (const { subject, object } of quads.filter(({ predicate }) => predicate.equals(sh.path))) {
      const about = quads.filter((quad) => quad.subject.equals(subject));
      const limited = valuesOf(about, sh.maxCount).includes('1');
      single.set(object.value, limited || (single.get(object.value) ?? false));
    }
  }
  const keys = contextKeys(readContextDocument())
    .filter(({ iri, containers }) => single.has(iri) && !containers.includes('@language'))
    .filter(({ key }) => !listsDespiteShape.includes(key));

  it.each(keys)('is a list exactly where the shapes allow several values: $key', ({ iri, containers }) => {
    expect(containers.includes('@set')).toBe(!single.get(iri));
  });

  it('was compared with the shapes for most keys', () => {
    expect(keys.length).toBeGreaterThan(50);
  });
});
