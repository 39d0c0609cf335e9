import { useState } from 'react';
import { LIFECYCLE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { ReasonField, TextField } from '../../../kit/field.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { PROBLEM_WORDS } from '../form/text.fa.ts';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT } from './text.fa.ts';

const LEAVING = {
  dissolve: {
    title: ACT_TEXT.dissolveTitle,
    submit: ACT_TEXT.dissolve,
    effects: ACT_TEXT.dissolveEffects,
    done: ACT_TEXT.dissolved,
  },
  retire: {
    title: ACT_TEXT.retireTitle,
    submit: ACT_TEXT.retire,
    effects: ACT_TEXT.retireEffects,
    done: ACT_TEXT.retired,
  },
} as const;

/** A record leaves the register: dissolved, or out of it without a dissolution. */
export function LeaveRegisterDialog({
  record,
  onClose,
  how,
}: ActProps & { readonly how: keyof typeof LEAVING }) {
  const { today } = useMyself();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [on, setOn] = useState<DateValue>(today);
  const [reason, setReason] = useState('');
  const [letterNo, setLetterNo] = useState('');
  const words = LEAVING[how];
  const { name } = record.facts;
  const day = on === null || on === 'wrong' ? null : on;
  const isFuture = day !== null && day > today;

  function submit() {
    if (day === null) return;
    const said = { title: words.done(name) };
    const input = { ...seen(record), on: day, reason };
    void (how === 'dissolve'
      ? run((office) => office.ngos.dissolveNgo({ ...input, letterNo }), said)
      : run((office) => office.ngos.retireNgo(input), said));
  }

  return (
    <FormDialog
      title={words.title(name)}
      submit={words.submit}
      isBusy={isBusy}
      failure={failure}
      canSubmit={day !== null && !isFuture && reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={words.effects(day ?? today)} />
      <DateField
        label={ACT_TEXT.on}
        value={on}
        onChange={setOn}
        today={today}
        note={isFuture ? { tone: 'bad', text: PROBLEM_WORDS.date_in_future } : null}
      />
      <ReasonField value={reason} onChange={setReason} />
      {how === 'dissolve' && (
        <TextField
          label={ACT_TEXT.letterNo}
          isOptional
          width="s"
          maxLength={60}
          value={letterNo}
          onChange={setLetterNo}
        />
      )}
    </FormDialog>
  );
}

export function RestoreDialog({ record, onClose }: ActProps) {
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [reason, setReason] = useState('');
  const { name } = record.facts;
  return (
    <FormDialog
      title={ACT_TEXT.restoreTitle(name)}
      submit={ACT_TEXT.restore}
      isBusy={isBusy}
      failure={failure}
      canSubmit={reason.trim() !== ''}
      onSubmit={() =>
        void run((office) => office.ngos.restoreNgo({ ...seen(record), reason }), {
          title: ACT_TEXT.restored(name),
        })
      }
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.restoreEffects(LIFECYCLE_WORDS[record.lifecycle])} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
