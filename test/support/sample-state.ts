import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Changeset } from '../../src/store/commit.ts';
import { DocumentStore } from '../../src/store/embedded/document-store.ts';
import { type OpenState, openState } from '../../src/store/embedded/open-state.ts';
import { createQuadCodec } from '../../src/store/embedded/quad-codec.ts';

const { namedNode, literal, quad } = DataFactory;
export const sampleBase = 'http://localhost:3999/';

/** The documents of a state without its index, which the tests of the file do not need. */
export function openDocuments(stateDir: string): { documents: DocumentStore; opened: OpenState } {
  const opened = openState(stateDir);
  return { documents: new DocumentStore(opened, createQuadCodec(sampleBase)), opened };
}

/** A commit that changes several documents, other ones for each number, some text long enough for pages of its own. */
export function sampleChange(number: number): Changeset {
  const say = (document: number, n: number, text: string): Quad =>
    quad(
      namedNode(`${sampleBase}fabriques/f${document}${n % 5 === 0 ? '' : `#part-${n % 5}`}`),
      namedNode(`http://example.org/p${n % 7}`),
      literal(text),
      namedNode(`${sampleBase}graphs/fabriques/f${document}`),
    );
  const text = (round: number, n: number) => `${round} ${n} ${'é'.repeat((Math.abs(round) * 31 + n * 17) % 60)}`;
  const one = number % 9;
  const other = (number * 4 + 1) % 9;
  return {
    added: [one, other].flatMap((document) => [
      ...Array.from({ length: 20 }, (_, n) => say(document, n, text(number, n))),
      say(document, 3, `${number} ${'long '.repeat(number % 4 === 0 ? 2500 : 1)}`),
    ]),
    removed: [one, other].flatMap((document) =>
      Array.from({ length: 10 }, (_, n) => say(document, n, text(number - 9, n))),
    ),
    author: `writer ${number}`,
    message: `Change ${number}`,
  };
}

/** Makes a state of some commits in a folder. */
export async function makeSampleState(stateDir: string, commits: number): Promise<void> {
  const { documents, opened } = openDocuments(stateDir);
  for (let number = 1; number <= commits; number += 1) {
    documents.commit(sampleChange(number));
  }
  await opened.close();
}

/** Everything that a state says, to compare. */
export function everythingOf(documents: DocumentStore): unknown {
  return JSON.stringify({
    revision: documents.revision,
    graphs: [...documents.listGraphs()].map((description) => ({
      ...description,
      about: documents
        .readGraph(description.graph)
        .map(({ subject }) => (subject.termType === 'NamedNode' ? documents.graphsAbout(subject).length : 0)),
      quads: documents.readGraph(description.graph),
    })),
    commits: [...documents.commits()],
  });
}
