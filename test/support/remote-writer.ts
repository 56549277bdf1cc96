import { DataFactory } from 'n3';
import { RemoteStore, type RemoteStoreOptions } from '../../src/store/remote/remote-store.ts';

// A server's part of the test of several servers: writers that commit at once, each acknowledged on a line of output.

interface Task {
  readonly store: RemoteStoreOptions;
  readonly server: number;
  readonly writers: number;
  readonly commits: number;
}

const { namedNode, literal, quad } = DataFactory;
// Given by the test.
const task = JSON.parse(process.argv[2] ?? '') as Task;
const store = new RemoteStore(task.store);
await store.ready();
const counter = namedNode(`${task.store.baseIri}counter`);
const graph = namedNode(`${task.store.baseIri}graphs/counter`);

await Promise.all(
  Array.from({ length: task.writers }, async (_, writer) => {
    for (let done = 0; done < task.commits;) {
      const revision = await store.revision();
      const before = await store.readGraph(graph);
      const count = before.reduce((most, { object }) => Math.max(most, Number(object.value)), 0);
      const own = namedNode(`${task.store.baseIri}graphs/${task.server}-${writer}`);
      try {
        const commit = await store.commit({
          removed: before,
          added: [
            quad(counter, namedNode('http://example.org/count'), literal(String(count + 1)), graph),
            quad(counter, namedNode('http://example.org/by'), literal(`commit ${done}`), own),
          ],
          author: `server ${task.server}, writer ${writer}`,
          message: `commit ${done}`,
          expectedRevision: revision,
        });
        process.stdout.write(`${commit.revision}\n`);
        done += 1;
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'revision-conflict') {
          throw error;
        }
      }
    }
  }),
);
await store.close();
