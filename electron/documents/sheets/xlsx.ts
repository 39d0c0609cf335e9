import { type Budget, createRowPacker } from './row-packer.ts';
import { SheetFailure } from './sheet-failure.ts';
import type { ReadingReport } from './reading.ts';
import { readParts } from './xlsx-parts.ts';
import { readSheet } from './xlsx-sheet.ts';
import { openZip } from './zip-entries.ts';

/** Reads an xlsx file; `wrong` is the problem of a zip file that holds no workbook. */
export async function readXlsx(
  bytes: Uint8Array,
  wrong: 'not_a_sheet' | 'name_mismatch',
  report: ReadingReport,
): Promise<void> {
  let done = 0;
  let total: number | null = null;
  const zip = await openZip(bytes, (count) => {
    done += count;
    report.progress({ done, total });
  });
  const parts = await readParts(zip);
  if (parts === null) throw new SheetFailure(wrong);
  total = parts.sheets.reduce((sum, { path }) => sum + zip.sizeOf(path), done);

  const budget: Budget = { rows: 0, cells: 0, text: 0 };
  for (const { name, isHidden, path } of parts.sheets) {
    report.sheet(name, isHidden);
    const packer = createRowPacker(budget, report.rows);
    report.merges(await readSheet(zip.read(path), parts, packer));
  }
  if (budget.cells === 0) throw new SheetFailure('empty');
}
