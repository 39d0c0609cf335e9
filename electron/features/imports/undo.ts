import { sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Moment } from '../../../shared/calendar/iso-date.ts';
import type { ImportId } from '../../../shared/features/imports/contract.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { MembershipId, PermitId, PersonId } from '../../../shared/features/ngos/records.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Writer } from '../../database/schema.ts';
import { refreshNgos } from '../ngos/refresh.ts';
import { bumpVersion, insertChanges, replaceOwnValues } from '../ngos/repository.ts';
import { reopenSeats, setValues, voidRows, withOwnValue } from './applying.ts';
import { ownValuesOfAll } from './register.ts';
import type { ImportTables } from './tables.ts';

interface Undoing {
  readonly moment: Moment;
  readonly accountId: AccountId;
  readonly reason: string;
}

interface MadeChange {
  readonly ngoId: NgoId;
  readonly permitId: PermitId | null;
  readonly membershipId: MembershipId | null;
  readonly personId: PersonId | null;
  readonly field: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly oldText: string;
  readonly newText: string;
}

/**
 * Takes an import back: voids the records it made, puts back the values it changed, withdraws what it added
 * to others. Everything stays readable in the history; identifiers are free again.
 */
export async function undo(db: Writer, importId: ImportId, undoing: Undoing): Promise<void> {
  const { moment, accountId, reason } = undoing;
  const act = { how: 'change', effectiveOn: moment.today, reason, letterNo: '', importId } as const;
  const written = { at: moment.now, accountId };
  const effects = await effectsOf(db, importId);
  const made = await changesOf(db, importId);

  await putBack(db, made);
  await insertChanges(db, made.map(reversed), { ...act, ...written });
  await voidRows(db, 'permit', effects('permit'), moment.now);
  await voidRows(db, 'membership', effects('membership'), moment.now);
  await reopenSeats(db, effects('ended_seat'));

  const created = await createdBy(db, importId);
  const voided = created.map((ngoId) => ({
    ...{ ngoId, field: 'lifecycle', oldValue: 'active', newValue: 'voided' },
    ...{ oldText: 'active', newText: 'voided' },
  }));
  await sql`update ngo set lifecycle = 'voided', lifecycle_on = ${moment.today}, lifecycle_reason = ${reason}
    where import_id = ${importId}`.execute(db);
  await insertChanges(db, voided, { ...act, ...written });
  const freed = await freePeople(db, effects('person'));
  await insertChanges(db, freed, { ...act, ...written });
  await retireUnused(db, effects('list_entry'), moment);

  const touched = await touchedBy(db, importId);
  await bumpVersion(db, touched);
  await refreshNgos(db, touched);
  await sql`update ngo_import set undone_at = ${moment.now}, undone_by = ${accountId}, undone_reason = ${reason}
    where id = ${importId}`.execute(db);
}

async function effectsOf(db: Writer, importId: ImportId) {
  const rows = await db
    .selectFrom('ngoImportEffect')
    .select(['what', 'rowId'])
    .where('importId', '=', importId)
    .execute();
  return (what: ImportTables['ngoImportEffect']['what']): readonly number[] =>
    rows.filter((row) => row.what === what).map(({ rowId }) => rowId);
}

async function changesOf(db: Writer, importId: ImportId): Promise<readonly MadeChange[]> {
  const { rows } = await sql<MadeChange>`
    select c.ngo_id, c.permit_id, c.membership_id, m.person_id, c.field, c.old_value, c.new_value, c.old_text, c.new_text
    from ngo_change c left join membership m on m.id = c.membership_id
    where c.import_id = ${importId} order by c.id`.execute(db);
  return rows;
}

