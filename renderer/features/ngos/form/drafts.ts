import { z } from 'zod';
import { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import {
  type NgoContact,
  type NgoFacts,
  NgoId,
  NgoKind,
  ScopeLevel,
} from '../../../../shared/features/ngos/fields.ts';
import type { PermitFacts, PersonFacts } from '../../../../shared/features/ngos/records.ts';
import { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { formatMobile, formatPostalCode } from '../../../../shared/text/identifiers.ts';

/*
 * What stands in the fields while somebody types: texts as typed, days as far as they are understood.
 * Schemas, because a draft comes back from the office as text and may be of an older version.
 */

/** As `DateValue` of the date field. */
const Day = z.union([IsoDate, z.literal('wrong')]).nullable();

export const FactsDraft = z.strictObject({
  name: z.string(),
  kind: NgoKind,
  titleWordId: ListEntryId.nullable(),
  parentNgoId: NgoId.nullable(),
  parentName: z.string(),
  scopeLevel: ScopeLevel.nullable(),
  subjectId: ListEntryId.nullable(),
  registrationNo: z.string(),
  registrationOffice: z.string(),
  registeredOn: Day,
  legalId: z.string(),
  legalIdReason: z.string(),
  gazetteNo: z.string(),
  gazetteOn: Day,
  trackingCode: z.string(),
  memberCount: z.string(),
  lastAssemblyOn: Day,
  lastAnnualReportYear: z.string(),
});
export type FactsDraft = z.output<typeof FactsDraft>;

export const ContactDraft = z.strictObject({
  phones: z.string(),
  mobiles: z.string(),
  email: z.string(),
  website: z.string(),
  address: z.string(),
  postalCode: z.string(),
  placeId: ListEntryId.nullable(),
  description: z.string(),
});
export type ContactDraft = z.output<typeof ContactDraft>;

export const PermitDraft = z.strictObject({
  permitNo: z.string(),
  issuerId: ListEntryId.nullable(),
  issuedOn: Day,
  validUntil: Day,
  letterNo: z.string(),
  resolutionNo: z.string(),
});
export type PermitDraft = z.output<typeof PermitDraft>;

export const PersonDraft = z.strictObject({
  fullName: z.string(),
  gender: z.enum(['', 'female', 'male']),
  nationalId: z.string(),
  nationalIdReason: z.string(),
  mobile: z.string(),
});
export type PersonDraft = z.output<typeof PersonDraft>;

export const EMPTY_FACTS: FactsDraft = {
  name: '',
  kind: 'independent',
  titleWordId: null,
  parentNgoId: null,
  parentName: '',
  scopeLevel: 'county',
  subjectId: null,
  registrationNo: '',
  registrationOffice: '',
  registeredOn: null,
  legalId: '',
  legalIdReason: '',
  gazetteNo: '',
  gazetteOn: null,
  trackingCode: '',
  memberCount: '',
  lastAssemblyOn: null,
  lastAnnualReportYear: '',
};

export const EMPTY_CONTACT: ContactDraft = {
  phones: '',
  mobiles: '',
  email: '',
  website: '',
  address: '',
  postalCode: '',
  placeId: null,
  description: '',
};

export const EMPTY_PERMIT: PermitDraft = {
  permitNo: '',
  issuerId: null,
  issuedOn: null,
  validUntil: null,
  letterNo: '',
  resolutionNo: '',
};

export const EMPTY_PERSON: PersonDraft = {
  fullName: '',
  gender: '',
  nationalId: '',
  nationalIdReason: '',
  mobile: '',
};

/** Facts as they stand in the fields, in Persian digits. */
export function draftOfFacts(facts: NgoFacts): FactsDraft {
  return {
    ...facts,
    registrationNo: toPersianDigits(facts.registrationNo),
    legalId: toPersianDigits(facts.legalId ?? ''),
    gazetteNo: toPersianDigits(facts.gazetteNo),
    trackingCode: toPersianDigits(facts.trackingCode),
    memberCount: facts.memberCount === null ? '' : toPersianDigits(facts.memberCount),
    lastAnnualReportYear:
      facts.lastAnnualReportYear === null ? '' : toPersianDigits(facts.lastAnnualReportYear),
  };
}

export function draftOfContact(contact: NgoContact): ContactDraft {
  return {
    ...contact,
    phones: toPersianDigits(contact.phones.join('، ')),
    mobiles: toPersianDigits(contact.mobiles.map(formatMobile).join('، ')),
    postalCode: toPersianDigits(formatPostalCode(contact.postalCode ?? '')),
  };
}

export function draftOfPermit(permit: PermitFacts): PermitDraft {
  return { ...permit, permitNo: toPersianDigits(permit.permitNo) };
}

export function draftOfPerson(person: Omit<PersonFacts, 'nationalIdReason'>, reason = ''): PersonDraft {
  return {
    fullName: person.fullName,
    gender: person.gender ?? '',
    nationalId: toPersianDigits(person.nationalId ?? ''),
    nationalIdReason: reason,
    mobile: toPersianDigits(formatMobile(person.mobile ?? '')),
  };
}
