import type { VNode } from 'preact';
import { kinds } from '../../catalogue/kinds.ts';
import type { FormColumn, FormRows, Row } from '../forms/form-definition.ts';
import type { PropertyTexts } from '../forms/property-texts.ts';
import { common } from '../messages/common.ts';
import { forms as messages } from '../messages/forms.ts';
import { Errors, type FormChoices, type Option, Options } from './form-fields.tsx';
import { usePage } from './page-context.ts';

/** What the rows of one kind are made from. */
export interface RowsProps {
  readonly kind: FormRows;
  readonly rows: readonly Row[];
  readonly choices: FormChoices;
  readonly errors: readonly string[];
  readonly texts: PropertyTexts;
}

/** Rows that repeat, with an empty one at the end and a button that adds more. */
export function Rows(props: RowsProps): VNode {
  const { kind, rows, errors } = props;
  const { t } = usePage();
  const { name, title, hint } = kind;
  return (
    <fieldset class="field rows-of" id={`f-${name}`}>
      <legend>
        {t(title)}
        {kind.required && <span class="soft"> ({t(messages.required)})</span>}
      </legend>
      <p class="hint soft small">
        {t(hint)} {t(messages.emptyRow)}
      </p>
      <Errors id={`f-${name}`} errors={errors} />
      {[...rows, {}].map((row: Row, index) => (
        <div class="row" key={index}>
          <input type="hidden" name={`${name}.${index}.id`} value={row['id'] ?? ''} />
          {kind.columns.map((column) => (
            <Cell key={column.name} {...props} column={column} row={row} index={index} />
          ))}
        </div>
      ))}
      <button class="button quiet" name="_do" value={`add:${name}`}>
        {t(messages.addRow)}
        <span class="hidden-visually"> : {t(title)}</span>
      </button>
    </fieldset>
  );
}

function Cell(props: RowsProps & { readonly column: FormColumn; readonly row: Row; readonly index: number }): VNode {
  const { kind, column, row, index, choices, texts } = props;
  const { t, href } = usePage();
  const name = `${kind.name}.${index}.${column.name}`;
  const value = row[column.name] ?? '';
  const label = typeof column.label === 'string' ? texts.ofShape(column.label).name : column.label;
  const nothing = { value: '', label: '–' };
  const selects: Partial<Record<FormColumn['kind'], readonly Option[]>> = {
    one: [nothing, ...choices.optionsOf(column)],
    truth: [{ value: '', label: t(common.unknown) }, ...yesAndNo(t)],
    lead: [nothing, ...yesAndNo(t).slice(0, 1)],
  };
  const options = selects[column.kind];
  return (
    <label>
      <span class="capital">{t(label)}</span>
      {options ? (
        <select name={name}>
          <Options of={options} chosen={value} />
        </select>
      ) : (
        <input
          type="text"
          name={name}
          value={value}
          autocomplete="off"
          list={column.of && choices.names.has(column.of) ? `noms-${column.of}` : undefined}
          data-suggestions={column.of && href(`suggestions?genre=${kinds[column.of].singular}`)}
          data-pick={column.of && ''}
          data-said={column.of && t(messages.suggested)}
        />
      )}
    </label>
  );
}

function yesAndNo(t: (message: typeof common.yes | typeof common.no) => string): Option[] {
  return [
    { value: 'oui', label: t(common.yes) },
    { value: 'non', label: t(common.no) },
  ];
}
