import type { MemberTable } from './member-table.ts';

/** What is read of a table, made once: a table is a new object whenever the data have changed. */
export function rememberFor<Value>(make: (table: MemberTable) => Value): (table: MemberTable) => Value {
  const known = new WeakMap<MemberTable, { readonly value: Value }>();
  return (table) => {
    const found = known.get(table) ?? { value: make(table) };
    known.set(table, found);
    return found.value;
  };
}
