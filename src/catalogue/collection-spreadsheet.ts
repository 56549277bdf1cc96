import writeExcelFile from 'write-excel-file/node';
import type { CollectionPage } from './collection-page.ts';
import { memberColumns, memberRow } from './member-columns.ts';

/** The members of a page as a spreadsheet: the same cells as in CSV, all of them texts, so that postcodes keep their zeros. */
export async function collectionSpreadsheet({ collection, members }: CollectionPage): Promise<Buffer> {
  const columns = memberColumns[collection];
  const header = columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const rows = members.map((member) =>
    memberRow(member, columns).map((value) => (value === '' ? null : { value, type: String })),
  );
  return writeExcelFile([header, ...rows], { sheet: collection, stickyRowsCount: 1 }).toBuffer();
}
