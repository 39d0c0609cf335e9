import { sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/calendar/iso-date.ts';
import {
  EntryDetails,
  type ListEntry,
  type ListEntryId,
  type ListName,
  Parameter,
  type SavedFilter,
  SavedFilterId,
} from '../../../shared/features/settings/contract.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import { insertRows, nextId } from '../../database/bulk.ts';
import type { Reader, Writer } from '../../database/schema.ts';

/* ---- lists ---- */

const ENTRY = [
  'id',
  'list',
  'parentId',
  'name',
  'code',
  'position',
  'details',
  'retiredOn',
  'version',
] as const;

/** Every entry of every list with the retired ones: list by list, in the office's own order. */
export async function allEntries(db: Reader): Promise<readonly ListEntry[]> {
  const rows = await db
    .selectFrom('listEntry')
    .select(ENTRY)
    .orderBy('list')
    .orderBy(sql`ifnull(parent_id, 0)`)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, details: EntryDetails.parse(JSON.parse(row.details)) }));
}

export async function entryById(db: Reader, id: ListEntryId): Promise<ListEntry | undefined> {
  const row = await db.selectFrom('listEntry').select(ENTRY).where('id', '=', id).executeTakeFirst();
  return row && { ...row, details: EntryDetails.parse(JSON.parse(row.details)) };
}

/** The living entry of the same list and parent with this name, however it is spelled. */
export async function entryNamed(
  db: Reader,
  { list, parentId, name }: Pick<ListEntry, 'list' | 'parentId' | 'name'>,
): Promise<ListEntryId | undefined> {
  const row = await db
    .selectFrom('listEntry')
    .select('id')
    .where('list', '=', list)
    .where('parentId', 'is', parentId)
    .where('searchKey', '=', searchKey(name))
    .where('retiredOn', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

export async function hasLivingChildren(db: Reader, id: ListEntryId): Promise<boolean> {
  const child = await db
    .selectFrom('listEntry')
    .select('id')
    .where('parentId', '=', id)
    .where('retiredOn', 'is', null)
    .executeTakeFirst();
  return child !== undefined;
}

export interface NewEntry {
  readonly list: ListName;
  readonly parentId: ListEntryId | null;
  readonly name: string;
  readonly code: string | null;
  readonly details: EntryDetails;
}

/** Adds an entry at the end of its siblings. */
export async function insertEntry(db: Writer, entry: NewEntry): Promise<ListEntry> {
  const last = await db
    .selectFrom('listEntry')
    .select((is) => is.fn.max('position').as('position'))
    .where('list', '=', entry.list)
    .where('parentId', 'is', entry.parentId)
    .executeTakeFirst();
  const row = await db
    .insertInto('listEntry')
    .values({
      ...entry,
      searchKey: searchKey(entry.name),
      details: JSON.stringify(entry.details),
      position: (last?.position ?? 0) + 1,
      retiredOn: null,
    })
    .returning(ENTRY)
    .executeTakeFirstOrThrow();
  return { ...row, details: entry.details };
}

/** Adds entries at the top of their lists, behind what is there, and gives their ids in the same order. */
export async function insertEntries(
  db: Writer,
  entries: readonly Pick<NewEntry, 'list' | 'name'>[],
): Promise<readonly ListEntryId[]> {
  const first = await nextId(db, 'listEntry');
  const { rows } = await sql<{ position: number }>`
    select ifnull(max(position), 0) as position from list_entry`.execute(db);
  const last = rows[0]?.position ?? 0;
  const added = entries.map(({ list, name }, index) => ({
    id: (first + index) as ListEntryId,
    ...{ list, parentId: null, name, searchKey: searchKey(name), code: null },
    ...{ position: last + 1 + index, details: '{}', retiredOn: null },
  }));
  await insertRows(db, 'listEntry', added);
  return added.map(({ id }) => id);
}

/** Stores what a change of an entry left; its list and parent stay. */
export async function updateEntry(db: Writer, entry: ListEntry): Promise<void> {
  const { id, name, code, position, details, retiredOn, version } = entry;
  await db
    .updateTable('listEntry')
    .set({
      name,
      searchKey: searchKey(name),
      code,
      position,
      details: JSON.stringify(details),
      retiredOn,
      version,
    })
    .where('id', '=', id)
    .execute();
}

/* ---- dated parameters ---- */

/** Every value that ever held, newest first within each name. */
export async function allParameters(db: Reader): Promise<readonly Parameter[]> {
  const rows = await db
    .selectFrom('legalParameter')
    .select(['name', 'effectiveFrom', 'value', 'basis'])
    .orderBy('name')
    .orderBy('effectiveFrom', 'desc')
    .execute();
  return rows.map((row) => Parameter.parse({ ...row, value: JSON.parse(row.value) as unknown }));
}

export async function isParameterSetOn(
  db: Reader,
  { name, effectiveFrom }: Pick<Parameter, 'name' | 'effectiveFrom'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('legalParameter')
    .select('id')
    .where('name', '=', name)
    .where('effectiveFrom', '=', effectiveFrom)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertParameters(db: Writer, parameters: readonly Parameter[]): Promise<void> {
  const rows = parameters.map((one) => ({ ...one, value: JSON.stringify(one.value) }));
  await db.insertInto('legalParameter').values(rows).execute();
}

/* ---- saved filters ---- */

/** The person's own filters of a page and those that others share, in the order they were saved. */
export async function filtersOf(
  db: Reader,
  accountId: AccountId,
  page: string,
): Promise<readonly SavedFilter[]> {
  const rows = await db
    .selectFrom('savedFilter')
    .selectAll()
    .where('page', '=', page)
    .where('retiredAt', 'is', null)
    .where((is) => is.or([is('accountId', '=', accountId), is('isShared', '=', 1)]))
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: SavedFilterId.parse(row.id),
    page: row.page,
    name: row.name,
    content: row.content,
    isShared: row.isShared === 1,
    isMine: row.accountId === accountId,
  }));
}

export async function insertFilter(
  db: Writer,
  accountId: AccountId,
  filter: Pick<SavedFilter, 'page' | 'name' | 'content' | 'isShared'>,
): Promise<SavedFilterId> {
  const { id } = await db
    .insertInto('savedFilter')
    .values({ ...filter, accountId, isShared: filter.isShared ? 1 : 0, retiredAt: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return SavedFilterId.parse(id);
}

/** Retires a filter of this person; false when there is none. */
export async function retireFilterOf(
  db: Writer,
  accountId: AccountId,
  id: SavedFilterId,
  retiredAt: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('savedFilter')
    .set({ retiredAt })
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .where('retiredAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/* ---- drafts ---- */

export async function draftOf(db: Reader, accountId: AccountId, form: string) {
  const draft = await db
    .selectFrom('draft')
    .select(['content', 'savedAt'])
    .where('accountId', '=', accountId)
    .where('form', '=', form)
    .executeTakeFirst();
  return draft ?? null;
}

export async function putDraft(
  db: Writer,
  accountId: AccountId,
  form: string,
  content: string,
  savedAt: Instant,
): Promise<void> {
  await db
    .insertInto('draft')
    .values({ accountId, form, content, savedAt })
    .onConflict((is) => is.columns(['accountId', 'form']).doUpdateSet({ content, savedAt }))
    .execute();
}

export async function removeDraft(db: Writer, accountId: AccountId, form: string): Promise<void> {
  await db.deleteFrom('draft').where('accountId', '=', accountId).where('form', '=', form).execute();
}
