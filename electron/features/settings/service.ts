import { Parameter, type settings } from '../../../shared/features/settings/contract.ts';
import { LEVELS, isValueOf } from '../../../shared/features/settings/rules.ts';
import { changed } from '../../../shared/kit/change.ts';
import { err, errAbout, ok } from '../../../shared/kit/result.ts';
import type { Service } from '../../office/service.ts';
import { refreshNgosOfEntry } from '../ngos/refresh.ts';
import {
  allEntries,
  allParameters,
  draftOf,
  entryById,
  entryNamed,
  filtersOf,
  hasLivingChildren,
  insertEntry,
  insertFilter,
  insertParameters,
  isParameterSetOn,
  putDraft,
  removeDraft,
  retireFilterOf,
  updateEntry,
} from './repository.ts';

/** Lists, dated parameters, and the person's own filters and drafts. Entries are retired, never deleted. */
export const settingsService: Service<typeof settings> = {
  listEntries: async (_, { db }) => ok(await allEntries(db)),

  addEntry: async (entry, { db }) => {
    const entries = await allEntries(db);
    const parent = entries.find(({ id }) => id === entry.parentId);
    const isParentWrong = parent?.list !== entry.list || parent.retiredOn !== null;
    if (entry.parentId !== null && isParentWrong) return err('parent_not_found');
    if (depthOf(entry.parentId, entries) >= LEVELS[entry.list]) return err('too_deep');
    if (await entryNamed(db, entry)) return err('name_taken');

    const after = await insertEntry(db, { ...entry, code: entry.code === '' ? null : entry.code });
    return changed(after, { subject: `entry/${after.id}`, before: null, after });
  },

  changeEntry: async ({ id, version, name, code, position, details }, { db }) => {
    const before = await entryById(db, id);
    if (!before) return err('entry_not_found');
    if (before.version !== version) return errAbout(`entry/${id}`, 'changed_meanwhile');
    const namesake = await entryNamed(db, { ...before, name });
    const isTaken = before.retiredOn === null && namesake !== undefined && namesake !== id;
    if (isTaken) return errAbout(`entry/${id}`, 'name_taken');

    const after = {
      ...before,
      name,
      code: code === '' ? null : code,
      position,
      details,
      version: version + 1,
    };
    await updateEntry(db, after);
    if (name !== before.name) await refreshNgosOfEntry(db, id);
    return changed(after, { subject: `entry/${id}`, before, after });
  },

  retireEntry: async ({ id, reason }, { db, moment }) => {
    const before = await entryById(db, id);
    if (!before) return err('entry_not_found');
    if (before.retiredOn !== null) return errAbout(`entry/${id}`, 'already_retired');
    if (await hasLivingChildren(db, id)) return errAbout(`entry/${id}`, 'has_children');

    const after = { ...before, retiredOn: moment.today, version: before.version + 1 };
    await updateEntry(db, after);
    return changed(after, { subject: `entry/${id}`, before, after, reason });
  },

  restoreEntry: async ({ id, reason }, { db }) => {
    const before = await entryById(db, id);
    if (!before) return err('entry_not_found');
    if (before.retiredOn === null) return errAbout(`entry/${id}`, 'not_retired');
    const parent = before.parentId === null ? undefined : await entryById(db, before.parentId);
    if (parent && parent.retiredOn !== null) return errAbout(`entry/${id}`, 'parent_not_found');
    if (await entryNamed(db, before)) return errAbout(`entry/${id}`, 'name_taken');

    const after = { ...before, retiredOn: null, version: before.version + 1 };
    await updateEntry(db, after);
    return changed(after, { subject: `entry/${id}`, before, after, reason });
  },

  listParameters: async (_, { db }) => ok(await allParameters(db)),

  setParameter: async (parameter, { db }) => {
    if (!isValueOf(parameter.name, parameter.value)) return err('wrong_value');
    if (await isParameterSetOn(db, parameter)) return err('already_set_for_that_day');
    const after = Parameter.parse(parameter);
    const held = (await allParameters(db)).filter(({ name }) => name === after.name);
    const before = held.find(({ effectiveFrom }) => effectiveFrom < after.effectiveFrom) ?? null;

    await insertParameters(db, [after]);
    return changed(after, { subject: `parameter/${after.name}`, before, after });
  },

  listFilters: async ({ page }, { db, actor }) => ok(await filtersOf(db, actor(), page)),

  saveFilter: async (filter, { db, actor }) => {
    const mine = (await filtersOf(db, actor(), filter.page)).filter(({ isMine }) => isMine);
    if (mine.some(({ name }) => name === filter.name)) return err('name_taken');
    const id = await insertFilter(db, actor(), filter);
    return ok({ ...filter, id, isMine: true });
  },

  retireFilter: async ({ id }, { db, actor, moment }) =>
    (await retireFilterOf(db, actor(), id, moment.now)) ? ok({}) : err('filter_not_found'),

  getDraft: async ({ form }, { db, actor }) => ok(await draftOf(db, actor(), form)),

  keepDraft: async ({ form, content }, { db, actor, moment }) => {
    await putDraft(db, actor(), form, content, moment.now);
    return ok({ savedAt: moment.now });
  },

  dropDraft: async ({ form }, { db, actor }) => {
    await removeDraft(db, actor(), form);
    return ok({});
  },
};

/** How many levels stand above and including this entry; 0 without one. */
function depthOf(
  id: number | null,
  entries: readonly { readonly id: number; readonly parentId: number | null }[],
): number {
  const entry = entries.find((one) => one.id === id);
  return entry === undefined ? 0 : 1 + depthOf(entry.parentId, entries);
}
