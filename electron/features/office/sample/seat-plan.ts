import { type IsoDate, addDays } from '../../../../shared/calendar/iso-date.ts';
import { addYearsJalali } from '../../../../shared/calendar/jalali.ts';
import type { Body, MemberRole, PersonFacts } from '../../../../shared/features/ngos/records.ts';
import { madeUpMobile, madeUpNationalId } from './identifiers.ts';
import { workday } from './past.ts';
import { type Random, pick } from './random.ts';
import { FIRST_NAMES, LAST_NAMES, REASONS } from './words.fa.ts';

export interface SeatDraft {
  /** Place of the person in `People.all`. */
  readonly person: number;
  readonly body: Body;
  readonly role: MemberRole;
  readonly rank: number | null;
  readonly startedOn: IsoDate;
  readonly termEndsOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly endReason: string;
}

/** Everybody in the made-up bodies; no name twice. */
export interface People {
  readonly all: readonly PersonFacts[];
  /** Somebody new, by their place. */
  readonly next: (gender?: 'female' | 'male') => number;
  /** One of a few who sit on several boards. */
  readonly busy: () => number;
}

const BUSY = 12;

export function madeUpPeople(random: Random): People {
  const all: PersonFacts[] = [];
  const taken = new Set<string>();
  const next = (wanted?: 'female' | 'male'): number => {
    const gender = wanted ?? pick(['female', 'male'] as const, random);
    let fullName: string;
    do fullName = `${pick(FIRST_NAMES[gender], random)} ${pick(LAST_NAMES, random)}`;
    while (taken.has(fullName));
    taken.add(fullName);
    const serial = all.length + 1;
    all.push({
      fullName,
      gender,
      nationalId: random(6) === 0 ? null : madeUpNationalId(serial),
      nationalIdReason: '',
      mobile: random(3) === 0 ? null : madeUpMobile(serial),
    });
    return all.length - 1;
  };
  const busy = Array.from({ length: BUSY }, () => next());
  return { all, next, busy: () => pick(busy, random) };
}

const BOARD: readonly (readonly [MemberRole, number | null])[] = [
  ['board_chair', null],
  ['deputy_chair', null],
  ['treasurer', null],
  ['secretary', null],
  ['principal', null],
  ['alternate', 1],
  ['alternate', 2],
];

/** The bodies of an independent NGO: founders, a board for two years, auditors for one, a director. */
export function seatsOf(
  people: People,
  foundedOn: IsoDate,
  today: IsoDate,
  random: Random,
): readonly SeatDraft[] {
  const planned = addDays(today, boardDaysLeft(random));
  const plannedFrom = workday(addDays(addYearsJalali(planned, -2), 1));
  // The founders' first board is elected on the day of founding.
  const isFirst = plannedFrom < foundedOn;
  const boardFrom = isFirst ? foundedOn : plannedFrom;
  const boardEndsOn = isFirst ? addDays(addYearsJalali(foundedOn, 2), -1) : planned;
  const auditorEndsOn = addDays(today, random(11) === 0 ? -1 - random(120) : 15 + random(330));
  const auditorSince = workday(addDays(addYearsJalali(auditorEndsOn, -1), 1));
  const auditorFrom = auditorSince < foundedOn ? foundedOn : auditorSince;
  const seat = (
    person: number,
    body: Body,
    [role, rank]: (typeof BOARD)[number],
    startedOn: IsoDate,
    termEndsOn: IsoDate | null,
  ): SeatDraft => ({ person, body, role, rank, startedOn, termEndsOn, endedOn: null, endReason: '' });

  const chair = random(6) === 0 ? people.busy() : people.next();
  const members = [chair, ...BOARD.slice(1).map(() => people.next())];
  const board = BOARD.map((role, index) =>
    seat(members[index] ?? chair, 'board', role, boardFrom, boardEndsOn),
  );
  const founders = members
    .slice(0, 5)
    .map((person) => seat(person, 'founders', ['founder', null], foundedOn, null));
  const isChairDirector = random(3) === 0;
  const director = isChairDirector ? chair : random(8) === 0 ? people.busy() : people.next();
  return [
    ...founders,
    ...formerChair(people, boardFrom, foundedOn, random),
    ...board,
    seat(people.next(), 'auditors', ['auditor', null], auditorFrom, auditorEndsOn),
    seat(people.next(), 'auditors', ['alternate_auditor', null], auditorFrom, auditorEndsOn),
    seat(director, 'management', ['executive_director', null], boardFrom, boardEndsOn),
  ];
}

/** A branch has somebody in charge and no bodies of its own. */
export function branchSeats(people: People, foundedOn: IsoDate): readonly SeatDraft[] {
  return [
    {
      person: people.next(),
      body: 'management',
      role: 'executive_director',
      rank: null,
      startedOn: foundedOn,
      termEndsOn: null,
      endedOn: null,
      endReason: '',
    },
  ];
}

/** Most boards have time; some end soon, some have ended and nobody has been elected. */
function boardDaysLeft(random: Random): number {
  const chance = random(100);
  if (chance < 10) return -1 - random(200);
  if (chance < 12) return 0;
  if (chance < 18) return 3 + random(27);
  if (chance < 24) return 31 + random(60);
  return 95 + random(600);
}

function formerChair(
  people: People,
  boardFrom: IsoDate,
  foundedOn: IsoDate,
  random: Random,
): readonly SeatDraft[] {
  if (random(5) > 0) return [];
  const startedOn = workday(addDays(addYearsJalali(boardFrom, -2), 1));
  const endedOn = workday(addDays(boardFrom, -30 - random(200)));
  if (startedOn < foundedOn) return [];
  return [
    {
      person: people.next(),
      body: 'board',
      role: 'board_chair',
      rank: null,
      startedOn,
      termEndsOn: addDays(boardFrom, -1),
      endedOn,
      endReason: REASONS.resigned,
    },
  ];
}
