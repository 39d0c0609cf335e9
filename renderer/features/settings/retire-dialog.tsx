import { useState } from 'react';
import type { ListEntry } from '../../../shared/features/settings/contract.ts';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { ReasonField } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import { sentenceOf } from '../../shell/sentence.ts';
import { ENTRY_TEXT, SETTINGS_ERRORS } from './text.fa.ts';

interface RetireEntryDialogProps {
  readonly entry: ListEntry;
  readonly onClose: () => void;
}

/** Takes an entry out of what is offered, or brings it back; the reason stays in the trail. */
export function RetireEntryDialog({ entry, onClose }: RetireEntryDialogProps) {
  const act = useAct();
  const { tell } = useNotices();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isRetired = entry.retiredOn !== null;

  async function submit() {
    setTried(true);
    setFailure(null);
    if (reason.trim() === '') return;
    const input = { id: entry.id, reason };
    const result = await act.run((office) =>
      isRetired ? office.settings.restoreEntry(input) : office.settings.retireEntry(input),
    );
    if (result?.ok === true) {
      const done = isRetired ? ENTRY_TEXT.restoreDone : ENTRY_TEXT.retireDone;
      tell({ tone: 'ok', title: done(entry.name) });
      onClose();
    } else if (result) {
      setFailure(sentenceOf(SETTINGS_ERRORS, result.error));
    }
  }

  return (
    <FormDialog
      title={isRetired ? ENTRY_TEXT.restoreTitle(entry.name) : ENTRY_TEXT.retireTitle(entry.name)}
      submit={isRetired ? ENTRY_TEXT.restoreSubmit : ENTRY_TEXT.retireSubmit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Effects lines={isRetired ? ENTRY_TEXT.restoreEffects : ENTRY_TEXT.retireEffects} />
      <ReasonField value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </FormDialog>
  );
}
