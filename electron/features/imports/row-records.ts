import { nameKeyOf } from '../../../shared/features/imports/remembered.ts';
import type { RowFacts } from '../../../shared/features/imports/row-facts.ts';
import { CHECKSUM_REASON } from '../../../shared/features/imports/words.fa.ts';
import type { NgoContact, NgoFacts } from '../../../shared/features/ngos/fields.ts';
import type { MembershipTerm, PermitFacts, PersonFacts } from '../../../shared/features/ngos/records.ts';
import { tidyFacts } from '../../../shared/features/ngos/rules.ts';
import { checkLegalId, checkNationalId } from '../../../shared/text/identifiers.ts';
import type { EntryFinder } from './list-entries.ts';
import type { SeatRole } from './people.ts';

/** The facts of a new record. */
export function factsOf(facts: RowFacts, entries: EntryFinder): NgoFacts {
  const isOdd = facts.legalId !== null && checkLegalId(facts.legalId).problem !== null;
  const { name, scopeLevel, registrationNo, registrationOffice, registeredOn, legalId } = facts;
  const { gazetteNo, gazetteOn, trackingCode, memberCount, lastAssemblyOn, lastAnnualReportYear } = facts;
  return tidyFacts({
    ...{ name, scopeLevel, registrationNo, registrationOffice, registeredOn, legalId },
    ...{ gazetteNo, gazetteOn, trackingCode, memberCount, lastAssemblyOn, lastAnnualReportYear },
    kind: facts.kind ?? 'independent',
    titleWordId: entries('title_word', facts.titleWord),
    parentNgoId: null,
    parentName: facts.parentName,
    subjectId: entries('subject', facts.subject),
    legalIdReason: isOdd ? CHECKSUM_REASON : '',
  });
}

export function contactOf(facts: RowFacts, entries: EntryFinder): NgoContact {
  const { phones, mobiles, email, website, address, postalCode, description } = facts;
  return {
    phones,
    mobiles,
    email,
    website,
    address,
    postalCode,
    placeId: entries('place', facts.place),
    description,
  };
}

export function permitOf(facts: RowFacts, entries: EntryFinder): PermitFacts {
  const { permitNo, issuedOn, validUntil } = facts;
  return {
    permitNo,
    issuerId: entries('issuer', facts.issuer),
    issuedOn,
    validUntil,
    letterNo: '',
    resolutionNo: '',
  };
}

/** Where director and chair sit; when their terms began a sheet does not say. */
export function seatFacts(role: SeatRole): {
  readonly body: 'management' | 'board';
  readonly term: MembershipTerm;
} {
  const term = { rank: null, startedOn: null, termEndsOn: null };
  return role === 'director'
    ? { body: 'management', term: { role: 'executive_director', ...term } }
    : { body: 'board', term: { role: 'board_chair', ...term } };
}

/** The person in a seat of a row. */
export function personOf(facts: RowFacts, role: SeatRole): PersonFacts {
  const isDirector = role === 'director' || nameKeyOf(facts.directorName) === nameKeyOf(facts.chairName);
  const nationalId = isDirector ? facts.directorNationalId : null;
  return {
    fullName: role === 'director' ? facts.directorName : facts.chairName,
    gender: isDirector ? facts.directorGender : null,
    nationalId,
    nationalIdReason: reasonFor(nationalId),
    mobile: null,
  };
}

export function reasonFor(nationalId: string | null): string {
  return nationalId !== null && checkNationalId(nationalId).problem !== null ? CHECKSUM_REASON : '';
}
