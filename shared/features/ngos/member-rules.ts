import type { IsoDate } from '../../calendar/iso-date.ts';
import type { Body, MemberRole, Membership, MembershipTerm } from './records.ts';

const ROLES_OF: Readonly<Record<Body, readonly MemberRole[]>> = {
  founders: ['founder', 'liaison'],
  board: ['board_chair', 'deputy_chair', 'treasurer', 'secretary', 'principal', 'alternate'],
  auditors: ['auditor', 'alternate_auditor'],
  management: ['executive_director', 'liaison'],
};

/** The roles a body has. */
export function rolesOf(body: Body): readonly MemberRole[] {
  return ROLES_OF[body];
}

/** What is wrong with a term by itself, or null. */
export function faultOfTerm(
  body: Body,
  { role, startedOn, termEndsOn }: MembershipTerm,
): 'role_not_of_body' | 'term_ends_before_start' | null {
  if (!ROLES_OF[body].includes(role)) return 'role_not_of_body';
  const isReversed = startedOn !== null && termEndsOn !== null && termEndsOn < startedOn;
  return isReversed ? 'term_ends_before_start' : null;
}

/** What the rules look at in a membership. */
export interface Seat {
  readonly body: Body;
  readonly term: MembershipTerm;
  readonly endedOn: IsoDate | null;
}

/**
 * Whether somebody holds a seat on a day. A term that ran out does not end it by itself: until others
 * follow the same people go on, and the office must see that.
 */
export function stateOfSeat(seat: Seat, all: readonly Seat[], today: IsoDate): Membership['state'] {
  const { startedOn, termEndsOn, role } = seat.term;
  if (seat.endedOn !== null && seat.endedOn <= today) return 'ended';
  if (startedOn !== null && startedOn > today) return 'future';
  if (termEndsOn === null || termEndsOn >= today) return 'current';
  const isFollowed = all.some(
    (other) =>
      other.body === seat.body &&
      other.term.role === role &&
      other.term.startedOn !== null &&
      other.term.startedOn > termEndsOn &&
      other.term.startedOn <= today,
  );
  return isFollowed ? 'ended' : 'term_over';
}

/** The last day of a body's term: the latest among the seats that nobody has ended; null when unknown. */
export function termEndOf(body: Body, seats: readonly Seat[]): IsoDate | null {
  return seats
    .filter((seat) => seat.body === body && seat.endedOn === null)
    .map((seat) => seat.term.termEndsOn)
    .reduce((latest, on) => (on !== null && (latest === null || on > latest) ? on : latest), null);
}
