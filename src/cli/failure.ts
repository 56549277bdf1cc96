import { DomainError, messageOf } from '../core/errors.ts';
import type { CommandContext } from './context.ts';

/** The words of the command line were not understood. */
export class UsageError extends Error {}

/** Tells what went wrong: for programs a line of JSON among the answers, for people in their language. */
export function tellFailure(
  error: unknown,
  { out, err, say, json, help }: Pick<CommandContext, 'out' | 'err' | 'say'> & { json: boolean; help?: string },
): void {
  const fr = error instanceof DomainError ? error.details['inFrench'] : undefined;
  const message = say({ fr: typeof fr === 'string' ? fr : messageOf(error), en: messageOf(error) });
  const problems = problemsOf(error);
  if (json) {
    const code = error instanceof DomainError ? error.code : error instanceof UsageError ? 'usage' : 'failed';
    out(JSON.stringify({ ok: false, code, message, ...(problems.length > 0 && { problems }) }));
    return;
  }
  if (help !== undefined) {
    err(`${help}\n`);
  }
  err(`fabriques: ${message}`);
  problems.forEach((problem) => err(`  ${problem}`));
}

function problemsOf(error: unknown): string[] {
  const problems = error instanceof DomainError ? error.details['problems'] : undefined;
  return Array.isArray(problems) ? problems.map(String) : [];
}
