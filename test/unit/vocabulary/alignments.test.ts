import { describe, expect, it } from 'vitest';
import { prefixedName } from '../../../src/vocabulary/namespaces.ts';
import { readOntologyFiles } from '../../../src/vocabulary/ontology-files.ts';

const quads = readOntologyFiles().find(({ name }) => name === 'alignments')?.quads ?? [];

describe('The alignments', () => {
  it.each(['schema', 'org', 'pair', 'essglobal', 'insee'])('lead to %s', (prefix) => {
    expect(quads.some(({ object }) => prefixedName(object.value).startsWith(`${prefix}:`))).toBe(true);
  });

  it('only refer to terms of neighbours, and copy nothing that is said of them', () => {
    const predicates = new Set(quads.map(({ predicate }) => prefixedName(predicate.value)));
    expect([...predicates].sort()).toEqual([
      'rdfs:seeAlso',
      'rdfs:subClassOf',
      'rdfs:subPropertyOf',
      'skos:closeMatch',
      'skos:relatedMatch',
    ]);
    expect(quads.filter(({ object }) => object.termType !== 'NamedNode')).toEqual([]);
    expect(quads.filter(({ subject }) => /^(pair|essglobal|insee|org):/u.test(prefixedName(subject.value)))).toEqual(
      [],
    );
  });
});
