import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../core/errors.ts';
import { Replica } from '../index/replica.ts';
import { checkResult } from '../index/result-size.ts';
import type { EvaluationAnswer, EvaluationData } from './evaluation-thread.ts';

/** Characters handed to the index at once: enough to be fast, few enough to stay small. */
const batchLength = 4_000_000;

// The thread of one query that the store cannot answer: loads the documents, answers and ends.

function evaluate({ request, documents, union, limits }: EvaluationData): EvaluationAnswer {
  const replica = new Replica({ union, limits });
  for (let batch = '', at = 0; at < documents.length; batch = '') {
    for (; at < documents.length && batch.length < batchLength; at += 1) {
      batch += documents[at] ?? '';
    }
    replica.add(batch);
  }
  replica.withhold();
  try {
    const { mediaType, body } = replica.query(request);
    const bytes = new TextEncoder().encode(body);
    if (request.lane !== 'portal') {
      checkResult({ mediaType, body, bytes: bytes.length }, limits);
    }
    return { type: 'result', body: bytes };
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, message, details } = error;
      return { type: 'refused', code, message, details };
    }
    throw error;
  }
}

parentPort?.postMessage(evaluate(workerData as EvaluationData));
