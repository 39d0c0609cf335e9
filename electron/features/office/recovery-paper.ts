import type { Moment } from '../../../shared/calendar/iso-date.ts';
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

/** Five groups to a line, as on the screen: a longer line would be broken within a group. */
function linesOfCode(code: string): readonly string[] {
  const groups = toPersianDigits(code).split('-');
  const starts = groups.map((_, index) => index).filter((index) => index % GROUPS_IN_LINE === 0);
  return starts.map((start) => groups.slice(start, start + GROUPS_IN_LINE).join('-'));
}
