import type { z } from 'zod';
import type { SheetCell } from '../../../shared/features/imports/cells.ts';
import { type Preview, RowAction, type imports } from '../../../shared/features/imports/contract.ts';
import { NO_DECISION, decisionsByRow } from '../../../shared/features/imports/fixes.ts';
import type { Line } from '../../../shared/features/imports/lines.ts';
import { judgeRow, ownHeadingsOf } from '../../../shared/features/imports/judge-row.ts';
import type { Judging } from '../../../shared/features/imports/row-reader.ts';
import { listWords } from '../../../shared/features/imports/list-words.ts';
import { planRows } from '../../../shared/features/imports/plan.ts';
import { type Result, err, ok } from '../../../shared/kit/result.ts';
import type { Sheet } from '../../documents/sheets/workbook.ts';
import type { Work } from '../../office/progress.ts';
import type { CommandContext } from '../../office/service.ts';
import { settingsOn } from '../ngos/view.ts';
import { allEntries } from '../settings/repository.ts';
import { headOf } from './head.ts';
import { readRegister } from './register.ts';
import { registerMark } from './repository.ts';
import type { Previewed, Staged } from './staging.ts';
import { inTurns } from './turns.ts';

type Asked = z.output<(typeof imports)['preview']['input']>;
type Fault = 'staging_gone' | 'name_not_mapped' | 'target_twice' | 'no_rows' | 'stopped';

/** Compares the whole sheet with the register; holds up nothing else meanwhile, and writes nothing. */
export async function previewOf(
  staged: Staged,
  { choice, mapping: asked, fixes }: Asked,
  { db, moment }: CommandContext,
  work: Work,
): Promise<Result<Previewed, Fault>> {
  const sheet = staged.workbook.sheets[choice.sheet];
  if (sheet === undefined) return err('staging_gone');
  const { headings } = headOf(sheet, choice.headerRow);
  const mapping = headings.map((_, column) => asked[column] ?? null);
  const targets = mapping.filter((target) => target !== null);
  if (new Set(targets).size < targets.length) return err('target_twice');
  if (!mapping.includes('name')) return err('name_not_mapped');

  const ownHeadings = ownHeadingsOf(headings);
  const judging: Judging = {
    ...(await settingsOn(db, moment.today)),
    columns: { headings, mapping },
    ownHeadings,
    words: listWords(await allEntries(db)),
  };
  const decisions = decisionsByRow(fixes);
  const first = choice.headerRow + 1;
  const count = Math.max(0, sheet.rowCount - first);
  const turns = { signal: work.signal, report: work.report, total: count * 4 };
  const lines = await inTurns(judgeAll(sheet, first, judging, decisions), { ...turns, before: 0 });
  if (lines === undefined) return err('stopped');
  if (lines.length === 0) return err('no_rows');

  const named = [...decisions.values()].flatMap(({ match }) => match ?? []);
  const facts = lines.map(({ judged }) => judged.facts).filter(({ name }) => name !== '');
  const register = await readRegister(db, facts, named);
  if (work.signal.aborted) return err('stopped');
  const plan = await inTurns(planRows(lines, register, judging), { ...turns, before: count });
  if (plan === undefined) return err('stopped');
  const { sheet: index, headerRow } = choice;
  const mark = await registerMark(db);
  return ok({
    sheet: index,
    headerRow,
    headings,
    mapping,
    ownHeadings,
    plan,
    register,
    today: moment.today,
    mark,
  });
}

function* judgeAll(
  sheet: Sheet,
  first: number,
  judging: Judging,
  decisions: ReturnType<typeof decisionsByRow>,
): Generator<void, readonly Line[]> {
  const lines: Line[] = [];
  for (let index = first; index < sheet.rowCount; index += 1) {
    const decision = decisions.get(index + 1) ?? NO_DECISION;
    const judged = judgeRow(sheet.row(index), judging, decision);
    if (judged.kind !== 'blank') lines.push({ row: index + 1, judged, decision });
    yield;
  }
  return lines;
}

/** What the screen shows of it. */
export function shownPreview({ plan, headings, mapping }: Previewed): z.input<typeof Preview> {
  const counts = {
    total: plan.rows.length,
    ...tally(
      RowAction.options,
      plan.rows.map(({ action }) => action),
    ),
  };
  const severities = tally(
    ['must_fix', 'warning', 'resolved'] as const,
    plan.problems.map(({ severity }) => severity),
  );
  const own = new Set(plan.rows.flatMap(({ facts }) => facts.own.map(({ heading }) => heading)));
  return {
    counts,
    problemCounts: {
      mustFix: severities.must_fix,
      warning: severities.warning,
      resolved: severities.resolved,
    },
    recognised: mapping.filter((target) => target !== null).length,
    ownHeadings: [...own],
    headings,
  };
}

function tally<Name extends string>(names: readonly Name[], found: readonly Name[]): Record<Name, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (const name of found) counts[name] += 1;
  return counts;
}

/** The texts of a row's cells, as they stand in the file. */
export function textsOf(cells: readonly SheetCell[]): readonly string[] {
  return cells.map(({ text }) => text);
}
