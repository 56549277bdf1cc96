import writeExcelFile from 'write-excel-file/node';
import type { CollectionPage } from './collection-page.ts';
import { memberColumns, memberRow } from './member-columns.ts';

/** The members of a page as a spreadsheet: the same cells as in CSV, all of them texts, so that postcodes keep their zeros. */
export async function collectionSpreadsheet(page: CollectionPage): Promise<Buffer> {
  const columns = memberColumns[page.collection];
  const header = columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const rows = page.members.map((member) =>
    memberRow(member, columns, page).map((value) => (value === '' ? null : { value, type: String })),
  );
  return writeExcelFile([header, ...rows], { sheet: page.collection, stickyRowsCount: 1 }).toBuffer();
}
