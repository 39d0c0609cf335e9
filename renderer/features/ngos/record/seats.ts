import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { Body, Membership, PersonId } from '../../../../shared/features/ngos/records.ts';
import { MemberRole as Roles } from '../../../../shared/features/ngos/records.ts';

/** Whether somebody sits there as far as the office knows: a term that ran out does not empty the seat. */
export function isSitting({ state }: Membership): boolean {
  return state === 'current' || state === 'term_over';
}

const ORDER = new Map(Roles.options.map((role, index) => [role, index]));

function place({ term }: Membership): number {
  return (ORDER.get(term.role) ?? 0) * 100 + (term.rank ?? 0);
}

/** In the order of office: the chair first, alternates last, equals by their rank. */
export function inOrder(members: readonly Membership[]): readonly Membership[] {
  return [...members].sort((a, b) => place(a) - place(b) || a.id - b.id);
}

export interface SeatedPerson {
  readonly personId: PersonId;
  readonly person: Membership['person'];
  /** Every seat of the person among those asked, the highest first. */
  readonly seats: readonly Membership[];
}

/** Those who sit in the bodies today, each person once with all seats. */
export function seatedIn(members: readonly Membership[], bodies: readonly Body[]): readonly SeatedPerson[] {
  const people = new Map<PersonId, SeatedPerson>();
  for (const seat of inOrder(members.filter((one) => isSitting(one) && bodies.includes(one.body)))) {
    const known = people.get(seat.personId);
    people.set(seat.personId, {
      personId: seat.personId,
      person: seat.person,
      seats: [...(known?.seats ?? []), seat],
    });
  }
  return [...people.values()];
}

/** When the term that ends last began, or null where it is not written. */
export function termStartOf(
  members: readonly Membership[],
  body: Body,
  endsOn: IsoDate | null,
): IsoDate | null {
  const seat = members.find(
    (one) => one.body === body && one.endedOn === null && one.term.termEndsOn === endsOn && isSitting(one),
  );
  return seat?.term.startedOn ?? null;
}
