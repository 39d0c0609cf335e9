import { z } from 'zod';
import { Instant, IsoDate } from '../../calendar/iso-date.ts';
import { NumberText, OptionalText, Text } from '../../text/persian.ts';
import { ListEntryId } from '../settings/contract.ts';
import {
  Lifecycle,
  Mobile,
  NationalId,
  NgoContact,
  NgoFacts,
  NgoId,
  OwnValue,
  PermitState,
} from './fields.ts';

export const PermitId = z.int().positive().brand<'PermitId'>();
export type PermitId = z.output<typeof PermitId>;
export const PersonId = z.int().positive().brand<'PersonId'>();
export type PersonId = z.output<typeof PersonId>;
export const MembershipId = z.int().positive().brand<'MembershipId'>();
export type MembershipId = z.output<typeof MembershipId>;
export const DocumentId = z.int().positive().brand<'DocumentId'>();
export type DocumentId = z.output<typeof DocumentId>;
export const FlagId = z.int().positive().brand<'FlagId'>();
export type FlagId = z.output<typeof FlagId>;

/* ---- permits ---- */

export const PermitFacts = z.strictObject({
  permitNo: NumberText(40),
  issuerId: ListEntryId.nullable(),
  /** Missing dates are never guessed. */
  issuedOn: IsoDate.nullable(),
  /** The last day itself is valid. */
  validUntil: IsoDate.nullable(),
  letterNo: OptionalText(60),
  resolutionNo: OptionalText(60),
});
export type PermitFacts = z.output<typeof PermitFacts>;

export const PermitActKind = z.enum([
  'renewal_started',
  'renewal_ended',
  'suspended',
  'suspension_lifted',
  'revoked',
]);
export type PermitActKind = z.output<typeof PermitActKind>;

export const PermitAct = z.strictObject({
  kind: PermitActKind,
  on: IsoDate,
  reason: z.string(),
  letterNo: z.string(),
});
export type PermitAct = z.output<typeof PermitAct>;

export const Permit = z.strictObject({
  id: PermitId,
  kind: z.enum(['issue', 'renewal']),
  facts: PermitFacts,
  issuerName: z.string().nullable(),
  /** A status the sheet gave only as a word; kept as stated, it decides nothing. */
  statedStatus: z.string().nullable(),
  acts: z.array(PermitAct).readonly(),
  /** State on the day asked; `ended` for a permit that another has followed. */
  state: z.union([PermitState, z.literal('ended')]),
});
export type Permit = z.output<typeof Permit>;

/* ---- people in bodies ---- */

export const Body = z.enum(['founders', 'board', 'auditors', 'management']);
export type Body = z.output<typeof Body>;

/** Role within a body (A4): principal and alternate, auditor and executive director are distinct. */
export const MemberRole = z.enum([
  'founder',
  'board_chair',
  'deputy_chair',
  'treasurer',
  'secretary',
  'principal',
  'alternate',
  'auditor',
  'alternate_auditor',
  'executive_director',
  'liaison',
]);
export type MemberRole = z.output<typeof MemberRole>;

export const PersonFacts = z.strictObject({
  fullName: Text(120),
  gender: z.enum(['female', 'male']).nullable(),
  nationalId: NationalId.nullable(),
  nationalIdReason: OptionalText(300),
  mobile: Mobile.nullable(),
});
export type PersonFacts = z.output<typeof PersonFacts>;

export const MembershipTerm = z.strictObject({
  role: MemberRole,
  /** Order among equals: first alternate, second alternate. */
  rank: z.int().min(1).max(50).nullable(),
  startedOn: IsoDate.nullable(),
  /** Last day of the term as elected. */
  termEndsOn: IsoDate.nullable(),
});
export type MembershipTerm = z.output<typeof MembershipTerm>;

