import { DomainError, messageOf } from '../core/errors.ts';
import type { ValidationReport } from '../validation/report.ts';
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
  const problems = problemsOf(error, say);
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

function problemsOf(error: unknown, say: CommandContext['say']): string[] {
  const { problems, reports } = error instanceof DomainError ? error.details : {};
  if (Array.isArray(problems)) {
    return problems.map(String);
  }
  // As `Contributor` gives them.
  const judged = Object.values((reports ?? {}) as Readonly<Record<string, ValidationReport>>);
  const violations = judged.flatMap(({ results }) => results).filter(({ severity }) => severity === 'Violation');
  return [...new Set(violations.map(({ messages }) => say(messages)))];
}
