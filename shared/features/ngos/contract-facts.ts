import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { command } from '../../kit/method.ts';
import { OptionalText } from '../../text/persian.ts';
import { NOT_ACTIVE, NOT_THIS_VERSION, OnNgo, Reason } from './contract-act.ts';
import { NgoContact, NgoFacts, NgoId, OwnValue } from './fields.ts';
import { NgoRecord, PermitFacts, PersonFacts } from './records.ts';

const FACT_ERRORS = [
  'entry_not_found',
  'legal_id_checksum',
  'legal_id_taken',
  'parent_not_found',
  'parent_is_itself',
  'date_in_future',
] as const;

/** The record itself: its facts, contact data and place in the register. */
export const ngoFacts = {
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
} as const;
