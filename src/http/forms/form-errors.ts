import type { JsonFault } from '../../contribution/mapping/plain-json.ts';
import { DomainError } from '../../core/errors.ts';
import type { ValidationReport } from '../../validation/report.ts';
import type { ContextDocument } from '../../vocabulary/context.ts';
import type { Language } from '../language.ts';
import { forms as messages } from '../messages/forms.ts';
import { reportToJson } from '../validation-report.ts';
import type { FormDefinition } from './form-definition.ts';

/** What a form tells, by field or kind of rows; what belongs to none, by an empty name. */
export type FormErrors = Map<string, string[]>;

/**
 * What is wrong, beside the fields that it is about.
 *
 * @param definition - The form whose fields there are; without it, everything is told at once.
 * @throws The error itself where a form cannot tell it: rights, locks, faults of the server.
 */
export function errorsOf(
  error: unknown,
  language: Language,
  context: ContextDocument,
  definition: Pick<FormDefinition, 'fields' | 'rows'> = { fields: [], rows: [] },
): FormErrors {
  const errors: FormErrors = new Map();
  const tell = (field: string, text: string): void => {
    errors.set(field, [...new Set([...(errors.get(field) ?? []), text])]);
  };
  if (!(error instanceof DomainError)) {
    throw error;
  }
  const { inFrench, reports, faults } = error.details;
  const said = language === 'fr' && typeof inFrench === 'string' ? inFrench : error.message;
  if (error.code === 'validation-failed') {
    // Only `Contributor` and previews throw this code, with a report for each document.
    const all = Object.entries((reports ?? {}) as Record<string, ValidationReport>);
    for (const { severity, focusNode, key = '', messages: told } of reportToJson(all, context).results) {
      if (severity === 'Violation') {
        tell(fieldOf(definition, focusNode, key), told[language]);
      }
    }
  } else if (error.code === 'bad-request' && Array.isArray(faults)) {
    for (const fault of faults as readonly JsonFault[]) {
      const [key = '', inside = key] = fault.path.split(/[.[]/u);
      tell(
        fieldOf(definition, '', key === 'address' ? inside : key),
        language === 'fr' ? fault.inFrench : fault.message,
      );
    }
  } else if (error.code === 'revision-conflict') {
    tell('', messages.changedMeanwhile[language]);
  } else if (['bad-request', 'conflict', 'malformed-rdf'].includes(error.code)) {
    tell('', said);
  } else {
    throw error;
  }
  return errors;
}

/** The field or the kind of rows that something is about; empty where the form shows neither. */
function fieldOf({ fields, rows }: Pick<FormDefinition, 'fields' | 'rows'>, focusNode: string, key: string): string {
  const part = /#([a-z]+)/u.exec(focusNode)?.[1];
  const ofPart = rows.find((kind) => kind.part !== undefined && kind.part === part);
  const ofKey = rows.find((kind) => kind.key === key || (key === 'leadCarrier' && kind.key === 'carriedBy'));
  const field = fields.find(({ name }) => name === key || name.split('.')[0] === key);
  return (ofPart ?? ofKey ?? field)?.name ?? '';
}
