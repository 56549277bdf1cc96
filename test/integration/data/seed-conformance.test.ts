import { beforeAll, describe, expect, it } from 'vitest';
import type { SeedDocument } from '../../../src/ingestion/seed/read-seed.ts';
import { createValidator } from '../../../src/validation/validator.ts';
import { loadShapes } from '../../../src/validation/shape-files.ts';
import { referencesFrom } from '../../../src/validation/references.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { allQuads, readCommittedData } from '../../support/seed-data.ts';

describe('The committed data', () => {
  let documents: SeedDocument[];
  beforeAll(async () => {
    documents = await readCommittedData();
  });

  it('has no violation in any document, each judged by itself', async () => {
    const validator = createValidator({ shapes: loadShapes(), describe: loadVocabulary().describe });
    const references = referencesFrom(allQuads(documents));
    const violations: string[] = [];
    for (const { file, quads } of documents) {
      const { results } = await validator.validate(quads, { references });
      violations.push(
        ...results
          .filter(({ severity }) => severity === 'Violation')
          .map(({ focusNode, sourceShape }) => `${file}: ${focusNode.value} ${sourceShape}`),
      );
    }
    expect(violations).toEqual([]);
  }, 60_000);

  it('says of every document what it is about and under which licence', () => {
    const silent = documents.filter(({ graph, quads }) => {
      const said = quads.filter(({ subject }) => subject.equals(graph)).map(({ predicate }) => predicate.value);
      return !['foaf/0.1/primaryTopic', 'terms/license'].every((end) => said.some((iri) => iri.endsWith(end)));
    });
    expect(silent.map(({ file }) => file)).toEqual([]);
  });
});
