import type { z } from 'zod';
import type { Moment } from '../../../shared/calendar/iso-date.ts';
import type { AccountId } from '../../../shared/access.ts';
import type { ImportSummary, imports } from '../../../shared/features/imports/contract.ts';
import { listWords } from '../../../shared/features/imports/list-words.ts';
import type { PlannedRow } from '../../../shared/features/imports/plan.ts';
import { type Changed, changed } from '../../../shared/kit/change.ts';
import { type Result, err } from '../../../shared/kit/result.ts';
import type { Writer } from '../../database/schema.ts';
import type { Work } from '../../office/progress.ts';
import { refreshNgos, refreshPeople } from '../ngos/refresh.ts';
import { allEntries } from '../settings/repository.ts';
import { textsOf } from './preview.ts';
import {
  insertImport,
  insertImportRows,
  keepVersions,
  nextImportId,
  registerMark,
  summaries,
} from './repository.ts';
import type { Previewed, Staged } from './staging.ts';
import type { ImportTables } from './tables.ts';
import { nextTurn } from './turns.ts';
import { writeRows } from './write-import.ts';

type Asked = z.output<(typeof imports)['confirm']['input']>;
type Fault = 'register_changed' | 'nothing_to_write' | 'stopped';

interface Writing {
  readonly db: Writer;
  readonly moment: Moment;
  readonly accountId: AccountId;
  readonly work: Work;
}

const BLOCK = 500;

/** Writes what the last preview showed; the caller's transaction takes all of it back if it is stopped. */
export async function confirmImport(
  staged: Staged,
  previewed: Previewed,
  { applyUpdates, reason }: Pick<Asked, 'applyUpdates' | 'reason'>,
  { db, moment, accountId, work }: Writing,
): Promise<Result<Changed<z.input<typeof ImportSummary>>, Fault>> {
  if (previewed.today !== moment.today || previewed.mark !== (await registerMark(db)))
    return err('register_changed');
  const { plan, register } = previewed;
  const rows = plan.rows.flatMap((row) => toWrite(row, applyUpdates));
  if (rows.length === 0) return err('nothing_to_write');
  const total = rows.length * 2 + plan.rows.length;
  const reached = async (done: number): Promise<boolean> => {
    work.report({ done, total });
    await nextTurn();
    return !work.signal.aborted;
  };
  if (!(await reached(0))) return err('stopped');

  const importId = await nextImportId(db);
  const created = rows.filter(({ ngoId }) => ngoId === null).length;
  const sheet = staged.workbook.sheets[previewed.sheet];
  await insertImport(db, importId, {
    ...{ fileName: staged.fileName, sheetName: sheet?.name ?? '', headerRow: previewed.headerRow },
    ...{ headings: previewed.headings, mapping: previewed.mapping, rowCount: plan.rows.length },
    ...{ created, changed: rows.length - created, reason, at: moment.now, accountId },
  });
  const words = listWords(await allEntries(db));
  const written = await writeRows(
    db,
    rows,
    { importId, moment, accountId, reason, register, words },
    reached,
  );
  if (written === undefined) return err('stopped');

  const numbers = new Map(rows.map(({ row }) => [row, written.ngoIds.get(row) ?? null]));
  for (let start = 0; start < plan.rows.length; start += BLOCK) {
    const block = plan.rows.slice(start, start + BLOCK).map((row): ImportTables['ngoImportRow'] => {
      const target = numbers.get(row.row) ?? null;
      const cells = JSON.stringify(textsOf(sheet?.row(row.row - 1) ?? []));
      const ngoId = target ?? (row.ngoId as typeof target);
      return {
        importId,
        row: row.row,
        action: row.action,
        ngoId,
        ngoVersion: target === null ? null : 1,
        cells,
      };
    });
    await insertImportRows(db, block);
    if (!(await reached(rows.length + start + block.length))) return err('stopped');
  }
  await keepVersions(db, importId);
  await refreshPeople(db, written.people);
  if (!(await reached(rows.length + plan.rows.length))) return err('stopped');
  await refreshNgos(
    db,
    [...written.ngoIds.values()].sort((one, other) => one - other),
  );
  if (!(await reached(total))) return err('stopped');

  const [summary] = await summaries(db, importId);
  if (summary === undefined) throw new Error(`Import ${importId} is gone`);
  const { fileName, rowCount } = summary;
  const after = { fileName, sheet: sheet?.name, rowCount, created, changed: summary.changed, applyUpdates };
  return changed(summary, { subject: `import/${importId}`, before: null, after, reason });
}

/** What is written of a row: all of it, or only what fills gaps. */
function toWrite(row: PlannedRow, applyUpdates: boolean): readonly PlannedRow[] {
  switch (row.action) {
    case 'new':
      return [row];
    case 'fill':
    case 'update': {
      const changes = row.changes.filter(({ isUpdate }) => applyUpdates || !isUpdate);
      return changes.length === 0 ? [] : [{ ...row, changes }];
    }
    default:
      return [];
  }
}
