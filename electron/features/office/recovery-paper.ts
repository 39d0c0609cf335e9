import type { Moment } from '../../../shared/calendar/iso-date.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { writePdf } from '../../documents/pdf/write-pdf.ts';
import type { TrailHead } from '../../office/audit.ts';
import { paperFrame } from '../prints/paper-frame.ts';
import { type PrintNumber, printNumberText } from '../prints/repository.ts';
import { fileName } from '../prints/text.fa.ts';
import { RECOVERY_PAPER } from './recovery-paper.fa.ts';
import type { Office } from './repository.ts';

/** The recovery code as a sheet for the safe: one page, numbered like every print. */
export async function recoveryCodePaper({
  office,
  recoveryCode,
  moment,
  person,
  number,
  head,
}: {
  readonly office: Office;
  readonly recoveryCode: string;
  readonly moment: Moment;
  readonly person: string;
  readonly number: PrintNumber;
  readonly head: TrailHead;
}): Promise<{ fileName: string; bytes: Uint8Array }> {
  const title = RECOVERY_PAPER.title;
  const bytes = await writePdf({
    ...paperFrame({ office, title, moment, person, number, head }),
    isLandscape: false,
    blocks: [
      { kind: 'paragraph', text: RECOVERY_PAPER.purpose },
      { kind: 'code', lines: linesOfCode(recoveryCode) },
      ...RECOVERY_PAPER.rules.map((text) => ({ kind: 'paragraph' as const, text })),
      {
        kind: 'closing',
        text: '',
        signatures: [
          { act: RECOVERY_PAPER.maker, name: person, post: '' },
          { act: RECOVERY_PAPER.keeper, name: '', post: '' },
        ],
      },
    ],
  });
  return { fileName: fileName(title, printNumberText(number), 'pdf'), bytes };
}

const GROUPS_IN_LINE = 5;

/** In two lines of five groups: forty digits in one would be lost on the way to the keyboard. */
function linesOfCode(code: string): readonly string[] {
  const groups = toPersianDigits(code).split('-');
  const starts = groups.map((_, index) => index).filter((index) => index % GROUPS_IN_LINE === 0);
  return starts.map((start) => groups.slice(start, start + GROUPS_IN_LINE).join('-'));
}

/** Five groups to a line, as on the screen: the paper would break a longer line within a group. */
function codeLines(recoveryCode: string): readonly string[] {
  const groups = toPersianDigits(recoveryCode).split('-');
  const half = Math.ceil(groups.length / 2);
  return [groups.slice(0, half), groups.slice(half)].map((line) => line.join(' - '));
}
