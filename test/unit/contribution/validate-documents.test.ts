import { beforeAll, describe, expect, it } from 'vitest';
import type { Quad } from '@rdfjs/types';
import { validateDocuments } from '../../../src/contribution/validate-documents.ts';
import { keyOf } from '../../../src/core/rdf/dataset.ts';
import { parseText } from '../../../src/core/rdf/parse.ts';
import { rdfFormatOf } from '../../../src/core/rdf/formats.ts';
import { referencesFrom } from '../../../src/validation/references.ts';
import type { ValidationReport } from '../../../src/validation/report.ts';
import { loadShapes } from '../../../src/validation/shape-files.ts';
import { createValidator } from '../../../src/validation/validator.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';
import { readCommittedData } from '../../support/seed-data.ts';

const validator = createValidator({ shapes: loadShapes(), describe: loadVocabulary().describe });

describe('Documents that are judged together', () => {
  let documents: Map<string, readonly Quad[]>;
  beforeAll(async () => {
    const committed = (await readCommittedData()).filter(
      ({ file }) => !file.startsWith('peers/') || file.includes('manufactures'),
    );
    documents = new Map(committed.map(({ graph, quads }) => [graph.value, quads]));
    const trig = rdfFormatOf('application/trig');
    // Three that are wrong: by themselves, by a part that two share, and by what another says right.
    const wrong = trig && parseText(wrongDocuments, trig, { baseIri: 'http://localhost:3000/' });
    for (const quad of wrong ?? []) {
      documents.set(quad.graph.value, [...(documents.get(quad.graph.value) ?? []), quad]);
    }
  });

  it('get the reports that each gets by itself', async () => {
    const references = referencesFrom([...documents.values()].flat());
    const together = await validateDocuments(validator, documents, references);
    const lines = ({ results }: ValidationReport) =>
      results
        .map((one) => `${keyOf(one.focusNode)} ${one.sourceShape} ${one.component} ${one.value?.value ?? ''}`)
        .sort();
    let violations = 0;
    for (const [graph, quads] of documents) {
      const alone = await validator.validate(quads, { references });
      expect([graph, lines(together.get(graph) ?? { conforms: false, results: [] })]).toEqual([graph, lines(alone)]);
      violations += alone.results.filter(({ severity }) => severity === 'Violation').length;
    }
    expect(violations).toBeGreaterThanOrEqual(3);
  });
});

const wrongDocuments = `
@prefix fab: <https://w3id.org/fabriques/ns#> .
@prefix schema: <https://schema.org/> .
<graphs/x/1> { <fabriques/x1> a fab:Fabrique ; schema:name "X" ; fab:communeCode "1004" . }
<graphs/x/2> { <fabriques/x2> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ; schema:address <x#address> . }
<graphs/x/3> { <x#address> a schema:PostalAddress ; schema:postalCode "F-1500" . }
<graphs/x/4> { <fabriques/x1> a fab:Fabrique ; fab:communeCode "01004" . }
<graphs/x/5> { <fabriques/x5> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ; schema:address <nowhere#address> . }
<graphs/x/6> { <fabriques/x6> a fab:Fabrique ; schema:name "X" ; fab:communeCode "01004" ; schema:address <nowhere#address> . }
`;
