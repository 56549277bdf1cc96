import { parentPort, workerData } from 'node:worker_threads';
import { DomainError, messageOf } from '../../core/errors.ts';
import { loadReplica } from './load-replica.ts';
import { createQuadCodec } from './quad-codec.ts';
import { type FromReplica, reading, type ReplicaThreadData, type ToReplica, unwanted } from './replica-messages.ts';
import { Replica } from '../index/replica.ts';
import { checkResult } from '../index/result-size.ts';
import { openStateFile } from './state-file.ts';
import { warmUp } from '../index/warm-up.ts';

// The thread of one replica: loads the documents, then follows commits and answers queries.

const options = workerData as ReplicaThreadData;
const replica = new Replica(options);
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
    const { request } = message;
    const { mediaType, body } = replica.query(request);
    const bytes = encoder.encode(body);
    if (request.lane !== 'portal') {
      checkResult({ mediaType, body, bytes: bytes.length }, options.limits);
    }
    send({ type: 'result', id, mediaType, body: bytes }, [bytes.buffer]);
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message: text, details } = error;
      send({ type: 'refused', id, code, message: text, details });
    } else {
      send({ type: 'broken', id, message: messageOf(error) });
    }
  }
}

const isUnwanted = () => Atomics.load(options.signals, unwanted) !== 0;

/** Loads the documents and gives their revision; undefined where nobody wants it any more. */
async function load(): Promise<number | undefined> {
  Atomics.store(options.signals, reading, 1);
  if (isUnwanted()) {
    return undefined;
  }
  const state = openStateFile(options.stateDir, { readOnly: true });
  try {
    return loadReplica(state, createQuadCodec(options.baseIri), replica, isUnwanted);
  } finally {
    // Nothing of the file is held when this is done, so that ending the thread cannot harm it.
    await state.root.close();
    Atomics.store(options.signals, reading, 0);
  }
}

async function start(): Promise<void> {
  try {
    const revision = await load();
    if (revision === undefined) {
      process.exit();
    }
    parentPort?.on('message', handle);
    send({ type: 'loaded', revision });
  } catch (error) {
    send({ type: 'load-failed', message: messageOf(error) });
  }
}

await start();
if (options.warmUp) {
  // It is a help and no more: what goes wrong in it is of no consequence.
  await warmUp(replica).catch(() => undefined);
}
