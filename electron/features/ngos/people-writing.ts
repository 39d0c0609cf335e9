import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { MembershipId, PersonFacts, PersonId } from '../../../shared/features/ngos/records.ts';
import { checkNationalId } from '../../../shared/text/identifiers.ts';
import { differingKeys } from '../../../shared/features/ngos/rules.ts';
import type { Writer } from '../../database/schema.ts';
import { refreshPeople } from './refresh.ts';
import {
  insertPeople,
  ngosOfPerson,
  personById,
  personWithNationalId,
  updatePerson,
} from './repository-people.ts';
import type { NewChange } from './repository.ts';

/** Who it is after all, what became different about them, and which records show it. */
export interface Identified {
  readonly personId: PersonId;
  readonly changes: readonly Omit<NewChange, 'ngoId' | 'membershipId'>[];
  readonly shownIn: readonly NgoId[];
}

/**
 * The person that these facts are of: whoever has the national id, else the one named by the caller, else
 * somebody new. What is known of a person is brought up to the facts everywhere, because it is one person.
 * What is left empty is not thereby unknown, unless `empties` says that it was emptied on purpose; and
 * even then only for the person whom the caller meant.
 */
export async function identify(
  db: Writer,
  personId: PersonId | null,
  facts: PersonFacts,
  empties: 'keep' | 'forget',
): Promise<Identified | 'person_not_found'> {
  const tidy = tidyPerson(facts);
  const holder = tidy.nationalId === null ? undefined : await personWithNationalId(db, tidy.nationalId);
  const knownId = holder ?? personId;
  if (knownId === null) {
    const [id] = await insertPeople(db, [tidy]);
    if (id === undefined) throw new Error('No person was added');
    await refreshPeople(db, [id]);
    return { personId: id, changes: [], shownIn: [] };
  }
  const before = await personById(db, knownId);
  if (!before) return 'person_not_found';
  const after = empties === 'forget' && knownId === personId ? tidy : filledUp(tidy, before);
  const keys = differingKeys(before, after);
  if (keys.length > 0) {
    await updatePerson(db, knownId, after);
    await refreshPeople(db, [knownId]);
  }
  return {
    personId: knownId,
    changes: keys.map((key) => ({
      field: `person.${key}`,
      oldValue: before[key],
      newValue: after[key],
      oldText: before[key] ?? '',
      newText: after[key] ?? '',
    })),
    shownIn: keys.length > 0 ? await ngosOfPerson(db, knownId) : [],
  };
}

function filledUp(facts: PersonFacts, before: PersonFacts): PersonFacts {
  const identity = facts.nationalId === null ? before : facts;
  return {
    ...facts,
    gender: facts.gender ?? before.gender,
    nationalId: identity.nationalId,
    nationalIdReason: identity.nationalIdReason,
    mobile: facts.mobile ?? before.mobile,
  };
}

/** A reason for a wrong check digit goes when the digit fits. */
function tidyPerson(facts: PersonFacts): PersonFacts {
  const fits = facts.nationalId === null || checkNationalId(facts.nationalId).problem === null;
  return fits ? { ...facts, nationalIdReason: '' } : facts;
}

/** The changes of a person as changes of the record on which they were made. */
export function onRecord(
  changes: Identified['changes'],
  ngoId: NgoId,
  membershipId: MembershipId,
): readonly NewChange[] {
  return changes.map((change) => ({ ...change, ngoId, membershipId }));
}
