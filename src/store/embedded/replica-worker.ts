import { parentPort, workerData } from 'node:worker_threads';
import { DomainError, messageOf } from '../../core/errors.ts';
import { loadReplica } from './load-replica.ts';
import { createQuadCodec } from './quad-codec.ts';
import type { FromReplica, ReplicaOptions, ToReplica } from './replica-messages.ts';
import { Replica } from './replica.ts';
import { openStateFile } from './state-file.ts';

// The thread of one replica: loads the documents, then follows commits and answers queries.

const options = workerData as ReplicaOptions;
const replica = new Replica({ union: options.union });
const encoder = new TextEncoder();

function send(message: FromReplica, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function handle(message: ToReplica): void {
  if (message.type === 'apply') {
    try {
      replica.apply(message.change);
    } catch (error) {
      send({ type: 'broken', id: undefined, message: messageOf(error) });
    }
    return;
  }
  const { id } = message;
  try {
    const { mediaType, body } = replica.query(message.request);
    const bytes = encoder.encode(body);
    send({ type: 'result', id, mediaType, body: bytes }, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    send({ type: error instanceof DomainError ? 'refused' : 'broken', id, message: messageOf(error) });
  }
}

async function start(): Promise<void> {
  try {
    const state = openStateFile(options.stateDir, { readOnly: true });
    const revision = loadReplica(state, createQuadCodec(options.baseIri), replica);
    // Nothing of the file is held while queries run, so that ending the thread cannot harm it.
    await state.root.close();
    parentPort?.on('message', handle);
    send({ type: 'loaded', revision });
  } catch (error) {
    send({ type: 'load-failed', message: messageOf(error) });
  }
}

await start();
