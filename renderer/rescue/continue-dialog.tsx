import { useState } from 'react';
import { Effects, FormDialog } from '../kit/dialog.tsx';
import { TextArea } from '../kit/field.tsx';
import { useActing } from './acting.ts';
import { useRescue } from './rescue-app.tsx';
import { RESCUE_TEXT as text } from './text.fa.ts';

interface ContinueDialogProps {
  readonly pass: string | null;
  readonly onClose: () => void;
}

const SHORTEST_REASON = 5;

/** An administrator answers for going on without the faulty documents; then the office opens. */
export function ContinueDialog({ pass, onClose }: ContinueDialogProps) {
  const { client } = useRescue();
  const { isBusy, failure, run } = useActing();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text.continueTitle}
      submit={text.continueSubmit}
      isBusy={isBusy}
      failure={failure}
      canSubmit={reason.trim().length >= SHORTEST_REASON}
      onSubmit={() =>
        void run(
          () => client.continueWithoutFiles({ pass, reason }),
          () => window.location.assign('/'),
        )
      }
      onClose={onClose}
    >
      <Effects lines={text.continueEffects} />
      <TextArea
        label={text.continueReason}
        rows={3}
        maxLength={300}
        value={reason}
        note={{ tone: 'note', text: text.continueReasonHint }}
        onChange={setReason}
      />
    </FormDialog>
  );
}
