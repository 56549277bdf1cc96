import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../core/errors.ts';
import { loadVocabulary } from '../../vocabulary/vocabulary.ts';
import { loadShapes } from '../shape-files.ts';
import { createValidator } from '../validator.ts';
import { type FromValidator, readDocument, toPlainReport, type ToValidator } from './messages.ts';

// The thread that judges documents of any size, so that nobody waits for them.

const validator = createValidator({ shapes: loadShapes(), describe: loadVocabulary().describe });

async function judge({ id, document, references }: ToValidator): Promise<FromValidator> {
  try {
    return { id, ...toPlainReport(await validator.validate(readDocument(document), { references })) };
  } catch (error) {
    return { id, error: messageOf(error) };
  }
}

parentPort?.on('message', (message: ToValidator) => {
  void judge(message).then((answer) => parentPort?.postMessage(answer));
});
