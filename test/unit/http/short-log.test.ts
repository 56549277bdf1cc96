import { expect, it } from 'vitest';
import { DomainError } from '../../../src/core/errors.ts';
import { createLog } from '../../../src/http/observing/log.ts';
import { shortLines } from '../../../src/http/observing/short-log.ts';

it('A log for a person who looks on is a short line for each event, and has the whole trace of an error of ours', () => {
  const lines: string[] = [];
  const log = createLog(
    { logLevel: 'info' },
    shortLines((text) => lines.push(text)),
  );
  log.info({ reqId: 'a', method: 'GET', path: '/fabriques', route: '/fabriques', status: 200, ms: 12 }, 'request');
  log.warn({ reqId: 'b', ms: 1200, query: 'SELECT *\n{ ?s ?p ?o }' }, 'slow query');
  log.error({ err: new DomainError('store-unavailable', 'No answer', { cause: new Error('refused') }) }, 'failed');
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d GET \/fabriques 200 12 ms\n$/u);
  expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d WARN slow query query=SELECT \* \{ \?s \?p \?o \} 1200 ms \(b\)\n$/u);
  expect(lines[2]).toMatch(/^\d\d:\d\d:\d\d ERROR failed\nError: refused\n {4}at /u);
});
