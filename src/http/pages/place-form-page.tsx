import type { VNode } from 'preact';
import { type FormValues, fieldsOf, type PlaceField, type RowKind } from '../forms/place-fields.ts';
import type { PropertyTexts } from '../forms/property-texts.ts';
import type { Commune } from '../forms/write-form.ts';
import { common } from '../messages/common.ts';
import { forms as messages } from '../messages/forms.ts';
import type { Visitor } from '../visitor.ts';
import { Field, type Option } from './form-fields.tsx';
import { type RowChoices, Rows } from './form-rows.tsx';
import { usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What a form offers to choose from. */
export interface FormChoices extends RowChoices {
  readonly structures: readonly string[];
  readonly communes: readonly Commune[];
  readonly optionsOf: (field: PlaceField) => readonly Option[];
}

/** What the form of a place is made from. */
export interface PlaceFormModel {
  /** The address and name of the place; undefined for a new one. */
  readonly place: { readonly iri: string; readonly name: string } | undefined;
  readonly values: FormValues;
  /** What is wrong, by field or kind of rows; what belongs to none, by an empty name. */
  readonly errors: ReadonlyMap<string, readonly string[]>;
  readonly revision: number;
  readonly visitor: Visitor;
  readonly texts: PropertyTexts;
  readonly choices: FormChoices;
  readonly message: string;
  readonly author: string;
}

/** The groups of the form, with the rows that stand in each. */
const groups: readonly (readonly [name: string, rows: readonly RowKind[]])[] = [
  ['IdentityGroup', []],
  ['LocationGroup', []],
  ['LabelGroup', []],
  ['ActionGroup', ['action']],
  ['CarrierGroup', ['carrier', 'partner']],
  ['LinkGroup', ['video']],
];

/** The form of a place, to edit or to create it. */
export function placeFormPage(model: PlaceFormModel, title: string): Page {
  return {
    head: { title, description: title, section: 'fabriques', unlisted: true },
    content: <PlaceForm model={model} title={title} />,
  };
}

function PlaceForm({ model, title }: { readonly model: PlaceFormModel; readonly title: string }): VNode {
  const { t, href } = usePage();
  const { place, visitor, revision, choices } = model;
  const action = place ? `${place.iri}/modifier` : 'fabriques/nouvelle';
  const steps: [string, string][] = [[t(common.fabriques), 'fabriques']];
  return (
    <article class="narrow">
      <Crumbs steps={place ? [...steps, [place.name, place.iri]] : steps} />
      <h1>{title}</h1>
      <SessionBar visitor={visitor} />
      <p class="lead">{t(messages.lead)}</p>
      {!visitor.principal && <p class="notice">{t(messages.asProposer)}</p>}
      <Summary model={model} />
      <form method="post" action={href(action)} class="record" novalidate>
        {/* Enter in a field presses the first button: it saves, rather than adds a row. */}
        <button class="hidden-visually" tabIndex={-1} aria-hidden="true" name="_do" value="save" />
        <input type="hidden" name="_key" value={visitor.formKey} />
        <input type="hidden" name="revision" value={String(revision)} />
        {groups.map(([group, rows]) => (
          <Group key={group} group={group} rows={rows} model={model} />
        ))}
        <Ending model={model} />
        <datalist id="structures">
          {choices.structures.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <datalist id="communes">
          {[...new Set(choices.communes.map(({ town }) => town))].map((town) => (
            <option key={town} value={town} />
          ))}
        </datalist>
        <datalist id="codes">
          {choices.communes.map(({ code, town, postalCode }) => (
            <option key={code + (postalCode ?? '')} value={code}>
              {[town, postalCode].filter(Boolean).join(', ')}
            </option>
          ))}
        </datalist>
      </form>
    </article>
  );
}

function Group(props: { readonly group: string; readonly rows: readonly RowKind[]; readonly model: PlaceFormModel }) {
  const { t } = usePage();
  const { texts, values, errors, choices } = props.model;
  const names = {
    partnerKind: texts.ofShape('PartnershipShape-partnerKind').name,
    action: texts.ofShape('EngagementShape-action').name,
    status: texts.ofShape('EngagementShape-status').name,
  };
  return (
    <section class="section" aria-labelledby={props.group}>
      <h2 id={props.group}>{t(texts.groupOf(props.group))}</h2>
      {fieldsOf(props.group, texts).map((field) => (
        <Field
          key={field.name}
          field={field}
          text={texts.ofShape(field.shape)}
          values={values.fields[field.name] ?? []}
          options={choices.optionsOf(field)}
          errors={errors.get(field.name) ?? []}
        />
      ))}
      {props.rows.map((kind) => (
        <Rows key={kind} {...{ kind, choices, names }} rows={values.rows[kind]} errors={errors.get(kind) ?? []} />
      ))}
    </section>
  );
}

/** What is wrong at a glance, with links to the fields. */
function Summary({ model: { errors } }: { readonly model: PlaceFormModel }): VNode | null {
  const { t } = usePage();
  return errors.size === 0 ? null : (
    <div class="error-summary" role="alert">
      <h2>{t(messages.refused)}</h2>
      <ul>
        {[...errors].flatMap(([name, told]) =>
          told.map((error) => (
            <li key={name + error}>{name === '' ? error : <a href={`#f-${name.replaceAll('.', '-')}`}>{error}</a>}</li>
          )),
        )}
      </ul>
    </div>
  );
}

function Ending({ model: { place, visitor, message, author } }: { readonly model: PlaceFormModel }): VNode {
  const { t, href } = usePage();
  return (
    <section class="section">
      <div class="field">
        <label for="message">{t(messages.message)}</label>
        <input
          id="message"
          name="message"
          type="text"
          maxLength={300}
          value={message}
          aria-describedby="message-aide"
        />
        <p id="message-aide" class="hint soft small">
          {t(messages.messageHint)}
        </p>
      </div>
      {!visitor.principal && (
        <>
          <div class="field">
            <label for="auteur">{t(messages.author)}</label>
            <input
              id="auteur"
              name="auteur"
              type="text"
              maxLength={100}
              value={author}
              aria-describedby="auteur-aide"
            />
            <p id="auteur-aide" class="hint soft small">
              {t(messages.authorHint)}
            </p>
          </div>
          <div class="hidden-visually" aria-hidden="true">
            <label for="courriel">{t(messages.honeypot)}</label>
            <input id="courriel" name="courriel" type="text" tabIndex={-1} autocomplete="off" />
          </div>
        </>
      )}
      <p>
        <button class="button" name="_do" value="save">
          {t(visitor.principal ? messages.save : messages.propose)}
        </button>
        <a href={href(place?.iri ?? 'fabriques')}>{t(messages.cancel)}</a>
      </p>
    </section>
  );
}
