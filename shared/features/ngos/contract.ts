import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { command, query, trace } from '../../kit/method.ts';
import { MultilineText, OptionalText, Text } from '../../text/persian.ts';
import { ListEntryId } from '../settings/contract.ts';
import { NgoContact, NgoFacts, NgoId, OwnValue, PermitState } from './fields.ts';
import { Hit, NgoFilter, NgoRow, NgoSort } from './list.ts';
import {
  Body,
  DocumentId,
  FlagId,
  MembershipId,
  MembershipTerm,
  NgoRecord,
  PermitFacts,
  PermitId,
  PersonFacts,
  PersonId,
} from './records.ts';

const Reason = Text(500);

/** Every command on a record names the version it was decided on, so that nobody overwrites unseen. */
const OnNgo = { ngoId: NgoId, version: z.int() } as const;
const NOT_THIS_VERSION = ['ngo_not_found', 'changed_meanwhile'] as const;
/** The record is dissolved or out of the register: first restore it. */
const NOT_ACTIVE = [...NOT_THIS_VERSION, 'not_active'] as const;

/** An official act on the permit: its day, its ground and the letter it rests on. */
const PermitAct = { ...OnNgo, permitId: PermitId, on: IsoDate, reason: Reason, letterNo: OptionalText(60) };

const FACT_ERRORS = [
  'entry_not_found',
  'legal_id_checksum',
  'legal_id_taken',
  'parent_not_found',
  'parent_is_itself',
  'date_in_future',
] as const;

const Page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(1_000) };

/** The fields that make sense for many records together. */
const BulkChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('subjectId'), value: ListEntryId }),
  z.strictObject({ field: z.literal('placeId'), value: ListEntryId }),
  z.strictObject({ field: z.literal('titleWordId'), value: ListEntryId }),
  z.strictObject({ field: z.literal('scopeLevel'), value: z.enum(['county', 'province', 'national']) }),
  z.strictObject({ field: z.literal('registrationOffice'), value: Text(80) }),
]);

