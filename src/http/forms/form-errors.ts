import type { JsonFault } from '../../contribution/mapping/plain-json.ts';
import { DomainError } from '../../core/errors.ts';
import type { ValidationReport } from '../../validation/report.ts';
import type { ContextDocument } from '../../vocabulary/context.ts';
import type { Language } from '../language.ts';
import { forms as messages } from '../messages/forms.ts';
import { reportToJson } from '../validation-report.ts';
import { placeFields } from './place-fields.ts';

/** What a form tells, by field or kind of rows; what belongs to none, by an empty name. */
export type FormErrors = Map<string, string[]>;

const ofParts: readonly (readonly [part: string, rows: string])[] = [
  ['engagement', 'action'],
  ['partenariat', 'partner'],
  ['video', 'video'],
];
const ofKeys: Readonly<Record<string, string>> = {
  carriedBy: 'carrier',
  leadCarrier: 'carrier',
  partnership: 'partner',
  engagement: 'action',
  video: 'video',
  description: 'description.fr',
};

/**
 * What is wrong, beside the fields that it is about.
 *
 * @throws The error itself where a form cannot tell it: rights, locks, faults of the server.
 */
export function errorsOf(error: unknown, language: Language, context: ContextDocument): FormErrors {
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
        tell(fieldOf(focusNode, key), told[language]);
      }
    }
  } else if (error.code === 'bad-request' && Array.isArray(faults)) {
    for (const fault of faults as readonly JsonFault[]) {
      const [key = '', inside = key] = fault.path.split(/[.[]/u);
      tell(fieldOf('', key === 'address' ? inside : key), language === 'fr' ? fault.inFrench : fault.message);
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

function fieldOf(focusNode: string, key: string): string {
  const part = /#([a-z]+)/u.exec(focusNode)?.[1];
  const rows = ofParts.find(([name]) => name === part)?.[1];
  const known = rows ?? ofKeys[key] ?? key;
  const isField = rows !== undefined || ofKeys[key] !== undefined || placeFields.some(({ name }) => name === known);
  return isField ? known : '';
}
