import type { AccountId } from '../../../shared/access.ts';
import type { Moment } from '../../../shared/calendar/iso-date.ts';
import { type RowChange, isListWord } from '../../../shared/features/imports/changes.ts';
import { tellsOfPermit } from '../../../shared/features/imports/compare-permit.ts';
import type { ImportId } from '../../../shared/features/imports/contract.ts';
import type { ListWords } from '../../../shared/features/imports/list-words.ts';
import { nameKeyOf } from '../../../shared/features/imports/match-rows.ts';
import type { PlannedRow } from '../../../shared/features/imports/plan.ts';
import { CHECKSUM_REASON } from '../../../shared/features/imports/words.fa.ts';
import type { NgoId, OwnValue } from '../../../shared/features/ngos/fields.ts';
import type { MembershipId, PermitId, PersonId } from '../../../shared/features/ngos/records.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { checkLegalId } from '../../../shared/text/identifiers.ts';
import type { Writer } from '../../database/schema.ts';
import { insertPermits } from '../ngos/repository-permits.ts';
import { insertMemberships } from '../ngos/repository-people.ts';
import {
  type NewChange,
  bumpVersion,
  insertChanges,
  insertNgos,
  replaceOwnValues,
} from '../ngos/repository.ts';
import { type ValueToSet, endSeats, setValues, withOwnValue } from './applying.ts';
import { findOrAddEntries } from './list-entries.ts';
import { findPeople } from './people.ts';
import type { Register } from './register.ts';
import { insertEffects } from './repository.ts';
import { contactOf, factsOf, permitOf, personOf, reasonFor, seatFacts } from './row-records.ts';

/** A row that is written: as a new record, or with the changes that are to be made. */
export type RowToWrite = PlannedRow;

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

