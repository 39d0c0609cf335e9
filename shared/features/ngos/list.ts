import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { ListEntryId } from '../settings/contract.ts';
import { JalaliYear, Lifecycle, NgoId, NgoKind, PermitState, ScopeLevel } from './fields.ts';

/** The register's list can be narrowed by each of these; empty lists and nulls narrow nothing. */
export const NgoFilter = z.strictObject({
  /** Words in any order, over names, former names, people, identifiers, numbers, subjects, own columns. */
  text: z.string().max(200).default(''),
  lifecycles: z.array(Lifecycle).readonly().default(['active']),
  permitStates: z.array(PermitState).readonly().default([]),
  /** Last valid day within these, both included. */
  validFrom: IsoDate.nullable().default(null),
  validUntil: IsoDate.nullable().default(null),
  kinds: z.array(NgoKind).readonly().default([]),
  scopeLevels: z.array(ScopeLevel).readonly().default([]),
  /** An entry stands for itself and everything below it. */
  subjectIds: z.array(ListEntryId).readonly().default([]),
  issuerIds: z.array(ListEntryId).readonly().default([]),
  placeIds: z.array(ListEntryId).readonly().default([]),
  titleWordIds: z.array(ListEntryId).readonly().default([]),
  directorGender: z.enum(['female', 'male']).nullable().default(null),
  /** `no_rule` is neither complete nor missing: nothing is required of the kind. */
  documents: z.enum(['missing', 'expired', 'complete', 'no_rule']).nullable().default(null),
  boardEndsFrom: IsoDate.nullable().default(null),
  boardEndsUntil: IsoDate.nullable().default(null),
  /** No annual report for this Jalali year or a later one, though not registered only after it. */
  withoutReportOf: JalaliYear.nullable().default(null),
  registeredFrom: IsoDate.nullable().default(null),
  registeredUntil: IsoDate.nullable().default(null),
  flagged: z.boolean().nullable().default(null),
  importId: z.int().positive().nullable().default(null),
});
export type NgoFilter = z.output<typeof NgoFilter>;
export type NgoFilterInput = z.input<typeof NgoFilter>;

export const NGO_SORTS = [
  'name',
  'permitNo',
  'issuedOn',
  'validUntil',
  'permitState',
  'directorName',
  'registrationNo',
  'registeredOn',
  'legalId',
  'lastAnnualReportYear',
  'boardEndsOn',
  'memberCount',
  'subject',
] as const;
export const NgoSort = z.strictObject({
  by: z.enum(NGO_SORTS).default('name'),
  direction: z.enum(['ascending', 'descending']).default('ascending'),
});
export type NgoSort = z.output<typeof NgoSort>;

/** One line of the register: the only source of list, print, spreadsheet and export. */
export const NgoRow = z.strictObject({
  id: NgoId,
  version: z.int(),
  name: z.string(),
  titleWord: z.string().nullable(),
  kind: NgoKind,
  parentName: z.string().nullable(),
  lifecycle: Lifecycle,
  scopeLevel: ScopeLevel.nullable(),
  subject: z.string().nullable(),
  permitNo: z.string().nullable(),
  issuedOn: IsoDate.nullable(),
  validUntil: IsoDate.nullable(),
  permitState: PermitState,
  statedStatus: z.string().nullable(),
  issuer: z.string().nullable(),
  registrationNo: z.string().nullable(),
  registeredOn: IsoDate.nullable(),
  legalId: z.string().nullable(),
  directorName: z.string().nullable(),
  directorGender: z.enum(['female', 'male']).nullable(),
  /** Null also for those who may not see it. */
  directorNationalId: z.string().nullable(),
  mobile: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  postalCode: z.string().nullable(),
  place: z.string().nullable(),
  chairName: z.string().nullable(),
  memberCount: z.int().nullable(),
  lastAssemblyOn: IsoDate.nullable(),
  lastAnnualReportYear: JalaliYear.nullable(),
  boardEndsOn: IsoDate.nullable(),
  description: z.string().nullable(),
  /** How many required documents are missing; null when nothing is required. */
  documentsMissing: z.int().nullable(),
  documentsExpired: z.int(),
  flagCount: z.int(),
});
export type NgoRow = z.output<typeof NgoRow>;

/** A former name, a person, a number: why a row was found although its name does not show it. */
export const Hit = z.strictObject({ id: NgoId, field: z.string(), value: z.string() });
