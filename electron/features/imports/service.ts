import type { imports } from '../../../shared/features/imports/contract.ts';
import { guessMapping } from '../../../shared/features/imports/mapping.ts';
import { changed } from '../../../shared/kit/change.ts';
import { err, errAbout, ok } from '../../../shared/kit/result.ts';
import { readWorkbook } from '../../documents/sheets/read-workbook.ts';
import type { Service } from '../../office/service.ts';
import { confirmImport } from './confirm.ts';
import { guessedHeaderRow, guessedSheet, headOf, samplesOf, shownRows } from './head.ts';
import { previewOf, shownPreview } from './preview.ts';
import { earlierMapping, summaries } from './repository.ts';
import { dropStaged, findStaged, stage } from './staging.ts';
import { undo } from './undo.ts';

/** Bringing in a list: read into memory, compared with the register, written at once, taken back. */
export const importsService: Service<typeof imports> = {
  openFile: async ({ workId, fileName, bytes }, { actor, resources }) => {
    const work = resources.works.begin(workId);
    try {
      const read = await readWorkbook(bytes, fileName, { signal: work.signal, onProgress: work.report });
      if (!read.ok) return read;
      const workbook = read.value;
      const sheet = guessedSheet(workbook);
      const guessed = workbook.sheets[sheet];
      if (guessed === undefined) return err('empty');
      const { id } = stage(resources, { accountId: actor(), fileName, workbook });
      return ok({
        stagingId: id,
        format: workbook.format,
        encoding: workbook.encoding,
        delimiter: workbook.delimiter,
        sheets: workbook.sheets.map(({ name, rowCount, columnCount }) => ({ name, rowCount, columnCount })),
        choice: { sheet, headerRow: guessedHeaderRow(guessed) },
      });
    } finally {
      work.finish();
    }
  },

  readHead: async ({ stagingId, sheet: index, headerRow: asked }, { db, actor, resources }) => {
    const sheet = findStaged(resources, stagingId, actor())?.workbook.sheets[index];
    if (sheet === undefined) return err('staging_gone');
    const headerRow = asked ?? guessedHeaderRow(sheet);
    const { headings } = headOf(sheet, headerRow);
    const earlier = await earlierMapping(db, headings);
    const mapping = earlier ?? guessMapping(headings);
    return ok({
      rows: shownRows(sheet),
      headerRow,
      headings,
      mapping: headings.map((_, column) => mapping[column] ?? null),
      samples: samplesOf(sheet, headerRow, headings.length),
      fromEarlier: earlier !== undefined,
    });
  },

  preview: async (asked, context) => {
    const staged = findStaged(context.resources, asked.stagingId, context.actor());
    if (staged === undefined) return err('staging_gone');
    const work = context.resources.works.begin(asked.workId);
    try {
      staged.previewed = null;
      const previewed = await previewOf(staged, asked, context, work);
      if (!previewed.ok) return previewed;
      staged.previewed = previewed.value;
      return ok(shownPreview(previewed.value));
    } finally {
      work.finish();
    }
  },

  listProblems: async ({ stagingId, show, offset, limit }, { actor, resources }) => {
    const plan = findStaged(resources, stagingId, actor())?.previewed?.plan;
    if (plan === undefined) return err('staging_gone');
    const problems =
      show === 'all' ? plan.problems : plan.problems.filter(({ severity }) => severity === show);
    return ok({ problems: problems.slice(offset, offset + limit), total: problems.length });
  },

  listUpdates: async ({ stagingId, offset, limit }, { actor, resources }) => {
    const previewed = findStaged(resources, stagingId, actor())?.previewed;
    if (!previewed) return err('staging_gone');
    const { plan, register } = previewed;
    const updates = plan.rows.flatMap(({ row, action, ngoId, changes }) => {
      const record = action !== 'update' || ngoId === null ? undefined : register.record(ngoId);
      if (record === undefined) return [];
      return changes
        .filter(({ isUpdate }) => isUpdate)
        .map(({ place, target, oldText, newText }) => ({
          ...{ row, ngoId: record.id, name: record.facts.name },
          target: target ?? (place.at === 'own' ? place.heading : ''),
          ...{ old: oldText, new: newText },
        }));
    });
    return ok({ updates: updates.slice(offset, offset + limit), total: updates.length });
  },

  confirm: async ({ workId, stagingId, ...asked }, { db, moment, actor, resources }) => {
    const accountId = actor();
    const staged = findStaged(resources, stagingId, accountId);
    if (staged === undefined) return err('staging_gone');
    if (staged.previewed === null) return err('not_previewed');
    const work = resources.works.begin(workId);
    try {
      const result = await confirmImport(staged, staged.previewed, asked, { db, moment, accountId, work });
      if (result.ok) staged.previewed = null;
      return result;
    } finally {
      work.finish();
    }
  },

  drop: async ({ stagingId }, { actor, resources }) => {
    dropStaged(resources, stagingId, actor());
    return ok({});
  },

  listImports: async (_, { db }) => ok(await summaries(db)),

  undoImport: async ({ importId, reason }, { db, moment, actor }) => {
    const subject = `import/${importId}`;
    const [before] = await summaries(db, importId);
    if (before === undefined) return errAbout(subject, 'import_not_found');
    if (before.status === 'undone') return errAbout(subject, 'already_undone');
    if (before.touched > 0) return errAbout(subject, 'touched_since');
    await undo(db, importId, { moment, accountId: actor(), reason });
    const [after] = await summaries(db, importId);
    if (after === undefined) throw new Error(`Import ${importId} is gone`);
    const { fileName, created, changed: count, status } = before;
    return changed(after, {
      subject,
      before: { status, fileName, created, changed: count },
      after: { status: after.status },
      reason,
    });
  },

  getProgress: async ({ workId }, { resources }) => ok(resources.works.find(workId) ?? null),

  stopWork: async ({ workId }, { resources }) => {
    resources.works.stop(workId);
    return ok({});
  },
};
