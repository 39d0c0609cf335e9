import type { AccountId } from '../../../shared/access.ts';
import type { Moment } from '../../../shared/calendar/iso-date.ts';
import { toJalali } from '../../../shared/calendar/jalali.ts';
import type { Reader, Writer } from '../../database/schema.ts';
import type { TrailHead } from '../../office/audit.ts';
import type { PrintTable } from './tables.ts';

/** A number taken before the paper is made, because it stands on it. */
export interface PrintNumber {
  readonly jalaliYear: number;
  readonly number: number;
}

/** `1405/318`. */
export function printNumberText({ jalaliYear, number }: PrintNumber): string {
  return `${jalaliYear}/${number}`;
}

export async function nextPrintNumber(db: Reader, moment: Moment): Promise<PrintNumber> {
  const { year } = toJalali(moment.today);
  const last = await db
    .selectFrom('print')
    .select((is) => is.fn.max('number').as('number'))
    .where('jalaliYear', '=', year)
    .executeTakeFirst();
  return { jalaliYear: year, number: (last?.number ?? 0) + 1 };
}

export interface NewPrint {
  readonly number: PrintNumber;
  readonly kind: PrintTable['kind'];
  readonly title: string;
  readonly rowCount: number;
  readonly head: TrailHead;
  readonly accountId: AccountId;
  readonly person: string;
}

export async function recordPrint(db: Writer, print: NewPrint, moment: Moment): Promise<void> {
  const { number, head, ...rest } = print;
  await db
    .insertInto('print')
    .values({ ...rest, ...number, trailCount: head.seq, trailHash: head.hash, at: moment.now })
    .execute();
}

/** The newest prints first. */
export async function latestPrints(db: Reader, limit: number) {
  return db.selectFrom('print').selectAll().orderBy('id', 'desc').limit(limit).execute();
}

/** Every head that ever went out on paper: the trail must still contain each of them. */
export async function printedHeads(db: Reader): Promise<readonly TrailHead[]> {
  return db
    .selectFrom('print')
    .select(['trailCount as seq', 'trailHash as hash'])
    .where('trailCount', '>', 0)
    .distinct()
    .orderBy('trailCount')
    .execute();
}
