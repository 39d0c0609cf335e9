import type { RegisterView } from '../../../shared/features/imports/lines.ts';
import type { PlannedRow } from '../../../shared/features/imports/plan.ts';
import { nameKeyOf } from '../../../shared/features/imports/remembered.ts';
import type { PersonFacts, PersonId } from '../../../shared/features/ngos/records.ts';
import type { Writer } from '../../database/schema.ts';
import { insertPeople } from '../ngos/repository-people.ts';

export type SeatRole = 'director' | 'chair';

export interface Wanted {
  readonly person: PersonFacts;
  /** The seats of one row: one name among them is one person. */
  readonly row: number;
  /** Somebody of the record who has this name already. */
  readonly known: PersonId | null;
}

export interface Found {
  /** In the order of what was wanted. */
  readonly personIds: readonly PersonId[];
  /** What an import tells for the first time about people whom the register knew. */
  readonly filled: readonly Filled[];
}

interface Filled {
  /** Place among what was wanted. */
  readonly index: number;
  readonly personId: PersonId;
  readonly gender: 'female' | 'male';
}

/**
 * Finds the people in the seats of a sheet: whoever has the national id, else somebody new. Two rows with
 * one name are two people unless an identifier says otherwise.
 */
export function createPeopleFinder(db: Writer, register: RegisterView, rows: readonly WrittenRow[]) {
  const holders = new Map<string, Holder>(rows.flatMap((row) => holdersToBe(row, register)));
  const all: PersonId[] = [];

  const holderOf = (nationalId: string | null) => {
    if (nationalId === null) return undefined;
    const known = register.personWithNationalId(nationalId);
    return holders.get(nationalId) ?? (known && { id: known.personId as PersonId, gender: known.gender });
  };

  async function find(wanted: readonly Wanted[]): Promise<Found> {
    const people: PersonFacts[] = [];
    const places = new Map<string, number>();
    const filled: Filled[] = [];
    const found = wanted.map(({ person, row, known }, index): PersonId | { readonly place: number } => {
      const { nationalId, gender, fullName } = person;
      const holder = holderOf(nationalId);
      if (holder !== undefined && nationalId !== null) {
        if (holder.gender === null && gender !== null) {
          filled.push({ index, personId: holder.id, gender });
          holders.set(nationalId, { id: holder.id, gender });
        }
        return holder.id;
      }
      if (known !== null) return known;
      const keys = [
        ...(nationalId === null ? [] : [`id ${nationalId}`]),
        `row ${row} ${nameKeyOf(fullName)}`,
      ];
      const place = keys.map((key) => places.get(key)).find((one) => one !== undefined) ?? people.length;
      people[place] = joined(people[place], person);
      for (const key of keys) places.set(key, place);
      return { place };
    });
    const added = await insertPeople(db, people);
    all.push(...added);
    people.forEach(({ nationalId, gender }, place) => {
      const id = added[place];
      if (nationalId !== null && id !== undefined) holders.set(nationalId, { id, gender });
    });
    return {
      filled,
      personIds: found.map((one) => (typeof one === 'object' ? (added[one.place] ?? lost()) : one)),
    };
  }

  return { find, added: (): readonly PersonId[] => all };
}

type WrittenRow = Pick<PlannedRow, 'ngoId' | 'changes'>;

interface Holder {
  readonly id: PersonId;
  readonly gender: PersonFacts['gender'];
}

/** Somebody of the register whom the import itself gives a national id. */
function holdersToBe({ ngoId, changes }: WrittenRow, register: RegisterView): readonly [string, Holder][] {
  const record = ngoId === null ? undefined : register.record(ngoId);
  return changes.flatMap(({ place, newText }): readonly [string, Holder][] => {
    if (place.at !== 'person' || place.field !== 'nationalId') return [];
    const seat = [record?.director, record?.chair].find((one) => one?.personId === place.personId);
    return [[newText, { id: place.personId, gender: seat?.person.gender ?? null }]];
  });
}

/** What two seats tell of one person. */
function joined(before: PersonFacts | undefined, person: PersonFacts): PersonFacts {
  if (before === undefined) return person;
  const { nationalId, nationalIdReason } = before.nationalId === null ? person : before;
  return { ...before, gender: before.gender ?? person.gender, nationalId, nationalIdReason };
}

function lost(): never {
  throw new Error('A person of the sheet was not added');
}
