import { useState } from 'react';
import { Effects, FormDialog } from '../kit/dialog.tsx';
import { TextArea } from '../kit/field.tsx';
import { useActing } from './acting.ts';
import { useRescue } from './rescue-app.tsx';
import { RESCUE_TEXT as text } from './text.fa.ts';

interface ContinueDialogProps {
  /** Without what the office goes on. */
  readonly without: 'files' | 'lastActs';
  readonly pass: string | null;
  readonly onClose: () => void;
}

const SHORTEST_REASON = 5;

const WORDS = {
  files: {
    method: 'continueWithoutFiles',
    title: text.continueTitle,
    effects: text.continueEffects,
    hint: text.continueReasonHint,
  },
  lastActs: {
    method: 'continueWithoutLastActs',
    title: text.continueActsTitle,
    effects: text.continueActsEffects,
    hint: text.continueActsReasonHint,
  },
} as const;

/** An administrator answers for going on without what is lost; then the office opens. */
export function ContinueDialog({ without, pass, onClose }: ContinueDialogProps) {
  const { client } = useRescue();
  const { isBusy, failure, run } = useActing();
  const [reason, setReason] = useState('');
  const words = WORDS[without];
  return (
    <FormDialog
      title={words.title}
      submit={text.continueSubmit}
      isBusy={isBusy}
      failure={failure}
      canSubmit={reason.trim().length >= SHORTEST_REASON}
      onSubmit={() =>
        void run(
          () => client[words.method]({ pass, reason }),
          () => window.location.assign('/'),
        )
      }
      onClose={onClose}
    >
      <Effects lines={words.effects} />
      <TextArea
        label={text.continueReason}
        rows={3}
        maxLength={300}
        value={reason}
        note={{ tone: 'note', text: words.hint }}
        onChange={setReason}
      />
    </FormDialog>
  );
}
