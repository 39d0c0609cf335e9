import type { RegisterRecord } from './changes.ts';
import { seatOfName } from './compare.ts';
import type { Group } from './group-rows.ts';
import { type Line, type RegisterView, type ToldProblem, problemOf } from './lines.ts';
import { type Judging, isAccepted } from './row-reader.ts';
import { nameKeyOf } from './remembered.ts';
import type { RowFacts } from './row-facts.ts';

/** Which NGO has which legal id, over the register and the rows before: one is never given to two. */
export function createLegalIdClaims(register: RegisterView) {
  const claims = new Map<string, Group>();
  return {
    claim: ({ primary, facts, ngoId, ...group }: Group): readonly ToldProblem[] => {
      if (facts.legalId === null) return [];
      const details = { verdict: 'unclear', because: 'legal_id' } as const;
      const other = claims.get(facts.legalId);
      if (other !== undefined) {
        const told = { ...details, row: String(other.primary.row), name: other.facts.name };
        return [problemOf(primary, 'same_as_row', 'must_fix', told)];
      }
      claims.set(facts.legalId, { primary, facts, ngoId, ...group });
      const bare = { name: '', nameKey: '', legalId: facts.legalId, registrationKey: '', permits: [] };
      const [holder] = register.candidates(bare);
      if (holder === undefined || holder.ngoId === ngoId) return [];
      const told = { ...details, ngoId: String(holder.ngoId), name: holder.identity.name };
      return [problemOf(primary, 'same_as_record', 'must_fix', told)];
    },
  };
}

export type PeopleClaims = ReturnType<typeof createPeopleClaims>;

/** Whose national ids are whose, over the register and the rows before: one is never given to two people. */
export function createPeopleClaims(register: RegisterView) {
  const claims = new Map<string, Holder & { readonly personId: number | null }>();
  return {
    claim: (line: Line, facts: RowFacts, record: RegisterRecord | undefined, judging: Judging): Claimed => {
      const { directorNationalId: nationalId, directorName: fullName, directorGender: gender } = facts;
      if (nationalId === null) return { facts, told: [] };
      const seated = record === undefined ? null : seatOfName(record, fullName);
      const isSeated = seated !== null;
      const personId = seated?.personId ?? null;
      const holder = claims.get(nationalId) ?? register.personWithNationalId(nationalId);
      const isOfName = holder !== undefined && nameKeyOf(holder.fullName) === nameKeyOf(fullName);
      // Somebody new of that name, in a row before, is then the one who sits here.
      const isOther =
        isSeated && holder !== undefined && holder.personId !== null && holder.personId !== personId;
      const isFree =
        holder === undefined || (isSeated && holder.personId === personId) || (isOfName && !isOther);
      if (!isFree) return putAside(line, facts, 'directorNationalId', nationalId, holder, judging);
      const known = holder?.gender ?? seated?.person.gender ?? null;
      claims.set(nationalId, { personId: holder?.personId ?? personId, fullName, gender: known ?? gender });
      if (holder === undefined || gender === null || known === null || known === gender)
        return { facts, told: [] };
      return putAside(line, facts, 'directorGender', gender, holder, judging);
    },
  };
}

interface Holder {
  readonly fullName: string;
  readonly gender: 'female' | 'male' | null;
}

interface Claimed {
  readonly facts: RowFacts;
  readonly told: readonly ToldProblem[];
}

/** What another person's facts speak against is not given to this one, but stays under its heading. */
function putAside(
  line: Line,
  facts: RowFacts,
  target: 'directorNationalId' | 'directorGender',
  value: string,
  { fullName, gender }: Holder,
  judging: Judging,
): Claimed {
  const place = judging.columns.mapping.indexOf(target);
  const column = place < 0 ? null : place;
  const heading = judging.ownHeadings[place];
  const own = heading === undefined ? facts.own : [...facts.own, { heading, value }];
  const severity = isAccepted('differs_from_record', line.decision) ? 'resolved' : 'warning';
  const isName = target === 'directorNationalId';
  const texts = { old: isName ? fullName : (gender ?? ''), new: isName ? facts.directorName : value };
  const details = { name: fullName, ...texts, because: 'national_id' };
  const problem = problemOf(line, 'differs_from_record', severity, details);
  return { facts: { ...facts, [target]: null, own }, told: [{ ...problem, target, column, value }] };
}
