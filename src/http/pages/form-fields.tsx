import type { ComponentChildren, VNode } from 'preact';
import type { CollectionName } from '../../catalogue/kinds.ts';
import type { FormField } from '../forms/form-definition.ts';
import type { Message } from '../language.ts';
import type { PropertyText } from '../forms/property-texts.ts';
import { common } from '../messages/common.ts';
import { forms as messages } from '../messages/forms.ts';
import { usePage } from './page-context.ts';

/** A value that can be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a form offers to choose from. */
export interface FormChoices {
  readonly optionsOf: (field: Pick<FormField, 'scheme' | 'values'>) => readonly Option[];
  /** The names of things, by the collections that the form names and that are small enough to be listed. */
  readonly names: ReadonlyMap<CollectionName, readonly string[]>;
}

/** What one field of a form is made from. */
export interface FieldProps {
  readonly field: FormField;
  readonly text: PropertyText;
  readonly values: readonly string[];
  readonly options: readonly Option[];
  readonly errors: readonly string[];
}

/** One field with its label, its hint and what is wrong with it, told as SHACL tells it. */
export function Field(props: FieldProps): VNode {
  const { field, text, errors } = props;
  const { t } = usePage();
  const id = idOf(field.name);
  const label = (
    <>
      <span class="capital">{t(text.name)}</span>
      {field.language && ` (${t(field.language === 'fr' ? messages.inFrench : messages.inEnglish)})`}
      {text.required && <span class="soft"> ({t(messages.required)})</span>}
    </>
  );
  const note = (
    <>
      {errors.length === 0 && field.kind !== 'truth' && !field.language && (
        <p id={`${id}-aide`} class="hint soft small">
          {t(text.hint)} {field.kind === 'lines' && t(messages.oneALine)}
        </p>
      )}
      <Errors id={id} errors={errors} />
    </>
  );
  return field.kind === 'truth' || field.kind === 'several' ? (
    <fieldset class="field" id={id}>
      <legend>{label}</legend>
      <Choices {...props} />
      {note}
    </fieldset>
  ) : (
    <div class="field">
      <label for={id}>{label}</label>
      <Input {...props} />
      {note}
    </div>
  );
}

/** What is wrong with a field or with a kind of rows. */
export function Errors({ id, errors }: { readonly id: string; readonly errors: readonly string[] }): VNode | null {
  return errors.length === 0 ? null : (
    <div id={`${id}-erreur`}>
      {errors.map((error) => (
        <p key={error} class="error">
          {error}
        </p>
      ))}
    </div>
  );
}

function Input({ field, text, values, options, errors }: FieldProps): VNode {
  const { t, href } = usePage();
  const id = idOf(field.name);
  const described = {
    id,
    name: field.name,
    'aria-describedby': errors.length > 0 ? `${id}-erreur` : field.language ? undefined : `${id}-aide`,
    'aria-invalid': errors.length > 0 ? ('true' as const) : undefined,
  };
  const [value = ''] = values;
  switch (field.kind) {
    case 'one':
      return (
        <select {...described}>
          <Options of={[{ value: '', label: t(messages.notSaid) }, ...options]} chosen={value} />
        </select>
      );
    case 'text':
      return (
        <textarea {...described} class="prose" rows={5} lang={field.language}>
          {value}
        </textarea>
      );
    case 'lines':
      return (
        <textarea {...described} class="prose" rows={Math.max(2, values.length)}>
          {values.join('\n')}
        </textarea>
      );
    case 'line':
    case 'several':
    case 'truth':
      return (
        <input
          {...described}
          type="text"
          value={value}
          autocomplete="off"
          data-suggestions={field.commune && href(`communes?champ=${field.name}`)}
          data-pick={field.commune && 'commune-choisie'}
          data-said={field.commune && t(messages.suggested)}
          aria-required={text.required ? 'true' : undefined}
        />
      );
  }
}

/** One line that has to be filled in, with its hint and what is wrong with it, where no shape tells of it. */
export function RequiredLine(props: {
  readonly name: string;
  readonly label: Message;
  readonly hint: Message;
  readonly value: string;
  readonly errors: readonly string[];
  readonly minLength?: number;
}): VNode {
  const { name, label, hint, value, errors, minLength } = props;
  const { t } = usePage();
  const isWrong = errors.length > 0;
  return (
    <div class="field">
      <label for={name}>{t(label)}</label>
      <input
        id={name}
        name={name}
        value={value}
        required
        minLength={minLength}
        autocomplete="off"
        aria-describedby={isWrong ? `${name}-erreur ${name}-aide` : `${name}-aide`}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      <p id={`${name}-aide`} class="hint soft small">
        {t(hint)}
      </p>
      <Errors id={name} errors={errors} />
    </div>
  );
}

/** The options of a list, the chosen one marked. */
export function Options({ of, chosen }: { readonly of: readonly Option[]; readonly chosen: string }): VNode {
  return (
    <>
      {of.map(({ value, label }) => (
        <option key={value} value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </>
  );
}

/** Yes, no and unknown stand side by side: unknown is an answer of its own, and the one that is there at first. */
function Choices({ field, values, options }: FieldProps): ComponentChildren {
  const { t } = usePage();
  const isTruth = field.kind === 'truth';
  const truth = [
    { value: 'oui', label: t(common.yes) },
    { value: 'non', label: t(common.no) },
    { value: '', label: t(common.unknown) },
  ];
  const [said] = values;
  // What stands is kept where nobody describes it.
  const others = values.filter((value) => !options.some((option) => option.value === value));
  const offered = [...options, ...others.map((value) => ({ value, label: value }))];
  const chosen = isTruth ? [said === 'true' ? 'oui' : said === 'false' ? 'non' : (said ?? '')] : values;
  return (
    <div class="choices">
      {(isTruth ? truth : offered).map(({ value, label }) => (
        <label key={value}>
          <input
            type={isTruth ? 'radio' : 'checkbox'}
            name={field.name}
            value={value}
            checked={chosen.includes(value)}
          />{' '}
          {label}
        </label>
      ))}
    </div>
  );
}

/** The id of an input, from its name. */
export function idOf(name: string): string {
  return `f-${name.replaceAll('.', '-')}`;
}