async function putBack(db: Writer, made: readonly MadeChange[]): Promise<void> {
  const values = made.flatMap(({ ngoId, permitId, personId, field, oldValue }) => {
    const [table, column] = field.includes('.') ? (field.split('.') as [string, string]) : ['ngo', field];
    const id = table === 'permit' ? permitId : table === 'person' ? personId : ngoId;
    // As the import stored it.
    const value = JSON.parse(oldValue) as Json;
    return id === null || field.startsWith('own:') ? [] : [{ table, id, field: column, value }];
  });
  for (const table of ['ngo', 'permit', 'person'] as const) {
    await setValues(
      db,
      table,
      values.filter((one) => one.table === table),
    );
  }
  const own = made.filter(({ field }) => field.startsWith('own:'));
  const records = new Map(await ownValuesOfAll(db, [...new Set(own.map(({ ngoId }) => ngoId))]));
  for (const { ngoId, field, oldText } of own) {
    const before = { heading: field.slice('own:'.length), value: oldText };
    records.set(ngoId, withOwnValue(records.get(ngoId) ?? [], before));
  }
  await replaceOwnValues(
    db,
    [...records].map(([ngoId, ownValues]) => ({ ngoId, ownValues })),
  );
}

function reversed({
  ngoId,
  permitId,
  membershipId,
  field,
  oldValue,
  newValue,
  oldText,
  newText,
}: MadeChange) {
  return {
    ...{ ngoId, field, oldText: newText, newText: oldText },
    ...(permitId === null ? {} : { permitId }),
    ...(membershipId === null ? {} : { membershipId }),
    // As the import stored them.
    oldValue: JSON.parse(newValue) as Json,
    newValue: JSON.parse(oldValue) as Json,
  };
}

async function createdBy(db: Writer, importId: ImportId): Promise<readonly NgoId[]> {
  const rows = await db
    .selectFrom('ngo')
    .select('id')
    .where('importId', '=', importId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function touchedBy(db: Writer, importId: ImportId): Promise<readonly NgoId[]> {
  const { rows } = await sql<{ ngoId: NgoId }>`
    select ngo_id from ngo_import_row where import_id = ${importId} and ngo_version is not null
    order by ngo_id`.execute(db);
  return rows.map(({ ngoId }) => ngoId);
}

/**
 * People whom the import brought and who sit nowhere else: their national ids are free again, and they are
 * offered to nobody. Gives the ids that were taken away, for the history.
 */
async function freePeople(db: Writer, personIds: readonly number[]) {
  const { rows } = await sql<{
    personId: PersonId;
    ngoId: NgoId;
    membershipId: MembershipId;
    nationalId: string | null;
  }>`
    select p.id as person_id, m.ngo_id, min(m.id) as membership_id, p.national_id
    from person p join membership m on m.person_id = p.id
    where p.id in ${idsFromJson(personIds)} and not exists (
      select 1 from membership o join ngo n on n.id = o.ngo_id
      where o.person_id = p.id and o.voided_at is null and n.lifecycle <> 'voided')
    group by p.id`.execute(db);
  const ids = rows.map(({ personId }) => personId);
  await setValues(
    db,
    'person',
    ids.flatMap((id) => [
      { id, field: 'nationalId', value: null },
      { id, field: 'nationalIdReason', value: '' },
    ]),
  );
  await sql`delete from person_index where rowid in ${idsFromJson(ids)}`.execute(db);
  return rows.flatMap(({ ngoId, membershipId, nationalId }) =>
    nationalId === null
      ? []
      : [
          {
            ...{ ngoId, membershipId, field: 'person.nationalId', oldValue: nationalId, newValue: null },
            ...{ oldText: nationalId, newText: '' },
          },
        ],
  );
}

/** Entries that the import had added to lists, where nothing else uses them by now. */
async function retireUnused(db: Writer, ids: readonly number[], { today }: Moment): Promise<void> {
  await sql`update list_entry set retired_on = ${today}, version = version + 1
    where id in ${idsFromJson(ids)} and retired_on is null
      and not exists (select 1 from list_entry child where child.parent_id = list_entry.id and child.retired_on is null)
      and not exists (
        select 1 from ngo n where n.lifecycle <> 'voided' and list_entry.id in (n.title_word_id, n.subject_id, n.place_id))
      and not exists (
        select 1 from permit p join ngo n on n.id = p.ngo_id
        where p.issuer_id = list_entry.id and p.voided_at is null and n.lifecycle <> 'voided')`.execute(db);
}
