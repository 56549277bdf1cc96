import type { VNode } from 'preact';
import type { Row, RowKind } from '../forms/place-fields.ts';
import type { Message } from '../language.ts';
import { forms as messages } from '../messages/forms.ts';
import { common } from '../messages/common.ts';
import { Errors, type Option, Options } from './form-fields.tsx';
import { usePage } from './page-context.ts';

/** What rows choose from. */
export interface RowChoices {
  readonly partnerKinds: readonly Option[];
  readonly statuses: readonly Option[];
  readonly actions: readonly Option[];
}

/** What the rows of one kind are made from. */
export interface RowsProps {
  readonly kind: RowKind;
  readonly rows: readonly Row[];
  readonly choices: RowChoices;
  readonly errors: readonly string[];
  /** The names of the columns that the shapes name. */
  readonly names: { readonly partnerKind: Message; readonly action: Message; readonly status: Message };
}

const titles = {
  carrier: messages.carriers,
  partner: messages.partners,
  action: messages.actions,
  video: messages.videos,
} as const;

/** Rows that repeat, with an empty one at the end and a button that adds more. */
export function Rows(props: RowsProps): VNode {
  const { kind, rows, errors } = props;
  const { t } = usePage();
  return (
    <fieldset class="field rows-of" id={`f-${kind}`}>
      <legend>{t(titles[kind])}</legend>
      <p class="hint soft small">
        {t(kind === 'video' ? messages.videoHint : kind === 'action' ? messages.emptyRow : messages.structuresHint)}
      </p>
      <Errors id={`f-${kind}`} errors={errors} />
      {[...rows, {}].map((row: Row, index) => (
        <div class="row" key={index}>
          <input type="hidden" name={`${kind}.${index}.id`} value={row['id'] ?? ''} />
          <Cells {...props} row={row} index={index} />
        </div>
      ))}
      <button class="button quiet" name="_do" value={`add:${kind}`}>
        {t(messages.addRow)}
        <span class="hidden-visually"> : {t(titles[kind])}</span>
      </button>
    </fieldset>
  );
}

function Cells({ kind, row, index, choices, names }: RowsProps & { readonly row: Row; readonly index: number }): VNode {
  const { t } = usePage();
  const cell = (column: string) => ({ name: `${kind}.${index}.${column}`, value: row[column] ?? '' });
  const text = (column: string, label: Message, list?: string): VNode => (
    <label>
      <span class="capital">{t(label)}</span>
      <input type="text" {...cell(column)} list={list} autocomplete="off" />
    </label>
  );
  const select = (column: string, label: Message, options: readonly Option[]): VNode => (
    <label>
      <span class="capital">{t(label)}</span>
      <select name={`${kind}.${index}.${column}`}>
        <Options of={[{ value: '', label: '–' }, ...options]} chosen={row[column] ?? ''} />
      </select>
    </label>
  );
  switch (kind) {
    case 'carrier':
      return (
        <>
          {text('structure', messages.structure, 'structures')}
          {select('lead', messages.lead_, [{ value: 'oui', label: t(common.yes) }])}
        </>
      );
    case 'partner':
      return (
        <>
          {select('partnerKind', names.partnerKind, choices.partnerKinds)}
          {text('structure', messages.structure, 'structures')}
          {text('note', messages.note)}
        </>
      );
    case 'action':
      return (
        <>
          {select('action', names.action, choices.actions)}
          {select('status', names.status, choices.statuses)}
        </>
      );
    case 'video':
      return (
        <>
          {text('url', messages.videoAddress)}
          {text('title', messages.videoTitle)}
        </>
      );
  }
}
