import { describe, expect, it } from 'vitest';
import { DocumentGraph } from '../../../src/validation/document-graph.ts';
import { fab, rdf } from '../../../src/vocabulary/terms.ts';
import { readExample } from './examples/example.ts';

const [lab01, coworking] = readExample('<fabriques/lab01> a fab:Fabrique . <actions/coworking> a fab:Action .');
const elsewhere = readExample('<actions/coworking> a fab:Action .');

describe('A document graph', () => {
  const graph = new DocumentGraph(readExample('<fabriques/lab01> a fab:Fabrique ; schema:name "LAB01" .'), (subject) =>
    elsewhere.filter((quad) => quad.subject.equals(subject)),
  );

  it('finds what the document says', () => {
    expect(graph.size).toBe(2);
    expect([...graph.match(null, rdf.type, fab.Fabrique)].map(({ subject }) => subject)).toEqual([lab01?.subject]);
    expect(graph.match(lab01?.subject, null, null).size).toBe(2);
    expect(graph.match().size).toBe(2);
  });

  it('answers from elsewhere to a question about one subject', () => {
    expect(graph.match(coworking?.subject, rdf.type, null).size).toBe(1);
    expect(coworking && graph.has(coworking)).toBe(true);
  });

  it('does not volunteer what is known elsewhere, so that it is never judged', () => {
    expect(graph.match(null, rdf.type, fab.Action).size).toBe(0);
    expect([...graph].map(({ object }) => object.value)).not.toContain(fab.Action.value);
  });

  it('cannot be changed', () => {
    expect(() => graph.add()).toThrow(TypeError);
    expect(() => graph.delete()).toThrow(TypeError);
  });
});
