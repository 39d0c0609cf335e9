import { type Instant, type IsoDate, addDays, dayInTehran } from '../../../../shared/calendar/iso-date.ts';
import { FIRST_DOCUMENT_TYPES, PERMIT_COPY } from '../first-lists.fa.ts';
import type { NgoDraft } from './ngo-drafts.ts';
import { officeHour, workday } from './past.ts';
import { type Random, pick } from './random.ts';
import { FILE_NAMES, FLAGS, NOTES } from './words.fa.ts';

/** A document of the NGO with this serial; the same papers lie in many records. */
export interface DocumentDraft {
  readonly serial: number;
  readonly type: string;
  readonly fileName: string;
  /** Which of the made-up files: place of its type, and whether it is a scan. */
  readonly file: { readonly seed: number; readonly isScan: boolean };
  readonly issuedOn: IsoDate | null;
  readonly expiresOn: IsoDate | null;
  readonly at: Instant;
}

/** Most have what is required of them; some lack a paper, some hold one that has run out. */
export function documentDrafts(
  ngos: readonly NgoDraft[],
  today: IsoDate,
  random: Random,
): readonly DocumentDraft[] {
  return ngos.flatMap((ngo) => {
    const isComplete = random(10) < 6;
    return FIRST_DOCUMENT_TYPES.flatMap(
      ([type, { requiredFor, canExpire }], seed): readonly DocumentDraft[] => {
        const isRequired = requiredFor?.includes(ngo.facts.kind) ?? false;
        const isElsewhere = !isRequired && (requiredFor?.length ?? 0) > 0;
        const chance = isRequired ? (isComplete ? 100 : 65) : isElsewhere ? 0 : 22;
        const expiresOn = expiryOf(type, canExpire === true, ngo, today, random);
        if (random(100) >= chance || (type === PERMIT_COPY && expiresOn === null)) return [];
        const isScan = random(4) === 0;
        const fileName = (isScan ? FILE_NAMES.png : FILE_NAMES.pdf)(type, ngo.serial);
        // Entered with the record, each a little later than the one before.
        const at = new Date(Date.parse(ngo.enteredAt) + (seed + 1) * 61_000).toISOString() as Instant;
        return [
          { serial: ngo.serial, type, fileName, file: { seed, isScan }, issuedOn: null, expiresOn, at },
        ];
      },
    );
  });
}

/** A permit's copy runs out with the permit; leases and insurances by themselves. */
function expiryOf(
  type: string,
  canExpire: boolean,
  { permits }: NgoDraft,
  today: IsoDate,
  random: Random,
): IsoDate | null {
  if (type === PERMIT_COPY) return permits[permits.length - 1]?.validUntil ?? null;
  return canExpire ? addDays(today, random(480) - 60) : null;
}

export interface RemarkDraft {
  readonly serial: number;
  readonly kind: 'flag' | 'note';
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly at: Instant;
}

/** Things to remember, some due already, and what was talked about. */
export function remarkDrafts(
  ngos: readonly NgoDraft[],
  today: IsoDate,
  random: Random,
): readonly RemarkDraft[] {
  const living = ngos.filter(({ left }) => left === null);
  const remark = (kind: 'flag' | 'note', text: string, dueOn: IsoDate | null): RemarkDraft => {
    const ngo = pick(living, random);
    const day = workday(addDays(today, -2 - random(40)));
    const at = day > dayInTehran(ngo.enteredAt) ? officeHour(day, random) : later(ngo.enteredAt);
    return { serial: ngo.serial, kind, text, dueOn, at };
  };
  const dueIn = [-12, -3, 0, 4, 9, 21, 45, null];
  return [
    ...FLAGS.map((text, index) => {
      const days = dueIn[index] ?? null;
      return remark('flag', text, days === null ? null : addDays(today, days));
    }),
    ...Array.from({ length: 28 }, () => remark('note', pick(NOTES, random), null)),
  ];
}

function later(at: Instant): Instant {
  return new Date(Date.parse(at) + 45 * 60_000).toISOString() as Instant;
}
