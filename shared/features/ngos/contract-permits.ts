import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { command } from '../../kit/method.ts';
import { OptionalText } from '../../text/persian.ts';
import { NOT_ACTIVE, OnNgo, Reason } from './contract-act.ts';
import { NgoRecord, PermitFacts, PermitId } from './records.ts';

/** An official act on the permit: its day, its ground and the letter it rests on. */
const PermitAct = { ...OnNgo, permitId: PermitId, on: IsoDate, reason: Reason, letterNo: OptionalText(60) };

/** Permits as history: issued, renewed by another one, suspended, revoked. */
export const ngoPermits = {
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
} as const;
