import { useState } from 'react';
import type { z } from 'zod';
import type { ImportSummary } from '../../../shared/features/imports/contract.ts';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { ReasonField } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import { said } from './said.tsx';
import { IMPORT_TEXT } from './text.fa.ts';

interface UndoImportDialogProps {
  readonly summary: z.output<typeof ImportSummary>;
  readonly onClose: () => void;
}

/** Takes a whole import back, after saying what that does. */
export function UndoImportDialog({ summary, onClose }: UndoImportDialogProps) {
  const act = useAct();
  const { tell } = useNotices();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  async function undo() {
    setFailure(null);
    const result = await act.run((office) => office.imports.undoImport({ importId: summary.id, reason }));
    if (result === undefined) return;
    if (!result.ok) {
      setFailure(said(result.error));
      return;
    }
    tell({ tone: 'ok', title: IMPORT_TEXT.undoneNow });
    onClose();
  }

  return (
    <FormDialog
      title={IMPORT_TEXT.undoTitle(summary.fileName)}
      submit={IMPORT_TEXT.undoAct}
      isBusy={act.isBusy}
      canSubmit={reason.trim() !== ''}
      failure={failure}
      onSubmit={() => void undo()}
      onClose={onClose}
    >
      <Effects
        lines={IMPORT_TEXT.undoEffects(summary.created, summary.changed).filter((line) => line !== null)}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
