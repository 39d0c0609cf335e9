import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { NgoContact, NgoFacts } from '../../../../shared/features/ngos/fields.ts';
import type { MembershipTerm, PermitFacts, PersonFacts } from '../../../../shared/features/ngos/records.ts';
import {
  type Checked,
  checkLegalId,
  checkMobile,
  checkNationalId,
  checkPostalCode,
  findPhones,
  isBlocking,
} from '../../../../shared/text/identifiers.ts';
import { normalizeLines, normalizeText, toAsciiDigits } from '../../../../shared/text/persian.ts';
import type { DateValue } from '../../../kit/date-field.tsx';
import type { ContactDraft, FactsDraft, PermitDraft, PersonDraft } from './drafts.ts';

export type ProblemCode =
  | 'required'
  | 'date_wrong'
  | 'date_in_future'
  | 'not_digits'
  | 'not_10_digits'
  | 'not_11_digits'
  | 'legal_id_checksum'
  | 'national_id_checksum'
  | 'accepted_with_reason'
  | 'postal_code_zero'
  | 'postal_code_odd'
  | 'not_a_phone'
  | 'not_a_mobile'
  | 'too_many_numbers'
  | 'not_a_count'
  | 'not_a_year'
  | 'ends_before_issue'
  | 'term_reversed'
  | 'parent_unknown'
  | 'zeros_added';

export interface Problem {
  /** The field's name in its draft. */
  readonly field: string;
  /** `bad` keeps the form from being recorded. */
  readonly tone: 'bad' | 'warn';
  readonly code: ProblemCode;
}

/** What the fields mean; to be recorded only while no problem is `bad`. */
export interface Reading<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

export function isSound({ problems }: Reading<unknown>): boolean {
  return problems.every(({ tone }) => tone !== 'bad');
}

class Problems {
  readonly list: Problem[] = [];

  bad(field: string, code: ProblemCode) {
    this.list.push({ field, tone: 'bad', code });
  }

  warn(field: string, code: ProblemCode) {
    this.list.push({ field, tone: 'warn', code });
  }

  day(field: string, value: DateValue, latest: IsoDate | null): IsoDate | null {
    if (value === 'wrong') {
      this.bad(field, 'date_wrong');
      return null;
    }
    if (value !== null && latest !== null && value > latest) this.bad(field, 'date_in_future');
    return value;
  }

  text(field: string, value: string, isRequired: boolean): string {
    const text = normalizeText(value);
    if (isRequired && text === '') this.bad(field, 'required');
    return text;
  }

  /** Null for an empty field; a wrong check digit passes with a reason. */
  identifier(
    field: string,
    text: string,
    check: (text: string) => Checked,
    wrong: { readonly length: ProblemCode; readonly checksum: ProblemCode },
    reason: string,
  ): string | null {
    if (text.trim() === '') return null;
    const { value, problem, wasPadded } = check(text);
    if (isBlocking(problem)) {
      this.bad(field, problem === 'wrong_length' ? wrong.length : 'not_digits');
      return null;
    }
    if (problem === 'checksum') {
      if (normalizeText(reason) === '') this.bad(field, wrong.checksum);
      else this.warn(field, 'accepted_with_reason');
    } else if (wasPadded) {
      this.warn(field, 'zeros_added');
    }
    return value;
  }
}

function wholeNumber(text: string): number | null {
  const plain = toAsciiDigits(text).replace(/[\s\p{Cf}٬,،]/gu, '');
  return /^\d{1,9}$/u.test(plain) ? Number(plain) : null;
}

export function readFacts(draft: FactsDraft, today: IsoDate): Reading<NgoFacts> {
  const problems = new Problems();
  const isBranch = draft.kind === 'branch';
  const legalId = problems.identifier(
    'legalId',
    draft.legalId,
    checkLegalId,
    { length: 'not_11_digits', checksum: 'legal_id_checksum' },
    draft.legalIdReason,
  );
  const memberCount = draft.memberCount.trim() === '' ? null : wholeNumber(draft.memberCount);
  if (draft.memberCount.trim() !== '' && (memberCount === null || memberCount > 1_000_000)) {
    problems.bad('memberCount', 'not_a_count');
  }
  const year = draft.lastAnnualReportYear.trim() === '' ? null : wholeNumber(draft.lastAnnualReportYear);
  if (draft.lastAnnualReportYear.trim() !== '' && (year === null || year < 1300 || year > 1500)) {
    problems.bad('lastAnnualReportYear', 'not_a_year');
  }
  const parentName = normalizeText(draft.parentName);
  if (isBranch && draft.parentNgoId === null && parentName === '') {
    problems.warn('parent', 'parent_unknown');
  }
  const value: NgoFacts = {
    name: problems.text('name', draft.name, true),
    kind: draft.kind,
    titleWordId: draft.titleWordId,
    parentNgoId: isBranch ? draft.parentNgoId : null,
    parentName: isBranch && draft.parentNgoId === null ? parentName : '',
    scopeLevel: draft.scopeLevel,
    subjectId: draft.subjectId,
    registrationNo: toAsciiDigits(normalizeText(draft.registrationNo)),
    registrationOffice: normalizeText(draft.registrationOffice),
    registeredOn: problems.day('registeredOn', draft.registeredOn, today),
    legalId,
    legalIdReason: normalizeText(draft.legalIdReason),
    gazetteNo: toAsciiDigits(normalizeText(draft.gazetteNo)),
    gazetteOn: problems.day('gazetteOn', draft.gazetteOn, today),
    trackingCode: toAsciiDigits(normalizeText(draft.trackingCode)),
    memberCount,
    lastAssemblyOn: problems.day('lastAssemblyOn', draft.lastAssemblyOn, today),
    lastAnnualReportYear: year,
  };
  return { value, problems: problems.list };
}

