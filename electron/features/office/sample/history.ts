import type { AccountId } from '../../../../shared/access.ts';
import {
  type Instant,
  type IsoDate,
  addDays,
  dayInTehran,
  momentAt,
} from '../../../../shared/calendar/iso-date.ts';
import { isWeekend, toJalali } from '../../../../shared/calendar/jalali.ts';
import type { Json } from '../../../../shared/kit/change.ts';
import type { Writer } from '../../../database/schema.ts';
import { appendAllToTrail, trailHead } from '../../../office/audit.ts';
import { printNumberText, recordPrint } from '../../prints/repository.ts';
import { beganOn, officeHour } from './past.ts';
import { SAMPLE_PEOPLE } from './office.fa.ts';
import type { Random } from './random.ts';
import { PRINTED } from './words.fa.ts';

/** Somebody of the sample, as the trail names them. */
export interface Actor {
  readonly accountId: AccountId;
  readonly fullName: string;
}

/** Something that was done with the program before the sample was opened. */
export interface PastAct {
  readonly at: Instant;
  /** Nobody before the first account, and where a name was wrong. */
  readonly actor: Actor | null;
  readonly method: string;
  /** `done` unless told otherwise. */
  readonly outcome?: string;
  readonly subject: string | null;
  readonly reason?: string;
  readonly before?: Json;
  readonly after?: Json;
  /** For a print: what is on its paper. */
  readonly print?: { readonly title: string; readonly rowCount: number };
}

/** Writes down the past in its order: prints with the trail's head as it was then. */
export async function recordPast(db: Writer, acts: readonly PastAct[]): Promise<void> {
  const inOrder = withPrintNumbers([...acts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)));
  const before = await trailHead(db);
  const heads = await appendAllToTrail(
    db,
    inOrder.map(({ act, after }) => ({
      at: act.at,
      accountId: act.actor?.accountId ?? null,
      person: act.actor?.fullName ?? null,
      method: act.method,
      outcome: act.outcome ?? 'done',
      subject: act.subject,
      reason: act.reason ?? null,
      change: act.outcome === undefined ? JSON.stringify({ before: act.before ?? null, after }) : null,
    })),
  );
  for (const [index, { act, number }] of inOrder.entries()) {
    if (number === null || act.actor === null || act.print === undefined) continue;
    const { accountId, fullName: person } = act.actor;
    const head = heads[index - 1] ?? before;
    const print = { ...act.print, number, kind: 'ngo_list', head, accountId, person } as const;
    await recordPrint(db, print, momentAt(act.at));
  }
}

/** What each act left; prints are numbered within their Jalali year. */
function withPrintNumbers(acts: readonly PastAct[]) {
  const last = new Map<number, number>();
  return acts.map((act) => {
    if (act.print === undefined) return { act, number: null, after: act.after ?? null };
    const { year } = toJalali(dayInTehran(act.at));
    const number = { jalaliYear: year, number: (last.get(year) ?? 0) + 1 };
    last.set(year, number.number);
    return { act, number, after: { number: printNumberText(number), ...act.print } };
  });
}

interface Desks {
  readonly admin: Actor;
  readonly deputyGovernor: Actor;
  readonly ngoOfficer: Actor;
  readonly viewer: Actor;
}

/** The first day: the office is made, and its people get their accounts. */
export function foundingActs(people: readonly Actor[], { admin }: Desks, at: Instant): readonly PastAct[] {
  return [
    {
      at,
      actor: null,
      method: 'office.createOffice',
      subject: 'office',
      after: { administrator: admin.fullName },
    },
    ...people
      .filter(({ accountId }) => accountId !== admin.accountId)
      .map(({ accountId, fullName }, index) => ({
        at: new Date(Date.parse(at) + (index + 1) * 120_000).toISOString() as Instant,
        actor: admin,
        method: 'accounts.createAccount',
        subject: `account/${accountId}`,
        after: { ...SAMPLE_PEOPLE.find((person) => person.fullName === fullName) },
      })),
  ];
}

/** Days so far back are told in full: who came, what was printed, who was turned away. */
const DAYS_IN_FULL = 45;

/** What happens besides the records: entering, prints, looking at the trail, being turned away. */
export function dailyActs(
  { deputyGovernor, ngoOfficer, viewer, admin }: Desks,
  today: IsoDate,
  random: Random,
): readonly PastAct[] {
  return Array.from({ length: DAYS_IN_FULL }, (_, index) => addDays(today, -1 - index))
    .filter((day) => !isWeekend(day))
    .flatMap((day): readonly PastAct[] => {
      const at = () => officeHour(day, random);
      return [
        ...(random(3) === 0 ? [enters(deputyGovernor, day, random)] : []),
        ...(random(9) === 0
          ? [
              {
                at: at(),
                actor: null,
                method: 'accounts.signIn',
                outcome: 'wrong_name_or_password',
                subject: `account/${ngoOfficer.accountId}`,
              },
            ]
          : []),
        ...(random(5) === 0 ? [printed(ngoOfficer, at(), random)] : []),
        ...(random(12) === 0
          ? [{ at: at(), actor: viewer, method: 'prints.printNgoList', outcome: 'forbidden', subject: null }]
          : []),
        ...(random(12) === 0
          ? [
              {
                at: at(),
                actor: admin,
                method: 'trail.verifyTrail',
                subject: 'trail',
                after: { fault: null },
              },
            ]
          : []),
      ];
    });
}

function printed(actor: Actor, at: Instant, random: Random): PastAct {
  const isEnding = random(2) === 0;
  const print = isEnding
    ? { title: PRINTED.ending, rowCount: 12 + random(12) }
    : { title: PRINTED.list, rowCount: 120 + random(30) };
  return { at, actor, method: 'prints.printNgoList', subject: 'ngo/list', print };
}

/** Whoever did something on a day had signed in that morning; on the first day making the office lets in. */
export function entrances(acts: readonly PastAct[], today: IsoDate, random: Random): readonly PastAct[] {
  const mornings = new Map<string, readonly [Actor, IsoDate]>();
  for (const { actor, at, method } of acts) {
    if (actor === null || method === 'accounts.signIn') continue;
    const day = dayInTehran(at);
    if (day === beganOn(today)) continue;
    mornings.set(`${day} ${actor.accountId}`, [actor, day]);
  }
  return [...mornings.values()].map(([actor, day]) => enters(actor, day, random));
}

function enters(actor: Actor, day: IsoDate, random: Random): PastAct {
  // Between half past seven and eight, before anything else of that day.
  const at = new Date(Date.parse(`${day}T04:00:00.000Z`) + random(30 * 60_000)).toISOString() as Instant;
  return { at, actor, method: 'accounts.signIn', subject: `account/${actor.accountId}` };
}
