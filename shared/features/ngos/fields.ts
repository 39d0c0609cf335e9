import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { bareDigits, checkMobile, checkNationalId } from '../../text/identifiers.ts';
import { MultilineText, NumberText, OptionalText, Text } from '../../text/persian.ts';
import { ListEntryId } from '../settings/contract.ts';

export const NgoId = z.int().positive().brand<'NgoId'>();
export type NgoId = z.output<typeof NgoId>;

/** Independent NGO of this county, or branch (شعبه / نمایندگی) of a national or provincial one. */
export const NgoKind = z.enum(['independent', 'branch']);
export type NgoKind = z.output<typeof NgoKind>;

export const ScopeLevel = z.enum(['county', 'province', 'national']);
export type ScopeLevel = z.output<typeof ScopeLevel>;

/** `retired` is out of the register (registered by mistake, moved away); `voided` an undone import. */
export const Lifecycle = z.enum(['active', 'dissolved', 'retired', 'voided']);
export type Lifecycle = z.output<typeof Lifecycle>;

/** Derived from dates and acts, never typed; see `permitState` in rules.ts. */
export const PermitState = z.enum([
  'valid',
  'expiring',
  'expired',
  'renewing',
  'suspended',
  'revoked',
  'no_permit',
  'unknown',
]);
export type PermitState = z.output<typeof PermitState>;

/** A Jalali year, such as 1404. */
export const JalaliYear = z.int().min(1300).max(1500);

/** However it is typed: digits become ASCII, separators go; see identifiers.ts for what blocks and what warns. */
const coded = (valueOf: (text: string) => string) => z.string().max(100, { abort: true }).overwrite(valueOf);

export const LegalId = coded(bareDigits).regex(/^[0-9]{11}$/);
export const NationalId = coded((text) => checkNationalId(text).value).regex(/^[0-9]{10}$/);
export const PostalCode = coded(bareDigits).regex(/^[1-9][0-9]{9}$/);
export const Mobile = coded((text) => checkMobile(text).value).regex(/^09[0-9]{9}$/);
/** With or without area code, short numbers too. */
export const Phone = coded(bareDigits).regex(/^[0-9+]{3,15}$/);

/** Facts of the register: only a correction or a change from a date touches them. */
export const NgoFacts = z.strictObject({
  name: Text(200),
  kind: NgoKind,
  titleWordId: ListEntryId.nullable(),
  /** The parent where it stands in this register… */
  parentNgoId: NgoId.nullable(),
  /** …or its name where it does not. */
  parentName: OptionalText(200),
  scopeLevel: ScopeLevel.nullable(),
  subjectId: ListEntryId.nullable(),
  /** Legal registration, a fact apart from the permit (domain.md §1.2). */
  registrationNo: NumberText(40),
  registrationOffice: OptionalText(80),
  registeredOn: IsoDate.nullable(),
  legalId: LegalId.nullable(),
  /** Why a legal id whose check digit does not fit was accepted. */
  legalIdReason: OptionalText(300),
  gazetteNo: NumberText(60),
  gazetteOn: IsoDate.nullable(),
  trackingCode: NumberText(60),
  memberCount: z.int().min(0).max(1_000_000).nullable(),
  lastAssemblyOn: IsoDate.nullable(),
  lastAnnualReportYear: JalaliYear.nullable(),
});
export type NgoFacts = z.output<typeof NgoFacts>;

/** Contact data: kept up to date without a reason, with its history. */
export const NgoContact = z.strictObject({
  /** One or several numbers, each normalised. */
  phones: z.array(Phone).max(6).readonly(),
  mobiles: z.array(Mobile).max(6).readonly(),
  email: OptionalText(120),
  website: OptionalText(200),
  address: OptionalText(400),
  postalCode: PostalCode.nullable(),
  placeId: ListEntryId.nullable(),
  description: MultilineText(4_000),
});
export type NgoContact = z.output<typeof NgoContact>;

/** A column of the office's own sheet that has no field here: stays under its own heading. */
export const OwnValue = z.strictObject({ heading: Text(120), value: OptionalText(2_000) });
export type OwnValue = z.output<typeof OwnValue>;
