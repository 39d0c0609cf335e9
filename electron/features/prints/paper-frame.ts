import { type Moment, timeInTehran } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import { officeTitle } from '../../../shared/features/office/title.fa.ts';
import { markOf } from '../../../shared/features/trail/mark.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import type { Paper } from '../../documents/pdf/paper.ts';
import type { TrailHead } from '../../office/audit.ts';
import type { Office } from '../office/repository.ts';
import { type PrintNumber, printNumberText } from './repository.ts';
import { PRINT_WORDS } from './text.fa.ts';

/** What every paper of the office says about itself. */
export interface PaperFacts {
  readonly office: Pick<Office, 'profile' | 'logo' | 'isSample'>;
  readonly title: string;
  readonly moment: Moment;
  readonly person: string;
  readonly number: PrintNumber;
  readonly head: TrailHead;
}

/** Letterhead, running head and foot: the same for every paper that leaves the office. */
export function paperFrame({
  office,
  title,
  moment,
  person,
  number,
  head,
}: PaperFacts): Omit<Paper, 'blocks' | 'isLandscape'> {
  const date = toPersianDigits(formatJalali(moment.today));
  const { profile, logo, isSample } = office;
  return {
    title,
    letterhead: { logo, lines: profile.letterheadLines.map(toPersianDigits), date },
    sampleMark: isSample ? PRINT_WORDS.sampleMark : null,
    running: { right: title, left: PRINT_WORDS.running(officeTitle(profile), date) },
    foot: {
      right: PRINT_WORDS.printed(
        printNumberText(number),
        toPersianDigits(person),
        formatJalali(moment.today),
        timeInTehran(moment.now),
      ),
      left: PRINT_WORDS.trail(head.seq, markOf(head.hash)),
    },
  };
}
