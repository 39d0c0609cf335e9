import type { AccountId } from '../../../shared/access.ts';
import type { Moment } from '../../../shared/calendar/iso-date.ts';
import { type ListWord, isListWord } from '../../../shared/features/imports/changes.ts';
import { tellsOfPermit } from '../../../shared/features/imports/compare-permit.ts';
import type { ImportId } from '../../../shared/features/imports/contract.ts';
import type { ListWords } from '../../../shared/features/imports/list-words.ts';
import { nameKeyOf } from '../../../shared/features/imports/remembered.ts';
import type { PlannedRow } from '../../../shared/features/imports/plan.ts';
import type { NgoId, OwnValue } from '../../../shared/features/ngos/fields.ts';
import type { MembershipId, PermitId, PersonId } from '../../../shared/features/ngos/records.ts';
import type { Writer } from '../../database/schema.ts';
import { insertPermits } from '../ngos/repository-permits.ts';
import { insertMemberships } from '../ngos/repository-people.ts';
import { bumpVersion, insertChanges, insertNgos, replaceOwnValues } from '../ngos/repository.ts';
import { endSeats, setValues, withOwnValue } from './applying.ts';
import { type EntryFinder, findOrAddEntries } from './list-entries.ts';
import { freshParents } from './parents.ts';
import { createPeopleFinder } from './people.ts';
import type { Register } from './register.ts';
import { insertEffects } from './repository.ts';
import { type Resolved, resolved } from './resolving.ts';
import { contactOf, factsOf, permitOf, personOf, seatFacts } from './row-records.ts';

export interface Writing {
  readonly importId: ImportId;
  readonly moment: Moment;
  readonly accountId: AccountId;
  readonly reason: string;
  readonly register: Register;
  readonly words: ListWords;
}

export interface WrittenImport {
  /** The record of each row that was written. */
  readonly ngoIds: ReadonlyMap<number, NgoId>;
  /** Whose search must be derived anew. */
  readonly people: readonly PersonId[];
}

/** So many rows in few statements; between two blocks other work gets its turn. */
const BLOCK = 500;

/**
 * Writes rows block by block. `reached` hears how many are written and says whether to go on; where it does
 * not, nothing more is written and the answer is undefined.
 */
export async function writeRows(
  db: Writer,
  rows: readonly PlannedRow[],
  writing: Writing,
  reached: (done: number) => Promise<boolean>,
): Promise<WrittenImport | undefined> {
  const { importId, register } = writing;
  const entries = await findOrAddEntries(db, rows.flatMap(wordsOf), writing.words);
  await insertEffects(db, importId, 'list_entry', entries.added);
  const people = createPeopleFinder(db, register, rows);
  const ngoIds = new Map<number, NgoId>();
  for (let start = 0; start < rows.length; start += BLOCK) {
    const block = rows.slice(start, start + BLOCK);
    await writeBlock(db, block, writing, entries.find, people.find, ngoIds);
    if (!(await reached(start + block.length))) return undefined;
  }
  await setValues(db, 'ngo', freshParents(rows, ngoIds, register));
  await insertEffects(db, importId, 'person', people.added());
  return { ngoIds, people: people.added() };
}

