import type { JsonObject } from '../../core/rdf/json-ld.ts';
import type { Faults, FormContext } from './form-context.ts';
import type { FormDefinition, FormValues } from './form-definition.ts';
import { listOf, objectOf, put, truthOf } from './json-values.ts';
import { locate } from './locate.ts';
import { writeRows } from './write-rows.ts';

/** The JSON of a thing, and what could not be understood. */
export interface WrittenForm {
  readonly body: JsonObject;
  readonly faults: Faults;
}

/** The JSON of a thing as its form says it: what the form does not show stays as it is. */
export function writeForm(values: FormValues, definition: FormDefinition, context: FormContext): WrittenForm {
  const { own, merged } = context;
  const faults: Faults = new Map();
  const body: Record<string, unknown> = { ...own };
  const address: Record<string, unknown> = { ...objectOf(own['address']) };
  const texts = new Map<string, Record<string, unknown>>();
  for (const { name, kind, inAddress, language } of definition.fields) {
    const typed = values.fields[name] ?? [];
    const [key = name] = name.split('.');
    if (language) {
      const said = texts.get(key) ?? { ...objectOf(own[key]) };
      // Several texts of one language are shown as one, and stay several where nothing changed.
      const standing = listOf(said[language] ?? objectOf(merged[key])[language]).map(String);
      put(said, language, standing.length > 1 && standing.join('\n\n') === typed[0] ? standing : typed[0]);
      texts.set(key, said);
    } else {
      put(inAddress ? address : body, key, valueOf(kind, typed));
    }
  }
  texts.forEach((said, key) => put(body, key, said));
  if (definition.fields.some(({ inAddress }) => inAddress)) {
    locate(body, address, definition, context, faults);
    const says = Object.keys(address).some((key) => !['id', 'type', 'addressCountry'].includes(key));
    put(body, 'address', says ? address : undefined);
  }
  for (const rows of definition.rows) {
    writeRows(body, rows, values.rows[rows.name] ?? [], context, faults);
  }
  definition.complete?.(body, context);
  return { body, faults };
}

function valueOf(kind: string, typed: readonly string[]): unknown {
  switch (kind) {
    case 'lines':
    case 'several':
      return typed;
    case 'truth':
      return truthOf(typed[0]);
    default:
      return typed[0];
  }
}
