import type { z } from 'zod';
import type { BackupRef } from '../../../shared/features/backups/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { OpeningView, useOpening } from './opening.tsx';
import { type Preview, PreviewView } from './preview-view.tsx';
import { PREVIEW_TEXT } from './restore-text.fa.ts';
import { momentWords } from './words.fa.ts';

interface PreviewDialogProps {
  readonly backup: z.output<typeof BackupRef>;
  readonly title: string;
  readonly onRestore: (preview: Preview) => void;
  readonly onClose: () => void;
}

/** Opens a backup and shows what it holds; from here a restore is one step, but none that happens by itself. */
export function PreviewDialog({ backup, title, onRestore, onClose }: PreviewDialogProps) {
  const opener = useOpening<Preview>(
    (office, passphrase) => office.backups.previewBackup({ backup, passphrase }),
    onClose,
  );
  const { opening } = opener;
  return (
    <Dialog
      title={opening.step === 'opened' ? PREVIEW_TEXT.title(momentWords(opening.value.madeAt)) : title}
      // While it is read only «توقف» ends it, so that nothing goes on unseen.
      isHeld={opening.step === 'working'}
      isWide
      onClose={onClose}
    >
      <OpeningView
        opener={opener}
        stop="stopWork"
        body="modal__body"
        foot="modal__foot"
        leave={PREVIEW_TEXT.close}
        onLeave={onClose}
      >
        {(preview) => (
          <>
            <div className="modal__body">
              <PreviewView preview={preview} />
            </div>
            <div className="modal__foot">
              <Button onClick={onClose}>{PREVIEW_TEXT.close}</Button>
              <Button look="primary" onClick={() => onRestore(preview)}>
                {PREVIEW_TEXT.restore}
              </Button>
            </div>
          </>
        )}
      </OpeningView>
    </Dialog>
  );
}