async function writeBlock(
  db: Writer,
  rows: readonly PlannedRow[],
  { importId, moment, accountId, reason, register }: Writing,
  find: EntryFinder,
  findPeople: ReturnType<typeof createPeopleFinder>['find'],
  ngoIds: Map<number, NgoId>,
): Promise<void> {
  const written = { at: moment.now, accountId };
  const fresh = rows.filter(({ ngoId }) => ngoId === null);
  const known = rows.flatMap((row) => {
    const record = row.ngoId === null ? undefined : register.record(row.ngoId);
    return record === undefined ? [] : [{ ...row, record }];
  });

  const newIds = await insertNgos(
    db,
    fresh.map(({ facts }) => ({
      ...{ facts: factsOf(facts, find), contact: contactOf(facts, find) },
      ...{ importId, createdAt: moment.now, accountId },
    })),
  );
  for (const { row, record } of known) ngoIds.set(row, record.id as NgoId);
  fresh.forEach(({ row }, index) => {
    const id = newIds[index];
    if (id !== undefined) ngoIds.set(row, id);
  });
  const idOf = (row: number): NgoId => {
    const id = ngoIds.get(row);
    if (id === undefined) throw new Error(`Row ${row} has no record`);
    return id;
  };

  /* ---- permits ---- */
  const added = [
    ...fresh
      .filter(({ facts }) => tellsOfPermit(facts))
      .map((row) => ({ row, kind: 'issue' as const, isOfKnown: false })),
    ...known.flatMap((row) =>
      row.changes.flatMap(({ place }) =>
        place.at === 'newPermit' ? [{ row, kind: place.kind, isOfKnown: true }] : [],
      ),
    ),
  ];
  const permitIds: readonly PermitId[] = await insertPermits(
    db,
    added.map(({ row: { row, facts }, kind }) => ({
      ...{ ngoId: idOf(row), kind, facts: permitOf(facts, find), statedStatus: facts.statedStatus },
      ...written,
    })),
  );

  /* ---- people and seats ---- */
  const seats = [
    ...fresh.flatMap((row) =>
      (['director', 'chair'] as const)
        .filter((role) => (role === 'director' ? row.facts.directorName : row.facts.chairName) !== '')
        .map((role) => ({ row, role, ends: null, isOfKnown: false, seated: [] as readonly Seated[] })),
    ),
    ...known.flatMap((row) =>
      row.changes.flatMap(({ place }) => {
        if (place.at !== 'newSeat') return [];
        const seated = [row.record.director, row.record.chair].flatMap((seat) =>
          seat === null ? [] : [{ personId: seat.personId, nameKey: nameKeyOf(seat.person.fullName) }],
        );
        return [{ row, role: place.role, ends: place.ends, isOfKnown: true, seated }];
      }),
    ),
  ];
  const people = await findPeople(
    seats.map(({ row: { row, facts }, role, seated }) => {
      const person = personOf(facts, role);
      return { person, row, known: seatedAs(person.fullName, seated) };
    }),
  );
  await endSeats(
    db,
    seats.flatMap(({ ends }) => ends ?? []),
    { on: moment.today, reason, at: moment.now, by: accountId },
  );
  const membershipIds: readonly MembershipId[] = await insertMemberships(
    db,
    seats.map(({ row: { row }, role }, index) => ({
      ...{ ngoId: idOf(row), personId: people.personIds[index] ?? missing(), ...seatFacts(role) },
      ...{ endedOn: null, endReason: '', ...written },
    })),
  );

  /* ---- values of known records ---- */
  const changes = known.flatMap(({ row, changes: all, facts }) =>
    all.flatMap((change) =>
      resolved(change, idOf(row), (word) => find(word.list, word.word), facts.parentName, register),
    ),
  );
  const filled = people.filled.map(({ index, personId, gender }): Resolved => ({
    ...{ table: 'person', id: personId, ngoId: idOf(seats[index]?.row.row ?? missing()), field: 'gender' },
    ...{ name: 'person.gender', membershipId: membershipIds[index] ?? missing() },
    ...{ oldValue: null, newValue: gender, oldText: '', newText: gender },
  }));
  const all = [...changes, ...filled];
  for (const table of ['ngo', 'permit', 'person'] as const) {
    const values = all
      .filter((one) => one.table === table)
      .map(({ id, field, newValue }) => ({ id, field, value: newValue }));
    await setValues(db, table, values);
  }
  await replaceOwnValues(db, [
    ...fresh
      .filter(({ facts }) => facts.own.length > 0)
      .map(({ row, facts }) => ({ ngoId: idOf(row), ownValues: facts.own })),
    ...known.flatMap(({ row, record, changes: told }) => {
      const own = told.flatMap(({ place, newText }): readonly OwnValue[] =>
        place.at === 'own' ? [{ heading: place.heading, value: newText }] : [],
      );
      return own.length === 0 ? [] : [{ ngoId: idOf(row), ownValues: own.reduce(withOwnValue, record.own) }];
    }),
  ]);
  await insertChanges(
    db,
    all.map((one) => ({
      ...{ ngoId: one.ngoId, field: one.name, oldValue: one.oldValue, newValue: one.newValue },
      ...{ oldText: one.oldText, newText: one.newText },
      ...(one.membershipId === undefined ? {} : { membershipId: one.membershipId }),
      ...(one.permitId === undefined ? {} : { permitId: one.permitId }),
    })),
    // The sheet tells that a value is another one, not since when.
    { how: 'change', effectiveOn: null, reason, letterNo: '', importId, ...written },
  );
  await bumpVersion(
    db,
    known.map(({ record }) => record.id as NgoId),
  );

  const ofKnown = <Item extends { readonly isOfKnown: boolean }>(
    items: readonly Item[],
    ids: readonly number[],
  ) => ids.filter((_, index) => items[index]?.isOfKnown === true);
  await insertEffects(db, importId, 'permit', ofKnown(added, permitIds));
  await insertEffects(db, importId, 'membership', ofKnown(seats, membershipIds));
  await insertEffects(
    db,
    importId,
    'ended_seat',
    seats.flatMap(({ ends }) => ends ?? []),
  );
}

interface Seated {
  readonly personId: PersonId;
  readonly nameKey: string;
}

/** One name in two seats of one NGO is one person. */
function seatedAs(fullName: string, seated: readonly Seated[]): PersonId | null {
  return seated.find(({ nameKey }) => nameKey === nameKeyOf(fullName))?.personId ?? null;
}

function missing(): never {
  throw new Error('A row of the import lost its place');
}

function wordsOf({ ngoId, facts, changes }: PlannedRow): readonly ListWord[] {
  const issuer: ListWord = { list: 'issuer', word: facts.issuer };
  if (ngoId === null) {
    const { subject, place, titleWord } = facts;
    return [
      issuer,
      { list: 'subject', word: subject },
      { list: 'place', word: place },
      { list: 'title_word', word: titleWord },
    ];
  }
  return [
    ...changes.flatMap(({ newValue }) => (isListWord(newValue) ? [newValue] : [])),
    ...(changes.some(({ place }) => place.at === 'newPermit') ? [issuer] : []),
  ];
}
