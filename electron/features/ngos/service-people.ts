import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { ngoPeople as methods } from '../../../shared/features/ngos/contract-people.ts';
import type { MembershipTerm } from '../../../shared/features/ngos/records.ts';
import { differingKeys, faultOfPerson, faultOfTerm } from '../../../shared/features/ngos/rules.ts';
import { errAbout } from '../../../shared/kit/result.ts';
import type { Service } from '../../office/service.ts';
import { oldAndNew } from './field-texts.ts';
import { actOf, activeAsSeen, forTrail, recorded, subjectOf } from './on-record.ts';
import { identify, onRecord } from './people-writing.ts';
import { endSeat, insertMemberships, membershipsOf, updateSeat } from './repository-people.ts';
import { type NewChange, insertChanges } from './repository.ts';

/** People in the bodies of an NGO. */
export const ngoPeople: Service<typeof methods> = {
  appointMember: async ({ personId, person, body, term, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const fault = faultOfTerm(body, term) ?? faultOfPerson(person);
    if (fault) return errAbout(subject, fault);
    const identified = await identify(db, personId, person, 'keep');
    if (identified === 'person_not_found') return errAbout(subject, 'person_not_found');
    const seats = await membershipsOf(db, asked.ngoId);
    const hasRole = seats.some(
      (seat) =>
        seat.personId === identified.personId &&
        seat.body === body &&
        seat.term.role === term.role &&
        seat.endedOn === null &&
        seat.term.startedOn === term.startedOn,
    );
    if (hasRole) return errAbout(subject, 'already_in_role');

    const seat = { ngoId: asked.ngoId, personId: identified.personId, body, term } as const;
    const written = { at: moment.now, accountId: actor() };
    const [membershipId] = await insertMemberships(db, [
      { ...seat, endedOn: null, endReason: '', ...written },
    ]);
    if (membershipId === undefined) throw new Error('No membership was added');
    const changes = onRecord(identified.changes, asked.ngoId, membershipId);
    const act = { how: 'change', effectiveOn: moment.today, reason: '', letterNo: '' } as const;
    await insertChanges(db, changes, actOf(context, act));
    const after = { fullName: person.fullName, body, ...term };
    return recorded(context, asked.ngoId, { before: null, after }, identified.shownIn);
  },

  endMembership: async ({ membershipId, on, reason, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const seat = (await membershipsOf(db, asked.ngoId)).find(({ id }) => id === membershipId);
    if (!seat) return errAbout(subject, 'membership_not_found');
    if (seat.endedOn !== null) return errAbout(subject, 'already_ended');
    if (on > moment.today) return errAbout(subject, 'date_in_future');
    if (endsBeforeStart(on, seat.term)) return errAbout(subject, 'ends_before_start');

    await endSeat(db, membershipId, { on, reason, at: moment.now, by: actor() });
    const before = { fullName: seat.person.fullName, body: seat.body, role: seat.term.role, endedOn: null };
    return recorded(context, asked.ngoId, { before, after: { ...before, endedOn: on }, reason });
  },

  correctMembership: async ({ membershipId, person, term, reason, ...asked }, context) => {
    const { db } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const seat = (await membershipsOf(db, asked.ngoId)).find(({ id }) => id === membershipId);
    if (!seat) return errAbout(subject, 'membership_not_found');
    const fault = faultOfTerm(seat.body, term) ?? faultOfPerson(person);
    if (fault) return errAbout(subject, fault);
    if (endsBeforeStart(seat.endedOn, term)) return errAbout(subject, 'term_ends_before_start');
    const identified = await identify(db, seat.personId, person, 'forget');
    if (identified === 'person_not_found') throw new Error(`Person ${seat.personId} is gone`);
    const isSomebodyElse = identified.personId !== seat.personId;
    const inTerm = differingKeys(seat.term, term).map((key): NewChange => ({
      ngoId: asked.ngoId,
      membershipId,
      field: `membership.${key}`,
      oldValue: seat.term[key],
      newValue: term[key],
      oldText: String(seat.term[key] ?? ''),
      newText: String(term[key] ?? ''),
    }));
    const inPerson = isSomebodyElse
      ? [
          {
            ngoId: asked.ngoId,
            membershipId,
            field: 'membership.person',
            oldValue: seat.personId,
            newValue: identified.personId,
            oldText: seat.person.fullName,
            newText: person.fullName,
          },
        ]
      : onRecord(identified.changes, asked.ngoId, membershipId);
    const changes = [...inPerson, ...inTerm];
    if (changes.length === 0) return errAbout(subject, 'nothing_changed');

    await updateSeat(db, membershipId, { personId: identified.personId, term });
    const correction = { how: 'correction', effectiveOn: null, reason, letterNo: '' } as const;
    await insertChanges(db, changes, actOf(context, correction));
    const { before, after } = oldAndNew(changes);
    return recorded(
      context,
      asked.ngoId,
      { before: forTrail(before), after: forTrail(after), reason },
      identified.shownIn,
    );
  },
};

function endsBeforeStart(on: IsoDate | null, { startedOn }: MembershipTerm): boolean {
  return on !== null && startedOn !== null && on < startedOn;
}