export const Membership = z.strictObject({
  id: MembershipId,
  personId: PersonId,
  body: Body,
  term: MembershipTerm,
  /** The day it ended before or at its term: resigned, dismissed, replaced. */
  endedOn: IsoDate.nullable(),
  endReason: z.string(),
  /** `term_over` when the term has run out and nobody has followed. */
  state: z.enum(['current', 'term_over', 'ended', 'future']),
  person: z.strictObject({
    fullName: z.string(),
    gender: z.enum(['female', 'male']).nullable(),
    /** Null also for those who may not see it; then `isMasked`. */
    nationalId: z.string().nullable(),
    mobile: z.string().nullable(),
    isMasked: z.boolean(),
    /** Other NGOs on whose bodies the same person sits today. */
    alsoIn: z.array(z.strictObject({ ngoId: NgoId, name: z.string(), role: MemberRole })).readonly(),
  }),
});
export type Membership = z.output<typeof Membership>;

/* ---- documents ---- */

export const NgoDocument = z.strictObject({
  id: DocumentId,
  typeId: ListEntryId,
  typeName: z.string(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  /** SHA-256 of the content. */
  hash: z.string(),
  issuedOn: IsoDate.nullable(),
  expiresOn: IsoDate.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  isRetired: z.boolean(),
  state: z.enum(['held', 'expired', 'file_missing', 'retired']),
});
export type NgoDocument = z.output<typeof NgoDocument>;

/** What the office requires of this kind of NGO, held against what is there. */
export const DocumentCheck = z.strictObject({
  /** False when no type is required: then nothing is "complete" either. */
  hasRule: z.boolean(),
  missing: z.array(z.strictObject({ typeId: ListEntryId, typeName: z.string() })).readonly(),
  expired: z.int(),
});
export type DocumentCheck = z.output<typeof DocumentCheck>;

/* ---- flags, notes, timeline ---- */

export const Flag = z.strictObject({
  id: FlagId,
  text: z.string(),
  dueOn: IsoDate.nullable(),
  raisedAt: Instant,
  raisedBy: z.string(),
  clearedAt: Instant.nullable(),
});
export type Flag = z.output<typeof Flag>;

/** One line of a record's history. Open: later features add kinds of their own. */
export const TimelineEvent = z.strictObject({
  kind: z.string(),
  /** The day it counts from; the day it was recorded when there is no other. */
  on: IsoDate,
  at: Instant,
  by: z.string(),
  /** What the sentence needs: field, old and new value, numbers; strings for display. */
  details: z.record(z.string(), z.union([z.string(), z.null()])),
});
export type TimelineEvent = z.output<typeof TimelineEvent>;

/* ---- the whole record ---- */

export const FormerValue = z.strictObject({
  field: z.string(),
  value: z.string(),
  until: IsoDate.nullable(),
  how: z.enum(['correction', 'change']),
});
export type FormerValue = z.output<typeof FormerValue>;

export const NgoRecord = z.strictObject({
  id: NgoId,
  version: z.int(),
  lifecycle: Lifecycle,
  lifecycleOn: IsoDate.nullable(),
  lifecycleReason: z.string(),
  facts: NgoFacts,
  contact: NgoContact,
  ownValues: z.array(OwnValue).readonly(),
  /** Names of what the facts point to, ready to show. */
  shown: z.strictObject({
    titleWord: z.string().nullable(),
    subjectPath: z.array(z.string()).readonly(),
    place: z.string().nullable(),
    parent: z.string().nullable(),
  }),
  formerValues: z.array(FormerValue).readonly(),
  permitState: PermitState,
  statedStatus: z.string().nullable(),
  /** Days from today to the last valid day; negative after it; null without a date. */
  daysLeft: z.int().nullable(),
  permits: z.array(Permit).readonly(),
  members: z.array(Membership).readonly(),
  boardEndsOn: IsoDate.nullable(),
  auditorEndsOn: IsoDate.nullable(),
  documents: z.array(NgoDocument).readonly(),
  documentCheck: DocumentCheck,
  flags: z.array(Flag).readonly(),
  timeline: z.array(TimelineEvent).readonly(),
  branches: z.array(z.strictObject({ id: NgoId, name: z.string() })).readonly(),
  auditCount: z.int(),
});
export type NgoRecord = z.output<typeof NgoRecord>;
