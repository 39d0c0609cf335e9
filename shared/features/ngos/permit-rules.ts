import { type IsoDate, addDays } from '../../calendar/iso-date.ts';
import type { PermitState } from './fields.ts';
import type { PermitActKind, PermitFacts } from './records.ts';

/** The part of a permit's state that its acts decide; `dated` leaves it to the dates. Needs no day. */
export type PermitStanding = 'none' | 'revoked' | 'suspended' | 'renewing' | 'dated';

/** What the rules look at; acts in the order in which they were recorded. */
export interface PermitOnFile {
  readonly facts: Pick<PermitFacts, 'issuedOn' | 'validUntil'>;
  readonly acts: readonly { readonly kind: PermitActKind }[];
}

/** The permit that counts: the one recorded last. Those before it have been followed by another. */
export function currentPermit<P extends PermitOnFile>(permits: readonly P[]): P | undefined {
  return permits[permits.length - 1];
}

/**
 * What the acts say. A revocation is final; a suspension outweighs a renewal under way, which goes on
 * when the suspension is lifted.
 */
export function standingOf(acts: PermitOnFile['acts']): Exclude<PermitStanding, 'none'> {
  let isSuspended = false;
  let isRenewing = false;
  for (const { kind } of acts) {
    if (kind === 'revoked') return 'revoked';
    if (kind === 'suspended') isSuspended = true;
    if (kind === 'suspension_lifted') isSuspended = false;
    if (kind === 'renewal_started') isRenewing = true;
    if (kind === 'renewal_ended') isRenewing = false;
  }
  if (isSuspended) return 'suspended';
  return isRenewing ? 'renewing' : 'dated';
}

/**
 * The state of one permit on a day; `windowDays` is the widest window in which it counts as ending. The
 * last day itself is valid. Without a last day nothing is guessed, nor for a permit dated ahead of today.
 */
export function stateOfPermit(
  { facts, acts }: PermitOnFile,
  today: IsoDate,
  windowDays: number,
): Exclude<PermitState, 'no_permit'> {
  const standing = standingOf(acts);
  if (standing !== 'dated') return standing;
  if (facts.validUntil === null) return 'unknown';
  if (facts.issuedOn !== null && facts.issuedOn > today) return 'unknown';
  if (facts.validUntil < today) return 'expired';
  return facts.validUntil <= addDays(today, windowDays) ? 'expiring' : 'valid';
}

/** The state of an NGO's permit on a day; a status that a sheet gave as a word decides nothing. */
export function permitState(
  permits: readonly PermitOnFile[],
  today: IsoDate,
  windowDays: number,
): PermitState {
  const permit = currentPermit(permits);
  return permit === undefined ? 'no_permit' : stateOfPermit(permit, today, windowDays);
}

/** What can be done to a permit, by the names of the commands. */
export const PERMIT_STEPS = [
  'issuePermit',
  'startRenewal',
  'endRenewal',
  'renewPermit',
  'suspendPermit',
  'liftSuspension',
  'revokePermit',
] as const;
export type PermitStep = (typeof PERMIT_STEPS)[number];

/** In which state which step is possible; drawn in docs/states/ngos.md, which a test holds against this. */
const POSSIBLE: Readonly<Record<PermitState, readonly PermitStep[]>> = {
  no_permit: ['issuePermit'],
  unknown: ['startRenewal', 'renewPermit', 'suspendPermit', 'revokePermit'],
  valid: ['startRenewal', 'renewPermit', 'suspendPermit', 'revokePermit'],
  expiring: ['startRenewal', 'renewPermit', 'suspendPermit', 'revokePermit'],
  expired: ['startRenewal', 'renewPermit', 'revokePermit'],
  renewing: ['endRenewal', 'renewPermit', 'suspendPermit', 'revokePermit'],
  suspended: ['liftSuspension', 'revokePermit'],
  revoked: ['issuePermit'],
};

/** What an officer may do with the permit of an active NGO in this state. */
export function possibleSteps(state: PermitState): readonly PermitStep[] {
  return POSSIBLE[state];
}

/** Whether the permit's dates contradict each other: it cannot end before it is issued. */
export function endsBeforeIssue({ issuedOn, validUntil }: PermitOnFile['facts']): boolean {
  return issuedOn !== null && validUntil !== null && validUntil < issuedOn;
}
