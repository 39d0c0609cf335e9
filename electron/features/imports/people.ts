import type { RegisterView } from '../../../shared/features/imports/group-rows.ts';
import { nameKeyOf } from '../../../shared/features/imports/match-rows.ts';
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
  readonly added: readonly PersonId[];
  /** What an import tells for the first time about people whom the register knew. */
  readonly filled: readonly {
    readonly index: number;
    readonly personId: PersonId;
    readonly gender: 'female' | 'male';
  }[];
}

/**
 * The people in the seats of a sheet: whoever has the national id, else somebody new. Two rows with one
 * name are two people unless an identifier says otherwise.
 */
export async function findPeople(
  db: Writer,
  wanted: readonly Wanted[],
  register: Pick<RegisterView, 'personWithNationalId'>,
): Promise<Found> {
  const people: PersonFacts[] = [];
  const places = new Map<string, number>();
  const filled: { index: number; personId: PersonId; gender: 'female' | 'male' }[] = [];
  const gendered = new Set<PersonId>();
  const found = wanted.map(({ person, row, known }, index): { id: PersonId } | { place: number } => {
    const { nationalId, gender, fullName } = person;
    const holder = nationalId === null ? undefined : register.personWithNationalId(nationalId);
    if (holder !== undefined) {
      const id = holder.personId as PersonId;
      if (holder.gender === null && gender !== null && !gendered.has(id)) {
        gendered.add(id);
        filled.push({ index, personId: id, gender });
      }
      return { id };
    }
    if (known !== null) return { id: known };
    const keys = [...(nationalId === null ? [] : [`id ${nationalId}`]), `row ${row} ${nameKeyOf(fullName)}`];
    const place = keys.map((key) => places.get(key)).find((one) => one !== undefined) ?? people.length;
    const before = people[place];
    people[place] =
      before === undefined
        ? person
        : {
            ...before,
            gender: before.gender ?? gender,
            nationalId: before.nationalId ?? nationalId,
            nationalIdReason: before.nationalId === null ? person.nationalIdReason : before.nationalIdReason,
          };
    for (const key of keys) places.set(key, place);
    return { place };
  });
  const added = await insertPeople(db, people);
  const personIds = found.map((one) => {
    const id = 'id' in one ? one.id : added[one.place];
    if (id === undefined) throw new Error('A person of the sheet was not added');
    return id;
  });
  return { personIds, added, filled };
}
