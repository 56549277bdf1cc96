import { ancestorsIn } from '../facets.ts';
import type { MemberTable } from '../member-table.ts';
import { rememberFor } from '../remembered.ts';
import { SetIndex } from './set-index.ts';

const indexOf = rememberFor((table) =>
  rememberFor((actions) => new SetIndex(table.values(), ancestorsIn(actions.values()))),
);

/** The index of a table, made once: anew where it or the actions have changed, whose categories it knows. */
export function setIndexOf(table: MemberTable, actions: MemberTable): SetIndex {
  return indexOf(table)(actions);
}
