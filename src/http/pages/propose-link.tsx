import type { VNode } from 'preact';
import { common } from '../messages/common.ts';
import { idOf } from './form-fields.tsx';
import { usePage } from './page-context.ts';

/** A fact that nobody has told yet, as a link to where anybody may propose it. */
export function ProposeLink(props: {
  readonly of: string;
  readonly fact: string;
  readonly name: string;
  /** The field of the form in which it is told. */
  readonly field?: string;
}): VNode {
  const { t, href } = usePage();
  return (
    <a
      class="missing"
      href={href(`${props.of}/modifier${props.field === undefined ? '' : `#${idOf(props.field)}`}`)}
      rel="nofollow"
    >
      {t(common.toComplete)}
      <span class="hidden-visually">{` (${props.fact}, ${props.name})`}</span>
    </a>
  );
}
