import type { IsoDate } from '../../calendar/iso-date.ts';
import { checkLegalId, checkNationalId } from '../../text/identifiers.ts';
import type { NgoFacts } from './fields.ts';
import type { PersonFacts } from './records.ts';

/**
 * Facts without contradictions of their own: only a branch has a parent, a parent in the register needs
 * no second name, and a reason for a wrong check digit goes when the digit fits.
 */
export function tidyFacts(facts: NgoFacts): NgoFacts {
  const isBranch = facts.kind === 'branch';
  const fits = facts.legalId === null || checkLegalId(facts.legalId).problem === null;
  return {
    ...facts,
    parentNgoId: isBranch ? facts.parentNgoId : null,
    parentName: isBranch && facts.parentNgoId === null ? facts.parentName : '',
    legalIdReason: fits ? '' : facts.legalIdReason,
  };
}

/** What is wrong with the facts by themselves, or null. */
export function faultOfFacts(facts: NgoFacts, today: IsoDate): 'legal_id_checksum' | 'date_in_future' | null {
  const isWrong = facts.legalId !== null && checkLegalId(facts.legalId).problem !== null;
  if (isWrong && facts.legalIdReason === '') return 'legal_id_checksum';
  const dates = [facts.registeredOn, facts.gazetteOn, facts.lastAssemblyOn];
  return dates.some((date) => date !== null && date > today) ? 'date_in_future' : null;
}

/** What is wrong with a person's facts by themselves, or null. */
export function faultOfPerson(person: PersonFacts): 'national_id_checksum' | null {
  const isWrong = person.nationalId !== null && checkNationalId(person.nationalId).problem !== null;
  return isWrong && person.nationalIdReason === '' ? 'national_id_checksum' : null;
}

/** The keys whose values differ, in the order of the record; lists are compared by their contents. */
export function differingKeys<Values extends object>(
  before: Values,
  after: Values,
): readonly (keyof Values & string)[] {
  // The keys of a plain object of this type are its own.
  const keys = Object.keys(before) as (keyof Values & string)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}
