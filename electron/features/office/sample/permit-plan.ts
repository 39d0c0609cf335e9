import { type IsoDate, addDays } from '../../../../shared/calendar/iso-date.ts';
import { addYearsJalali, toJalali } from '../../../../shared/calendar/jalali.ts';
import type { PermitActKind } from '../../../../shared/features/ngos/records.ts';
import { workday } from './past.ts';
import { type Random, pick, shuffled } from './random.ts';
import { REASONS, STATED_WORDS } from './words.fa.ts';

/** How one NGO's permit stands today. */
export type PermitPlan =
  | 'valid'
  | 'last_day'
  | 'within_30'
  | 'within_60'
  | 'within_90'
  | 'expired'
  | 'renewing'
  | 'suspended'
  | 'lifted'
  | 'revoked'
  | 'none'
  | 'stated'
  | 'undated';

/** How many NGOs have which plan; everybody else has a valid permit. */
const SHARES: Readonly<Record<Exclude<PermitPlan, 'valid'>, number>> = {
  last_day: 2,
  within_30: 7,
  within_60: 7,
  within_90: 6,
  expired: 17,
  renewing: 7,
  suspended: 4,
  lifted: 2,
  revoked: 3,
  none: 6,
  stated: 4,
  undated: 3,
};

/** A plan for each of so many NGOs. */
export function permitPlans(count: number, random: Random): readonly PermitPlan[] {
  const special = Object.entries(SHARES).flatMap(([plan, share]) =>
    Array.from({ length: share }, () => plan as PermitPlan),
  );
  const valid = Array.from({ length: Math.max(0, count - special.length) }, (): PermitPlan => 'valid');
  return shuffled([...special, ...valid], random).slice(0, count);
}

export interface PermitDraft {
  readonly kind: 'issue' | 'renewal';
  readonly permitNo: string;
  readonly issuedOn: IsoDate | null;
  readonly validUntil: IsoDate | null;
  readonly letterNo: string;
  readonly statedStatus: string;
  readonly acts: readonly ActDraft[];
}

interface ActDraft {
  readonly kind: PermitActKind;
  readonly actedOn: IsoDate;
  readonly reason: string;
  readonly letterNo: string;
}

const VALID_YEARS = 2;

/** The permits of one NGO, the oldest first: issued once and renewed every two years until today's state. */
export function permitsOf(
  plan: PermitPlan,
  serial: number,
  today: IsoDate,
  random: Random,
): readonly PermitDraft[] {
  if (plan === 'none') return [];
  const letterNo = () => `${1_000 + random(9_000)}/${1 + random(20)}`;
  if (plan === 'stated' || plan === 'undated') {
    const issuedOn = plan === 'undated' ? workday(addDays(today, -200 - random(500))) : null;
    const year = toJalali(issuedOn ?? addDays(today, -900)).year;
    const statedStatus = plan === 'stated' ? pick(STATED_WORDS, random) : '';
    const permitNo = `${year}/${serial}`;
    return [{ kind: 'issue', permitNo, issuedOn, validUntil: null, letterNo: '', statedStatus, acts: [] }];
  }
  const lastDay = addDays(today, daysLeft(plan, random));
  const renewals = random(4);
  const firstYear = toJalali(addYearsJalali(lastDay, -VALID_YEARS * (renewals + 1))).year;
  return Array.from({ length: renewals + 1 }, (_, index): PermitDraft => {
    const validUntil = addYearsJalali(lastDay, -VALID_YEARS * (renewals - index));
    const isLast = index === renewals;
    return {
      kind: index === 0 ? 'issue' : 'renewal',
      permitNo: `${firstYear}/${serial}`,
      issuedOn: workday(addDays(addYearsJalali(validUntil, -VALID_YEARS), 1)),
      validUntil,
      letterNo: letterNo(),
      statedStatus: '',
      acts: isLast ? actsOf(plan, today, random, letterNo) : [],
    };
  });
}

/** Days from today to the last valid day. */
function daysLeft(plan: PermitPlan, random: Random): number {
  switch (plan) {
    case 'last_day':
      return 0;
    case 'within_30':
      return 2 + random(28);
    case 'within_60':
      return 31 + random(30);
    case 'within_90':
      return 61 + random(30);
    case 'expired':
      return -1 - random(330);
    case 'renewing':
      return 20 - random(80);
    case 'valid':
    case 'lifted':
    case 'suspended':
    case 'revoked':
      // Early enough that it had been issued before anything was done about it.
      return 110 + random(plan === 'valid' ? 560 : 300);
    default:
      throw new Error(`A permit that is ${plan} has no last day`);
  }
}

function actsOf(
  plan: PermitPlan,
  today: IsoDate,
  random: Random,
  letterNo: () => string,
): readonly ActDraft[] {
  const act = (kind: PermitActKind, daysAgo: number, reason: string): ActDraft => ({
    kind,
    actedOn: workday(addDays(today, -daysAgo)),
    reason,
    letterNo: letterNo(),
  });
  switch (plan) {
    case 'renewing':
      return [act('renewal_started', 3 + random(35), REASONS.renewal)];
    case 'suspended':
      return [act('suspended', 20 + random(45), REASONS.suspended)];
    case 'lifted':
      return [
        act('suspended', 90 + random(10), REASONS.suspended),
        act('suspension_lifted', 40, REASONS.lifted),
      ];
    case 'revoked':
      return [act('revoked', 15 + random(60), REASONS.revoked)];
    default:
      return [];
  }
}