const MOST_NUMBERS = 6;

/** Numbers go where they belong, in whichever of the two fields they were typed. */
export function readContact(draft: ContactDraft): Reading<NgoContact> {
  const problems = new Problems();
  const inPhones = findPhones(draft.phones);
  const inMobiles = findPhones(draft.mobiles);
  if (inPhones.rest.length > 0) problems.bad('phones', 'not_a_phone');
  if (inMobiles.rest.length > 0) problems.bad('mobiles', 'not_a_mobile');
  const phones = [...new Set([...inPhones.phones, ...inMobiles.phones])];
  const mobiles = [...new Set([...inMobiles.mobiles, ...inPhones.mobiles])];
  if (phones.length > MOST_NUMBERS) problems.bad('phones', 'too_many_numbers');
  if (mobiles.length > MOST_NUMBERS) problems.bad('mobiles', 'too_many_numbers');
  const value: NgoContact = {
    phones,
    mobiles,
    email: normalizeText(draft.email),
    website: normalizeText(draft.website),
    address: normalizeText(draft.address),
    postalCode: postalCode(draft.postalCode, problems),
    placeId: draft.placeId,
    description: normalizeLines(draft.description),
  };
  return { value, problems: problems.list };
}

function postalCode(text: string, problems: Problems): string | null {
  if (text.trim() === '') return null;
  const { value, problem } = checkPostalCode(text);
  if (problem === 'wrong_length') problems.bad('postalCode', 'not_10_digits');
  else if (problem === 'wrong_characters') {
    problems.bad('postalCode', value.startsWith('0') ? 'postal_code_zero' : 'not_digits');
  } else if (problem === 'suspicious') problems.warn('postalCode', 'postal_code_odd');
  return isBlocking(problem) ? null : value;
}

/** `isIssued`: a permit that is issued now needs its day; one written down from old papers need not have it. */
export function readPermit(draft: PermitDraft, today: IsoDate, isIssued: boolean): Reading<PermitFacts> {
  const problems = new Problems();
  const issuedOn = problems.day('issuedOn', draft.issuedOn, today);
  const validUntil = problems.day('validUntil', draft.validUntil, null);
  if (isIssued && draft.issuedOn === null) problems.bad('issuedOn', 'required');
  if (isIssued && draft.validUntil === null) problems.bad('validUntil', 'required');
  if (issuedOn !== null && validUntil !== null && validUntil < issuedOn) {
    problems.bad('validUntil', 'ends_before_issue');
  }
  const value: PermitFacts = {
    permitNo: toAsciiDigits(problems.text('permitNo', draft.permitNo, isIssued)),
    issuerId: draft.issuerId,
    issuedOn,
    validUntil,
    letterNo: toAsciiDigits(normalizeText(draft.letterNo)),
    resolutionNo: toAsciiDigits(normalizeText(draft.resolutionNo)),
  };
  return { value, problems: problems.list };
}

export function readPerson(draft: PersonDraft): Reading<PersonFacts> {
  const problems = new Problems();
  const mobile = checkMobile(draft.mobile);
  const hasMobile = draft.mobile.trim() !== '';
  if (hasMobile && mobile.problem !== null) problems.bad('mobile', 'not_a_mobile');
  const value: PersonFacts = {
    fullName: problems.text('fullName', draft.fullName, true),
    gender: draft.gender === '' ? null : draft.gender,
    nationalId: problems.identifier(
      'nationalId',
      draft.nationalId,
      checkNationalId,
      { length: 'not_10_digits', checksum: 'national_id_checksum' },
      draft.nationalIdReason,
    ),
    nationalIdReason: normalizeText(draft.nationalIdReason),
    mobile: hasMobile && mobile.problem === null ? mobile.value : null,
  };
  return { value, problems: problems.list };
}

export interface TermDraft {
  readonly role: MembershipTerm['role'];
  readonly rank: string;
  readonly startedOn: DateValue;
  readonly termEndsOn: DateValue;
}

export function readTerm(draft: TermDraft): Reading<MembershipTerm> {
  const problems = new Problems();
  const startedOn = problems.day('startedOn', draft.startedOn, null);
  const termEndsOn = problems.day('termEndsOn', draft.termEndsOn, null);
  if (startedOn !== null && termEndsOn !== null && termEndsOn < startedOn) {
    problems.bad('termEndsOn', 'term_reversed');
  }
  const rank = draft.rank.trim() === '' ? null : wholeNumber(draft.rank);
  if (draft.rank.trim() !== '' && (rank === null || rank < 1 || rank > 50)) {
    problems.bad('rank', 'not_a_count');
  }
  return { value: { role: draft.role, rank, startedOn, termEndsOn }, problems: problems.list };
}

/** Whether a person's part was touched at all: an empty one is left out. */
export function isPersonEmpty({ fullName, nationalId, mobile }: PersonDraft): boolean {
  return [fullName, nationalId, mobile].every((text) => text.trim() === '');
}

export function isPermitEmpty({
  permitNo,
  issuedOn,
  validUntil,
  letterNo,
  resolutionNo,
}: PermitDraft): boolean {
  return (
    issuedOn === null &&
    validUntil === null &&
    [permitNo, letterNo, resolutionNo].every((text) => text.trim() === '')
  );
}
