import { useState } from 'react';
import type { Permit } from '../../../../shared/features/ngos/records.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { ReasonField, TextField } from '../../../kit/field.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { PROBLEM_WORDS } from '../form/text.fa.ts';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT, PERMIT_ACTS, type PermitActName } from './text.fa.ts';

/** An official act on the current permit: its day, its ground, its letter. */
export function PermitActDialog({
  record,
  onClose,
  act,
  permit,
}: ActProps & { readonly act: PermitActName; readonly permit: Permit }) {
  const { today } = useMyself();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [on, setOn] = useState<DateValue>(today);
  const [reason, setReason] = useState('');
  const [letterNo, setLetterNo] = useState('');
  const words = PERMIT_ACTS[act];
  const { permitNo, validUntil } = permit.facts;
  const isFuture = on !== null && on !== 'wrong' && on > today;
  const day = on === null || on === 'wrong' ? null : on;

  function submit() {
    if (day === null) return;
    const input = { ...seen(record), permitId: permit.id, on: day, reason, letterNo };
    void run((office) => office.ngos[act](input), { title: words.done(permitNo) });
  }

  return (
    <FormDialog
      title={words.title(record.facts.name)}
      submit={words.submit}
      isBusy={isBusy}
      failure={failure}
      canSubmit={day !== null && !isFuture && reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={words.effects(permitNo, day ?? today, validUntil)} />
      <DateField
        label={ACT_TEXT.on}
        value={on}
        onChange={setOn}
        today={today}
        note={isFuture ? { tone: 'bad', text: PROBLEM_WORDS.date_in_future } : null}
      />
      <ReasonField
        label={ACT_TEXT.ground}
        value={reason}
        onChange={setReason}
        placeholder={ACT_TEXT.groundExample}
      />
      <TextField
        label={ACT_TEXT.letterNo}
        isOptional
        width="s"
        maxLength={60}
        value={letterNo}
        onChange={setLetterNo}
      />
    </FormDialog>
  );
}
