import type { ComponentChildren, VNode } from 'preact';
import { usePage } from './page-context.ts';

/** One row of a chart: its name, its value, and how that is written. */
export interface BarRow {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly value: number;
  readonly text?: string;
}

/**
 * A bar chart that is a table: everyone reads names and numbers, and the bars beside them are drawn for the eye alone.
 */
export function Bars(props: {
  readonly caption: string;
  readonly label: string;
  readonly measure: string;
  readonly rows: readonly BarRow[];
  /** The value that fills the track; the greatest one unless told otherwise. */
  readonly whole?: number;
}): VNode {
  const { number } = usePage();
  const most = props.whole ?? Math.max(...props.rows.map(({ value }) => value), 0);
  return (
    <table class="bars">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.label}</th>
          <th scope="col">{props.measure}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ key, label, value, text }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>
              <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect width={most > 0 ? Math.round((Math.max(0, value) / most) * 1000) / 10 : 0} height="10" />
              </svg>
              <span>{text ?? number(value, 2)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