export const ngos = {
  /** Rows in order; with a text, exact hits come before those with a typing error. */
  listNgos: query({
    input: z.strictObject({ filter: NgoFilter, sort: NgoSort, ...Page }),
    output: z.strictObject({
      rows: z.array(NgoRow).readonly(),
      total: z.int(),
      /** How many of them match letter by letter; the others have one typing error. */
      exactTotal: z.int(),
      /** Why a row of this page was found, where its name does not show it. */
      hits: z.array(Hit).readonly(),
    }),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** The number on each saved filter's tab. */
  countNgos: query({
    input: z.strictObject({ filters: z.array(NgoFilter).max(30).readonly() }),
    output: z.array(z.int()).readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** All ids of a filter in order, for "select all" and stepping from record to record. */
  listNgoIds: query({
    input: z.strictObject({ filter: NgoFilter, sort: NgoSort }),
    output: z.array(NgoId).readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  getNgo: query({
    input: z.strictObject({ ngoId: NgoId }),
    output: NgoRecord,
    errors: ['ngo_not_found'],
    allow: ['ngo.read'],
  }),
  /** Records and people for the palette: few, the best first. */
  findAnything: query({
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(20) }),
    output: z.strictObject({
      ngos: z
        .array(
          z.strictObject({
            id: NgoId,
            name: z.string(),
            permitNo: z.string().nullable(),
            permitState: PermitState,
            hit: z.strictObject({ field: z.string(), value: z.string() }).nullable(),
          }),
        )
        .readonly(),
      people: z
        .array(
          z.strictObject({
            personId: PersonId,
            fullName: z.string(),
            ngoId: NgoId,
            ngoName: z.string(),
            role: z.string(),
          }),
        )
        .readonly(),
    }),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** While a name or identifier is typed: records it may already be. */
  findSimilar: query({
    input: z.strictObject({
      name: z.string().max(200),
      legalId: z.string().max(20),
      registrationNo: z.string().max(40),
      permitNo: z.string().max(40),
      exceptNgoId: NgoId.nullable(),
    }),
    output: z
      .array(
        z.strictObject({
          id: NgoId,
          name: z.string(),
          permitState: PermitState,
          registrationNo: z.string().nullable(),
          directorName: z.string().nullable(),
          because: z
            .array(
              z.enum(['same_name', 'near_name', 'legal_id', 'registration_no', 'permit_no', 'former_name']),
            )
            .readonly(),
        }),
      )
      .readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** People already known, to choose instead of typing them again. */
  findPeople: query({
    input: z.strictObject({ text: z.string().max(120), limit: z.int().min(1).max(20) }),
    output: z
      .array(
        z.strictObject({
          personId: PersonId,
          fullName: z.string(),
          nationalId: z.string().nullable(),
          ngoNames: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    errors: [],
    allow: ['ngo.write'],
  }),

  /* ---- the record ---- */
  registerNgo: command({
    input: z.strictObject({
      facts: NgoFacts,
      contact: NgoContact,
      permit: PermitFacts.nullable(),
      director: PersonFacts.nullable(),
      /** The person saw the likeness to these and says it is another one. */
      notDuplicateOf: z.array(NgoId).max(20).readonly(),
    }),
    output: NgoRecord,
    errors: [
      ...FACT_ERRORS,
      'likely_duplicate',
      'permit_ends_before_issue',
      'permit_no_taken',
      'national_id_checksum',
    ],
    allow: ['ngo.write'],
  }),
  /** It was wrong from the start: the old value was never true, but stays findable. */
  correctNgo: command({
    input: z.strictObject({ ...OnNgo, facts: NgoFacts, reason: Reason }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, ...FACT_ERRORS, 'nothing_changed'],
    allow: ['ngo.write'],
  }),
  /** It became different on a day: the old value was true until then. */
  changeNgo: command({
    input: z.strictObject({
      ...OnNgo,
      facts: NgoFacts,
      effectiveOn: IsoDate,
      reason: OptionalText(500),
      letterNo: OptionalText(60),
    }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, ...FACT_ERRORS, 'nothing_changed'],
    allow: ['ngo.write'],
  }),
  updateContact: command({
    input: z.strictObject({ ...OnNgo, contact: NgoContact }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'entry_not_found', 'nothing_changed'],
    allow: ['ngo.write'],
  }),
  setOwnValues: command({
    input: z.strictObject({ ...OnNgo, ownValues: z.array(OwnValue).max(60).readonly() }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'heading_twice', 'nothing_changed'],
    allow: ['ngo.write'],
  }),
  dissolveNgo: command({
    input: z.strictObject({ ...OnNgo, on: IsoDate, reason: Reason, letterNo: OptionalText(60) }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'date_in_future'],
    allow: ['ngo.sanction'],
  }),
  /** Out of the register without a dissolution: moved away, registered by mistake. */
  retireNgo: command({
    input: z.strictObject({ ...OnNgo, on: IsoDate, reason: Reason }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'date_in_future'],
    allow: ['ngo.write'],
  }),
  restoreNgo: command({
    input: z.strictObject({ ...OnNgo, reason: Reason }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION, 'already_active', 'legal_id_taken', 'permit_no_taken'],
    allow: ['ngo.sanction'],
  }),

  /* ---- permits ---- */
  issuePermit: command({
    input: z.strictObject({ ...OnNgo, permit: PermitFacts }),
    output: NgoRecord,
    errors: [
      ...NOT_ACTIVE,
      'entry_not_found',
      'permit_ends_before_issue',
      'permit_no_taken',
      'date_in_future',
      'has_permit',
    ],
    allow: ['ngo.write'],
  }),
  startRenewal: command({
    input: z.strictObject(PermitAct),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'permit_not_found', 'not_possible_now', 'date_in_future'],
    allow: ['ngo.write'],
  }),
  /** The renewal came to nothing: the permit is again what its dates say. */
  endRenewal: command({
    input: z.strictObject(PermitAct),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'permit_not_found', 'not_possible_now', 'date_in_future'],
    allow: ['ngo.write'],
  }),
  /** A renewal is a permit of its own that follows the one before. */
  renewPermit: command({
    input: z.strictObject({ ...OnNgo, permitId: PermitId, permit: PermitFacts }),
    output: NgoRecord,
    errors: [
      ...NOT_ACTIVE,
      'permit_not_found',
      'not_possible_now',
      'entry_not_found',
      'permit_ends_before_issue',
      'permit_no_taken',
      'date_in_future',
    ],
    allow: ['ngo.write'],
  }),
  suspendPermit: command({
    input: z.strictObject(PermitAct),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'permit_not_found', 'not_possible_now', 'date_in_future'],
    allow: ['ngo.sanction'],
  }),
  liftSuspension: command({
    input: z.strictObject(PermitAct),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'permit_not_found', 'not_possible_now', 'date_in_future'],
    allow: ['ngo.sanction'],
  }),
  revokePermit: command({
    input: z.strictObject(PermitAct),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'permit_not_found', 'not_possible_now', 'date_in_future'],
    allow: ['ngo.sanction'],
  }),
  /** Number or dates of a permit were written down wrongly. */
  correctPermit: command({
    input: z.strictObject({ ...OnNgo, permitId: PermitId, permit: PermitFacts, reason: Reason }),
    output: NgoRecord,
    errors: [
      ...NOT_ACTIVE,
      'permit_not_found',
      'entry_not_found',
      'permit_ends_before_issue',
      'permit_no_taken',
      'date_in_future',
      'nothing_changed',
    ],
    allow: ['ngo.write'],
  }),

  /* ---- people ---- */
  /** A known person (`personId`) or a new one. */
  appointMember: command({
    input: z.strictObject({
      ...OnNgo,
      personId: PersonId.nullable(),
      person: PersonFacts,
      body: Body,
      term: MembershipTerm,
    }),
    output: NgoRecord,
    errors: [
      ...NOT_ACTIVE,
      'person_not_found',
      'role_not_of_body',
      'term_ends_before_start',
      'already_in_role',
      'national_id_checksum',
    ],
    allow: ['ngo.write'],
  }),
  endMembership: command({
    input: z.strictObject({ ...OnNgo, membershipId: MembershipId, on: IsoDate, reason: OptionalText(500) }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'membership_not_found', 'already_ended', 'ends_before_start', 'date_in_future'],
    allow: ['ngo.write'],
  }),
  correctMembership: command({
    input: z.strictObject({
      ...OnNgo,
      membershipId: MembershipId,
      person: PersonFacts,
      term: MembershipTerm,
      reason: Reason,
    }),
    output: NgoRecord,
    errors: [
      ...NOT_ACTIVE,
      'membership_not_found',
      'role_not_of_body',
      'term_ends_before_start',
      'national_id_checksum',
      'nothing_changed',
    ],
    allow: ['ngo.write'],
  }),

  /* ---- documents ---- */
  addDocument: command({
    input: z.strictObject({
      ...OnNgo,
      typeId: ListEntryId,
      title: OptionalText(200),
      fileName: Text(200),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 50_000_000),
      issuedOn: IsoDate.nullable(),
      expiresOn: IsoDate.nullable(),
    }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'entry_not_found', 'unsupported_file', 'expires_before_issue', 'disk_full'],
    allow: ['ngo.write'],
  }),
  /** The bytes of a document, checked against their hash; leaves a mark in the trail. */
  openDocument: trace({
    input: z.strictObject({ ngoId: NgoId, documentId: DocumentId }),
    output: z.strictObject({
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.instanceof(Uint8Array),
    }),
    errors: ['document_not_found', 'file_missing', 'file_altered'],
    allow: ['ngo.read'],
  }),
  retireDocument: command({
    input: z.strictObject({ ...OnNgo, documentId: DocumentId, reason: Reason }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'document_not_found', 'already_retired'],
    allow: ['ngo.write'],
  }),

  /* ---- flags and notes ---- */
  raiseFlag: command({
    input: z.strictObject({ ...OnNgo, text: Text(300), dueOn: IsoDate.nullable() }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION],
    allow: ['ngo.write'],
  }),
  clearFlag: command({
    input: z.strictObject({ ...OnNgo, flagId: FlagId, reason: OptionalText(500) }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION, 'flag_not_found', 'already_cleared'],
    allow: ['ngo.write'],
  }),
  addNote: command({
    input: z.strictObject({ ...OnNgo, text: MultilineText(4_000) }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION, 'note_empty'],
    allow: ['ngo.write'],
  }),

  /* ---- many at once ---- */
  /** What changing one field of the selected records together would do; writes nothing. */
  previewBulkChange: query({
    input: z.strictObject({ ngoIds: z.array(NgoId).min(1).max(5_000).readonly(), change: BulkChange }),
    output: z.strictObject({
      changing: z
        .array(z.strictObject({ ngoId: NgoId, version: z.int(), name: z.string(), old: z.string() }))
        .readonly(),
      unchanged: z.int(),
      /** Not active, so left alone. */
      refused: z.array(z.strictObject({ ngoId: NgoId, name: z.string() })).readonly(),
    }),
    errors: ['entry_not_found'],
    allow: ['ngo.write'],
  }),
  /** All or none, with one reason. */
  bulkChange: command({
    input: z.strictObject({
      records: z.array(z.strictObject(OnNgo)).min(1).max(5_000).readonly(),
      change: BulkChange,
      reason: Reason,
    }),
    output: z.strictObject({ changed: z.int() }),
    errors: ['entry_not_found', 'changed_meanwhile', 'ngo_not_found', 'not_active'],
    allow: ['ngo.write'],
  }),
} as const;
