import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { command } from '../../kit/method.ts';
import { OptionalText } from '../../text/persian.ts';
import { NOT_ACTIVE, OnNgo, Reason } from './contract-act.ts';
import { Body, MembershipId, MembershipTerm, NgoRecord, PersonFacts, PersonId } from './records.ts';

/** People in the bodies of an NGO. */
export const ngoPeople = {
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
} as const;
