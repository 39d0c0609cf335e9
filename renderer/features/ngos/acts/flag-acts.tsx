import { useState } from 'react';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import type { Flag } from '../../../../shared/features/ngos/records.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { ReasonField, TextArea, TextField } from '../../../kit/field.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT } from './text.fa.ts';

export function RaiseFlagDialog({ record, onClose }: ActProps) {
  const { today } = useMyself();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState<DateValue>(null);
  return (
    <FormDialog
      title={ACT_TEXT.flagTitle}
      submit={ACT_TEXT.flag}
      isBusy={isBusy}
      failure={failure}
      canSubmit={text.trim() !== '' && dueOn !== 'wrong'}
      onSubmit={() => {
        if (dueOn === 'wrong') return;
        const input = { ...seen(record), text, dueOn };
        void run((office) => office.ngos.raiseFlag(input), {
          title: ACT_TEXT.flagged,
          text: toPersianDigits(text),
        });
      }}
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.flagEffects} />
      <TextField
        label={ACT_TEXT.flagText}
        width="full"
        maxLength={300}
        placeholder={ACT_TEXT.flagTextExample}
        value={text}
        onChange={setText}
      />
      <DateField label={ACT_TEXT.flagDue} isOptional value={dueOn} onChange={setDueOn} today={today} />
    </FormDialog>
  );
}

export function ClearFlagDialog({ record, onClose, flag }: ActProps & { readonly flag: Flag }) {
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={ACT_TEXT.clearFlagTitle}
      submit={ACT_TEXT.clearFlag}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => {
        const input = { ...seen(record), flagId: flag.id, reason };
        void run((office) => office.ngos.clearFlag(input), {
          title: ACT_TEXT.flagCleared,
          text: toPersianDigits(flag.text),
        });
      }}
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.clearFlagEffects(flag.text)} />
      <ReasonField isOptional value={reason} onChange={setReason} />
    </FormDialog>
  );
}

export function NoteDialog({ record, onClose }: ActProps) {
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [text, setText] = useState('');
  return (
    <FormDialog
      title={ACT_TEXT.noteTitle}
      submit={ACT_TEXT.note}
      isBusy={isBusy}
      failure={failure}
      canSubmit={text.trim() !== ''}
      onSubmit={() =>
        void run((office) => office.ngos.addNote({ ...seen(record), text }), { title: ACT_TEXT.noted })
      }
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.noteEffects} />
      <TextArea
        label={ACT_TEXT.noteText}
        width="full"
        rows={5}
        maxLength={4_000}
        value={text}
        onChange={setText}
      />
    </FormDialog>
  );
}
