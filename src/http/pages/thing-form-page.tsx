import type { VNode } from 'preact';
import { type FormDefinition, type FormValues, fieldsOf } from '../forms/form-definition.ts';
import type { PropertyTexts } from '../forms/property-texts.ts';
import { collections } from '../messages/collections.ts';
import { forms as messages } from '../messages/forms.ts';
import type { Visitor } from '../visitor.ts';
import { Field, type FormChoices } from './form-fields.tsx';
import { Rows } from './form-rows.tsx';
import { usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import { PointMap, pointMapAssets } from './point-map.tsx';
import type { Page } from './render-page.tsx';
import { SessionBar } from './session-page.tsx';

/** What the form of a thing is made from. */
export interface ThingFormModel {
  readonly definition: FormDefinition;
  /** The address and name of the thing; undefined for a new one. */
  readonly thing: { readonly iri: string; readonly name: string } | undefined;
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

/** The form of a thing, to edit or to create it. */
export function thingFormPage(model: ThingFormModel, title: string): Page {
  const { collection, fields } = model.definition;
  const map = fields.some(({ name }) => name === 'lat') ? pointMapAssets : { scripts: [], styles: [] };
  const scripts = ['combobox.js', ...(fields.some(({ commune }) => commune) ? ['commune.js'] : []), ...map.scripts];
  return {
    head: {
      ...{ title, description: title, section: collection, unlisted: true },
      ...{ scripts, styles: map.styles },
    },
    content: <ThingForm model={model} title={title} />,
  };
}

function ThingForm({ model, title }: { readonly model: ThingFormModel; readonly title: string }): VNode {
  const { t, href } = usePage();
  const { definition, thing, visitor, revision, choices } = model;
  const { collection, groups, lead } = definition;
  const action = thing ? `${thing.iri}/modifier` : `${collection}/nouvelle`;
  const steps: [string, string][] = [[t(collections[collection].title), collection]];
  return (
    <article class="narrow">
      <Crumbs steps={thing ? [...steps, [thing.name, thing.iri]] : steps} />
      <h1>{title}</h1>
      <SessionBar visitor={visitor} />
      <p class="lead">
        {t(lead)} {t(messages.unknownIsNotNo)}
      </p>
      {!visitor.principal && <p class="notice">{t(messages.asProposer)}</p>}
      <Summary model={model} />
      <form method="post" action={href(action)} class="record" novalidate>
        {/* Enter in a field presses the first button: it saves, rather than adds a row. */}
        <button class="hidden-visually" tabIndex={-1} aria-hidden="true" name="_do" value="save" />
        <input type="hidden" name="_key" value={visitor.formKey} />
        <input type="hidden" name="revision" value={String(revision)} />
        {groups.map((group) => (
          <Group key={group} group={group} model={model} />
        ))}
        <Ending model={model} />
        {[...choices.names].map(([of, names]) => (
          <datalist key={of} id={`noms-${of}`}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        ))}
      </form>
    </article>
  );
}

function Group({ group, model }: { readonly group: string; readonly model: ThingFormModel }): VNode {
  const { t, href } = usePage();
  const { definition, texts, values, errors, choices } = model;
  const fields = fieldsOf(definition, group, texts);
  const rowsOf = (kinds: FormDefinition['rows']): VNode[] =>
    kinds
      .filter((kind) => kind.group === group)
      .map((kind) => (
        <Rows
          key={kind.name}
          kind={kind}
          rows={values.rows[kind.name] ?? []}
          choices={choices}
          errors={errors.get(kind.name) ?? []}
          texts={texts}
        />
      ));
  return (
    <section class="section" aria-labelledby={group}>
      <h2 id={group}>{t(texts.groupOf(group))}</h2>
      {rowsOf(definition.rows.filter(({ required }) => required))}
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          text={texts.ofShape(field.shape)}
          values={values.fields[field.name] ?? []}
          options={choices.optionsOf(field)}
          errors={errors.get(field.name) ?? []}
        />
      ))}
      {fields.some(({ commune }) => commune) && (
        <input type="hidden" id="commune-choisie" data-communes={href('communes')} />
      )}
      {fields.some(({ name }) => name === 'lat') && <PointMap />}
      {rowsOf(definition.rows.filter(({ required }) => !required))}
    </section>
  );
}

/** What is wrong at a glance, with links to the fields. */
function Summary({ model: { errors } }: { readonly model: ThingFormModel }): VNode | null {
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

function Ending({ model: { definition, thing, visitor, message, author } }: { readonly model: ThingFormModel }): VNode {
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
        <a href={href(thing?.iri ?? definition.collection)}>{t(messages.cancel)}</a>
      </p>
    </section>
  );
}