/** Writes all rows: every kind of fact in few statements, however many rows there are. */
export async function writeRows(
  db: Writer,
  rows: readonly RowToWrite[],
  writing: Writing,
): Promise<WrittenImport> {
  const { importId, moment, accountId, reason, register, words } = writing;
  const written = { at: moment.now, accountId };
  const fresh = rows.filter(({ ngoId }) => ngoId === null);
  const known = rows.flatMap((row) => {
    const record = row.ngoId === null ? undefined : register.record(row.ngoId);
    return record === undefined ? [] : [{ ...row, record }];
  });

  const entries = await findOrAddEntries(
    db,
    [...fresh.flatMap(wordsOfRow), ...known.flatMap(wordsOfChanges)],
    words,
  );
  const find = entries.find;
  const newIds = await insertNgos(
    db,
    fresh.map(({ facts }) => ({
      ...{ facts: factsOf(facts, find), contact: contactOf(facts, find) },
      ...{ importId, createdAt: moment.now, accountId },
    })),
  );
  const ngoIds = new Map<number, NgoId>(known.map(({ row, record }) => [row, record.id as NgoId]));
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
    db,
    seats.map(({ row: { row, facts }, role, seated }) => {
      const person = personOf(facts, role);
      return { person, row, known: seatedAs(person.fullName, seated) };
    }),
    register,
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
  const parents = freshParents(fresh, idOf, register);
  const all = [...changes, ...filled];
  for (const table of ['ngo', 'permit', 'person'] as const) {
    const values = all
      .filter((one) => one.table === table)
      .map(({ id, field, newValue }) => ({ id, field, value: newValue }));
    await setValues(db, table, table === 'ngo' ? [...values, ...parents] : values);
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
  await insertEffects(db, importId, 'person', people.added);
  await insertEffects(db, importId, 'list_entry', entries.added);
  return { ngoIds, people: people.added };
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

function wordsOfRow({ facts }: RowToWrite) {
  return [
    { list: 'subject', word: facts.subject },
    { list: 'issuer', word: facts.issuer },
    { list: 'place', word: facts.place },
    { list: 'title_word', word: facts.titleWord },
  ] as const;
}

function wordsOfChanges({ changes, facts }: RowToWrite) {
  return [
    ...changes.flatMap(({ newValue }) => (isListWord(newValue) ? [newValue] : [])),
    ...(changes.some(({ place }) => place.at === 'newPermit')
      ? [{ list: 'issuer', word: facts.issuer } as const]
      : []),
  ];
}

interface Resolved extends Omit<NewChange, 'field'> {
  readonly table: 'ngo' | 'permit' | 'person' | 'own';
  readonly id: number;
  /** The column… */
  readonly field: string;
  /** …and its name in the history. */
  readonly name: string;
}

/** A change as columns and values: with the entry of a word, the parent of a name, the reason of an odd number. */
function resolved(
  change: RowChange,
  ngoId: NgoId,
  entryOf: (word: Extract<RowChange['newValue'], { list: string }>) => number | null,
  parentName: string,
  register: Register,
): readonly Resolved[] {
  const { place, oldText, newText, oldValue } = change;
  const newValue: Json = isListWord(change.newValue) ? entryOf(change.newValue) : change.newValue;
  const base = { ngoId, oldText, newText, oldValue, newValue };
  switch (place.at) {
    case 'ngo':
      return place.field === 'parentName'
        ? parentChange(base, ngoId, parentName, register)
        : [
            { ...base, table: 'ngo', id: ngoId, field: place.field, name: place.field },
            ...reasonChange(base, place.field, register.record(ngoId)?.facts.legalIdReason ?? ''),
          ];
    case 'permit': {
      const { permitId, field } = place;
      return [{ ...base, table: 'permit', id: permitId, permitId, field, name: `permit.${field}` }];
    }
    case 'person': {
      const { membershipId, personId, field } = place;
      const person = { table: 'person', id: personId, membershipId } as const;
      const main = { ...base, ...person, field, name: `person.${field}` };
      if (field !== 'nationalId') return [main];
      const known = register.record(ngoId)?.director?.person.nationalIdReason ?? '';
      const reason = reasonFor(typeof newValue === 'string' ? newValue : null);
      if (reason === known) return [main];
      const texts = { oldText: known, newText: reason, oldValue: known, newValue: reason };
      return [
        main,
        { ngoId, ...person, ...texts, field: 'nationalIdReason', name: 'person.nationalIdReason' },
      ];
    }
    case 'own':
      return [{ ...base, table: 'own', id: ngoId, field: place.heading, name: `own:${place.heading}` }];
    case 'newPermit':
    case 'newSeat':
      return [];
  }
}

type Base = Pick<Resolved, 'ngoId' | 'oldText' | 'newText' | 'oldValue' | 'newValue'>;

function reasonChange({ ngoId, newValue }: Base, field: string, known: string): readonly Resolved[] {
  if (field !== 'legalId' || typeof newValue !== 'string') return [];
  const reason = checkLegalId(newValue).problem === null ? '' : CHECKSUM_REASON;
  if (reason === known) return [];
  const texts = { oldText: known, newText: reason, oldValue: known, newValue: reason };
  return [{ ngoId, ...texts, table: 'ngo', id: ngoId, field: 'legalIdReason', name: 'legalIdReason' }];
}

/** A parent in the register is pointed to; another is kept by its name. */
function parentChange(base: Base, ngoId: NgoId, parentName: string, register: Register): readonly Resolved[] {
  const before = register.record(ngoId)?.facts;
  const parentNgoId = onlyParent(register.independentNamed(parentName), ngoId);
  const name = parentNgoId === null ? parentName : '';
  const pointer = { ...base, oldValue: before?.parentNgoId ?? null, newValue: parentNgoId };
  return [
    {
      ...base,
      oldValue: before?.parentName ?? '',
      newValue: name,
      table: 'ngo',
      id: ngoId,
      field: 'parentName',
      name: 'parentName',
    },
    ...(pointer.oldValue === parentNgoId
      ? []
      : [{ ...pointer, table: 'ngo', id: ngoId, field: 'parentNgoId', name: 'parentNgoId' } as const]),
  ];
}

function onlyParent(candidates: readonly NgoId[], ngoId: NgoId): NgoId | null {
  const others = candidates.filter((id) => id !== ngoId);
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** The parents of new branches, where exactly one independent NGO of the register or the sheet has the name. */
function freshParents(
  fresh: readonly RowToWrite[],
  idOf: (row: number) => NgoId,
  register: Register,
): readonly ValueToSet[] {
  const inSheet = new Map<string, NgoId[]>();
  for (const { row, facts } of fresh) {
    if (facts.kind === 'branch') continue;
    const key = nameKeyOf(facts.name);
    inSheet.set(key, [...(inSheet.get(key) ?? []), idOf(row)]);
  }
  return fresh.flatMap(({ row, facts }) => {
    if (facts.parentName === '') return [];
    const id = idOf(row);
    const candidates = [
      ...register.independentNamed(facts.parentName),
      ...(inSheet.get(nameKeyOf(facts.parentName)) ?? []),
    ];
    const parentId = onlyParent(candidates, id);
    if (parentId === null) return [];
    return [
      { id, field: 'parentNgoId', value: parentId },
      { id, field: 'parentName', value: '' },
    ];
  });
}
