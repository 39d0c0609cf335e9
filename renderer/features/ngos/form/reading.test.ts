import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { NgoContact, NgoFacts, type NgoId } from '../../../../shared/features/ngos/fields.ts';
import { PermitFacts, PersonFacts } from '../../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import {
  type ContactDraft,
  EMPTY_CONTACT,
  EMPTY_FACTS,
  EMPTY_PERMIT,
  EMPTY_PERSON,
  type FactsDraft,
  type PermitDraft,
  type PersonDraft,
  draftOfContact,
  draftOfFacts,
} from './drafts.ts';
import { isSound, readContact, readFacts, readPermit, readPerson, readTerm } from './reading.ts';

const TODAY = '2026-11-24' as IsoDate;
const VALID_LEGAL_ID = '14999100017';

function codes(problems: readonly { readonly field: string; readonly code: string }[]) {
  return problems.map(({ field, code }) => `${field}:${code}`);
}

const typed = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.stringMatching(/^[0-9۰-۹٠-٩ \-/،]{0,20}$/u),
  fc.constantFrom('', ' ', '۰۹۱۲۳۴۵۶۷۸۹', '٠٩١٢', '5971436285'),
);
const day = fc.constantFrom<FactsDraft['registeredOn'][]>(
  null,
  'wrong',
  TODAY,
  addDays(TODAY, 1),
  addDays(TODAY, -400),
);

const none = fc.constant<ListEntryId | null>(null);

const anyFacts: fc.Arbitrary<FactsDraft> = fc.record({
  name: typed,
  kind: fc.constantFrom('independent', 'branch'),
  titleWordId: none,
  parentNgoId: fc.constant<NgoId | null>(null),
  parentName: typed,
  scopeLevel: fc.constantFrom(null, 'county', 'province', 'national'),
  subjectId: none,
  registrationNo: typed,
  registrationOffice: typed,
  registeredOn: day,
  legalId: typed,
  legalIdReason: typed,
  gazetteNo: typed,
  gazetteOn: day,
  trackingCode: typed,
  memberCount: typed,
  lastAssemblyOn: day,
  lastAnnualReportYear: typed,
});

describe('what is read from a form', () => {
  it('is taken by the contract whenever nothing is said to be wrong', () => {
    fc.assert(
      fc.property(anyFacts, (draft) => {
        const reading = readFacts(draft, TODAY);
        return !isSound(reading) || NgoFacts.safeParse(reading.value).success;
      }),
    );
    const anyContact: fc.Arbitrary<ContactDraft> = fc.record({
      phones: typed,
      mobiles: typed,
      email: typed,
      website: typed,
      address: typed,
      postalCode: typed,
      placeId: none,
      description: typed,
    });
    fc.assert(
      fc.property(anyContact, (draft) => {
        const reading = readContact(draft);
        return !isSound(reading) || NgoContact.safeParse(reading.value).success;
      }),
    );
    const anyPermit: fc.Arbitrary<PermitDraft> = fc.record({
      permitNo: typed,
      issuerId: none,
      issuedOn: day,
      validUntil: day,
      letterNo: typed,
      resolutionNo: typed,
    });
    fc.assert(
      fc.property(anyPermit, fc.boolean(), (draft, isIssued) => {
        const reading = readPermit(draft, TODAY, isIssued);
        return !isSound(reading) || PermitFacts.safeParse(reading.value).success;
      }),
    );
    const anyPerson: fc.Arbitrary<PersonDraft> = fc.record({
      fullName: typed,
      gender: fc.constantFrom('', 'female', 'male'),
      nationalId: typed,
      nationalIdReason: typed,
      mobile: typed,
    });
    fc.assert(
      fc.property(anyPerson, (draft) => {
        const reading = readPerson(draft);
        return !isSound(reading) || PersonFacts.safeParse(reading.value).success;
      }),
    );
  });

  it('gives back what a record holds, shown in Persian digits', () => {
    const facts = readFacts(
      { ...EMPTY_FACTS, name: 'انجمن', legalId: VALID_LEGAL_ID, memberCount: '۲۳', registrationNo: '۵۲۷' },
      TODAY,
    ).value;
    const draft = draftOfFacts(facts);
    expect(draft.legalId).toBe(toPersianDigits(VALID_LEGAL_ID));
    expect(readFacts(draft, TODAY).value).toEqual(facts);
    const contact = readContact({
      ...EMPTY_CONTACT,
      phones: '02300000001، 02300000002',
      mobiles: '9120000000',
    });
    expect(readContact(draftOfContact(contact.value)).value).toEqual(contact.value);
  });
});

describe('identifiers', () => {
  it('lets a wrong check digit pass only with a reason, and a wrong length never', () => {
    const read = (legalId: string, legalIdReason = '') =>
      codes(readFacts({ ...EMPTY_FACTS, name: 'x', legalId, legalIdReason }, TODAY).problems);
    expect(read(VALID_LEGAL_ID)).toEqual([]);
    expect(read('۱۴۹۹۹۱۰۰۰۱۸')).toEqual(['legalId:legal_id_checksum']);
    expect(read('۱۴۹۹۹۱۰۰۰۱۸', 'روی روزنامه همین است')).toEqual(['legalId:accepted_with_reason']);
    expect(read('1499910001', 'x')).toEqual(['legalId:not_11_digits']);
    expect(read('14ooo100017', 'x')).toEqual(['legalId:not_digits']);
  });

  it('tells a person about zeros that a sheet had dropped', () => {
    const { value, problems } = readPerson({ ...EMPTY_PERSON, fullName: 'x', nationalId: '12345679' });
    expect(value.nationalId).toHaveLength(10);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('numbers of telephones', () => {
  it('go where they belong, in whichever field they were typed', () => {
    const { value, problems } = readContact({ ...EMPTY_CONTACT, phones: '۰۹۱۲۳۴۵۶۷۸۹، ۰۲۱۸۸۷۷۶۶۵۵' });
    expect(value.mobiles).toEqual(['09123456789']);
    expect(value.phones).toEqual(['02188776655']);
    expect(problems).toEqual([]);
  });

  it('are not guessed', () => {
    expect(codes(readContact({ ...EMPTY_CONTACT, mobiles: 'ندارد' }).problems)).toEqual([
      'mobiles:not_a_mobile',
    ]);
  });
});

describe('dates', () => {
  it('may lie ahead only where the last day of something is meant', () => {
    const tomorrow = addDays(TODAY, 1);
    const permit = { ...EMPTY_PERMIT, permitNo: '1', issuedOn: tomorrow, validUntil: addDays(TODAY, 700) };
    expect(codes(readPermit(permit, TODAY, true).problems)).toEqual(['issuedOn:date_in_future']);
    expect(codes(readFacts({ ...EMPTY_FACTS, name: 'x', gazetteOn: tomorrow }, TODAY).problems)).toEqual([
      'gazetteOn:date_in_future',
    ]);
  });

  it('are wanted of a permit issued now, and not of one from old papers', () => {
    expect(isSound(readPermit({ ...EMPTY_PERMIT, permitNo: '12' }, TODAY, false))).toBe(true);
    expect(codes(readPermit(EMPTY_PERMIT, TODAY, true).problems)).toEqual([
      'issuedOn:required',
      'validUntil:required',
      'permitNo:required',
    ]);
  });

  it('of a term do not run backwards', () => {
    const term = { role: 'auditor', rank: '', startedOn: TODAY, termEndsOn: addDays(TODAY, -1) } as const;
    expect(codes(readTerm(term).problems)).toEqual(['termEndsOn:term_reversed']);
  });
});
