import { useState } from 'react';
import { toAsciiDigits } from '../../../shared/text/digits.ts';
import { FormDialog } from '../../kit/dialog.tsx';
import { type FieldNote, TextField } from '../../kit/field.tsx';
import { TRAIL_TEXT } from './text.fa.ts';

/** What stands at the foot of a printed list. */
export interface OnPaper {
  readonly count: number;
  readonly mark: string;
}

interface VerifyDialogProps {
  readonly onVerify: (expected: OnPaper) => void;
  readonly onClose: () => void;
}

/** Count and mark from an older paper: with them a cut tail shows as well. */
export function VerifyDialog({ onVerify, onClose }: VerifyDialogProps) {
  const [count, setCount] = useState('');
  const [mark, setMark] = useState('');
  const [isTried, setTried] = useState(false);
  const countNumber = Number(toAsciiDigits(count).replace(/[٬,\s]/gu, ''));
  const digits = toAsciiDigits(mark).replace(/[^0-9]/gu, '');
  const isCount = count.trim() !== '' && Number.isSafeInteger(countNumber) && countNumber > 0;
  const isMark = digits.length === 12;
  const bad = (text: string): FieldNote => ({ tone: 'bad', text });

  function submit() {
    setTried(true);
    if (isCount && isMark) onVerify({ count: countNumber, mark: digits });
  }

  return (
    <FormDialog
      title={TRAIL_TEXT.paperTitle}
      submit={TRAIL_TEXT.check}
      isBusy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{TRAIL_TEXT.paperHelp}</p>
      <TextField
        label={TRAIL_TEXT.paperCount}
        width="s"
        isFigures
        inputMode="numeric"
        value={count}
        onChange={setCount}
        note={isTried && !isCount ? bad(TRAIL_TEXT.paperCountWrong) : null}
      />
      <TextField
        label={TRAIL_TEXT.paperMark}
        width="s"
        isFigures
        inputMode="numeric"
        placeholder={TRAIL_TEXT.paperMarkHint}
        value={mark}
        onChange={setMark}
        note={isTried && !isMark ? bad(TRAIL_TEXT.paperMarkWrong) : null}
      />
    </FormDialog>
  );
}
