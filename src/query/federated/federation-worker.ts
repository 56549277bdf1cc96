import { Socket } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { type ErrorDetails, type ErrorCode, DomainError, messageOf } from '../../core/errors.ts';
import type { Solution } from '../../core/comunica.ts';
import type { ErrorMessage, FromFederation, Question, ToFederation } from './messages.ts';
import { MalformedResultsError, readSolutions } from './read-solutions.ts';
import { createJobRunner } from './run-job.ts';

// The thread of federated queries. It has no network of its own: what it asks goes to the main
// thread as messages, and everything that could open a connection is taken away here.

const refuse = (): never => {
  throw new TypeError('This thread does not open connections');
};
Socket.prototype.connect = refuse;
globalThis.fetch = refuse;

// Of several parts of a query that fail together the engine awaits one; the others are no reason to end the thread.
process.on('unhandledRejection', () => undefined);

interface Waiting {
  readonly question: Question;
  readonly resolve: (solutions: Solution[]) => void;
  readonly reject: (error: DomainError) => void;
}

const waiting = new Map<number, Waiting>();
let lastId = 0;
const runner = createJobRunner();

function send(message: FromFederation, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function ask(question: Question): Promise<Solution[]> {
  return new Promise((resolve, reject) => {
    lastId += 1;
    waiting.set(lastId, { question, resolve, reject });
    send({ type: 'ask', id: lastId, ...question });
  });
}

function settle(message: Extract<ToFederation, { type: 'answer' | 'failure' }>): void {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (!asked) {
    return;
  }
  if (message.type === 'failure') {
    asked.reject(toDomainError(message.error));
    return;
  }
  try {
    // Blank nodes of this server are the same in every answer; those of others belong to one answer each.
    asked.resolve(readSolutions(message.body, asked.question.iri === undefined ? '' : `remote${message.id}_`));
  } catch (cause) {
    if (!(cause instanceof MalformedResultsError)) {
      throw cause;
    }
    const remote = asked.question.iri ?? '';
    asked.reject(
      new DomainError('remote-failed', `${remote} answers with something that is not SPARQL results in JSON`, {
        cause,
        details: { remote, inFrench: `${remote} répond autre chose que des résultats SPARQL en JSON` },
      }),
    );
  }
}

async function run({ job }: Extract<ToFederation, { type: 'run' }>): Promise<void> {
  try {
    const result = await runner.run(job, ask);
    if ('iris' in result) {
      send({ type: 'described', iris: result.iris });
    } else {
      send({ type: 'result', ...result }, [result.body.buffer as ArrayBuffer]);
    }
  } catch (error) {
    send({ type: 'failed', error: toMessage(error) });
  } finally {
    waiting.clear();
  }
}

function toMessage(error: unknown): ErrorMessage {
  return error instanceof DomainError
    ? { code: error.code, message: error.message, details: error.details }
    : { code: 'query-too-complex', message: `The query cannot be federated: ${firstLine(error)}`, details: {} };
}

function toDomainError({ code, message, details }: { code: ErrorCode; message: string; details: ErrorDetails }) {
  return new DomainError(code, message, { details });
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n', 1)[0] ?? '';
}

send({ type: 'ready' });
parentPort?.on('message', (message: ToFederation) => {
  if (message.type === 'run') {
    void run(message);
  } else {
    settle(message);
  }
});
