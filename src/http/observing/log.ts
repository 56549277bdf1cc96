import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Configuration } from '../../core/configuration.ts';
import { DomainError } from '../../core/errors.ts';
import { shortLines } from './short-log.ts';

/**
 * Makes the log: a line of JSON for each event, with the id of its request. Neither addresses of clients nor tokens nor
 * what they send is written down; of an address of this server only its path is.
 *
 * @param destination - The standard output unless told otherwise: JSON or, where that is a terminal, short lines.
 */
export function createLog(
  { logLevel }: Pick<Configuration, 'logLevel'>,
  destination?: DestinationStream,
): FastifyBaseLogger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  };
  return pino(
    options,
    destination ?? (process.stdout.isTTY ? shortLines((text) => process.stdout.write(text)) : pino.destination(1)),
  );
}

/** What the log says of an error: of one that a client caused its name only, of one of ours all that helps to mend it. */
function describeError(error: unknown): object {
  if (error instanceof DomainError) {
    const { code, message, cause } = error;
    return isOurs.has(code) ? { code, message, ...(cause !== undefined && { cause: traceOf(cause) }) } : { code };
  }
  const { statusCode, code } = error as { readonly statusCode?: number; readonly code?: string };
  return statusCode !== undefined && statusCode < 500 ? { code: code ?? statusCode } : traceOf(error);
}

const isOurs: ReadonlySet<string> = new Set([
  'configuration-invalid',
  'remote-failed',
  'state-corrupt',
  'state-in-use',
  'state-incompatible',
  'storage-full',
  'store-unavailable',
]);

function traceOf(error: unknown): object {
  return error instanceof Error
    ? { type: error.name, message: error.message, stack: error.stack }
    : { message: String(error) };
}
