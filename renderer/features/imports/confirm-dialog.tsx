import { useState } from 'react';
import type { z } from 'zod';
import type { Preview } from '../../../shared/features/imports/contract.ts';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { ReasonField } from '../../kit/field.tsx';
import { KIT_TEXT } from '../../kit/text.fa.ts';
import { IMPORT_TEXT } from './text.fa.ts';

interface ConfirmDialogProps {
  readonly fileName: string;
  readonly preview: z.output<typeof Preview>;
  readonly applyUpdates: boolean;
  readonly toWrite: number;
  readonly onWrite: (reason: string) => void;
  readonly onClose: () => void;
}

/** Step 4: what will be written and what not, and why. */
export function ConfirmDialog({
  fileName,
  preview,
  applyUpdates,
  toWrite,
  onWrite,
  onClose,
}: ConfirmDialogProps) {
  const [reason, setReason] = useState(() =>
    IMPORT_TEXT.defaultReason(fileName.replace(/\.[^.]+$/u, '')).slice(0, 500),
  );
  const { counts, ownHeadings } = preview;
  const { effects } = IMPORT_TEXT;
  const lines = [
    counts.new > 0 && effects.new(counts.new),
    counts.fill > 0 && effects.fill(counts.fill),
    counts.update > 0 && (applyUpdates ? effects.update(counts.update) : effects.notUpdate(counts.update)),
    ownHeadings.length > 0 && effects.own(ownHeadings.length),
    counts.blocked > 0 && effects.blocked(counts.blocked),
    counts.skip > 0 && effects.skip(counts.skip),
    effects.undo,
  ].filter((line) => line !== false);
  return (
    <FormDialog
      title={IMPORT_TEXT.confirmTitle(toWrite)}
      submit={IMPORT_TEXT.confirmAct}
      isBusy={false}
      canSubmit={reason.trim() !== ''}
      failure={reason.trim() === '' ? KIT_TEXT.reasonNeeded : null}
      onSubmit={() => onWrite(reason)}
      onClose={onClose}
    >
      <Effects lines={lines} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
