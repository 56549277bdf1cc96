import type { JsonObject } from '../../core/rdf/json-ld.ts';
import type { CollectionName } from '../../vocabulary/kinds.ts';
import type { Message } from '../language.ts';
import type { PropertyTexts } from './property-texts.ts';

/** How a field is filled in: a line, a text, one value a line, one or several of a scheme, or yes, no and unknown. */
export type FieldKind = 'line' | 'text' | 'lines' | 'one' | 'several' | 'truth';

/** One field of a form. */
export interface FormField {
  /** The name of the input; that of the JSON key, with a language where there is one. */
  readonly name: string;
  /** The local name of the property shape that labels it. */
  readonly shape: string;
  readonly kind: FieldKind;
  /** Whether the value stands in the address. */
  readonly inAddress?: true;
  readonly language?: 'fr' | 'en';
  /** The scheme that offers the values, or the values themselves with their names. */
  readonly scheme?: string;
  readonly values?: readonly (readonly [value: string, name: Message])[];
  /** Whether scripts offer communes while somebody types. */
  readonly commune?: true;
  /** Stands where the shape has another group. */
  readonly group?: string;
}

/** One column of rows: a thing by its name, a concept of a scheme, a line of text, or yes, no and unknown. */
export interface FormColumn {
  /** The name of the column, and the JSON key; `structure` and the like stand for the thing that a row is. */
  readonly name: string;
  readonly kind: 'thing' | 'one' | 'line' | 'truth' | 'lead';
  /** The property shape that labels it, or a message. */
  readonly label: string | Message;
  /** Where a thing is looked for. */
  readonly of?: CollectionName;
  readonly scheme?: string;
  readonly language?: 'fr';
}

/** Rows that a form repeats: parts of the thing, or other things that it names. */
export interface FormRows {
  /** The beginning of the names of its inputs. */
  readonly name: string;
  /** The JSON key under which they stand. */
  readonly key: string;
  /** The class of the parts; undefined where rows name other things. */
  readonly type?: string;
  /** How the addresses of such parts begin after `#`, by which reports know them. */
  readonly part?: string;
  readonly group: string;
  /** Rows without which there is no such thing stand before the fields of their group. */
  readonly required?: true;
  readonly title: Message;
  readonly hint: Message;
  readonly columns: readonly FormColumn[];
  /** Whether a part is shown only to who reads it anyway; for others it stays as it stands. */
  readonly isWithheld?: (part: JsonObject) => boolean;
  /** What follows from what was typed in a row. */
  readonly complete?: (part: JsonObject) => JsonObject;
}

/** The form of one kind of thing. What it does not show stays in the document. */
export interface FormDefinition {
  readonly collection: CollectionName;
  /** The groups of the shapes, in the order of the form. */
  readonly groups: readonly string[];
  readonly fields: readonly FormField[];
  readonly rows: readonly FormRows[];
  readonly newTitle: Message;
  /** What is said above the form. */
  readonly lead: Message;
  /** What follows from what was typed; `isNew` where nothing is known of the thing yet. */
  readonly complete?: (body: Record<string, unknown>, known: { readonly merged: JsonObject }) => void;
}

/** One row as it was typed, with the address of the part it stands for where that is known. */
export type Row = Readonly<Record<string, string>>;

/** A form as it was typed. */
export interface FormValues {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

/** The fields of a group in the order of the shapes, the parts of the address first. */
export function fieldsOf({ fields }: FormDefinition, group: string, texts: PropertyTexts): FormField[] {
  return fields
    .filter((field) => (field.group ?? texts.ofShape(field.shape).group) === group)
    .sort((a, b) => Number(!a.inAddress) - Number(!b.inAddress) || order(a, texts) - order(b, texts));
}

function order({ shape, group }: FormField, texts: PropertyTexts): number {
  // What was moved here from another group comes after what is at home.
  return texts.ofShape(shape).order + (group === undefined ? 0 : 100);
}
