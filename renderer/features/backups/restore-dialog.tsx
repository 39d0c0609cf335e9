import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { BACKUP_ERRORS } from './errors.fa.ts';
import { Working } from './opening.tsx';
import type { Preview } from './preview-view.tsx';
import { RESTORE_TEXT } from './restore-text.fa.ts';
import { momentWords } from './words.fa.ts';

interface RestoreDialogProps {
  readonly preview: Preview;
  readonly onClose: () => void;
}

const LEAST_REASON = 5;

/** Whoever signs in next begins where everybody begins. */
function toFirstPage() {
  window.location.hash = '';
}

/** Puts a previewed backup in the place of what is: an official act, so it says what follows and asks why. */
export function RestoreDialog({ preview, onClose }: RestoreDialogProps) {
  const act = useAct();
  const queries = useQueryClient();
  const { setToken } = useConnection();
  // The sample's people have no password.
  const { isSample } = useMyself().office;
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isReasoned = reason.trim().length >= LEAST_REASON;
  const moment = momentWords(preview.madeAt);
  const { counts, differences } = preview;
  const { effects } = RESTORE_TEXT;

  async function restore() {
    setTried(true);
    setFailure(null);
    if (!isReasoned || (password === '' && !isSample)) return;
    const result = await act.run((office) =>
      office.backups.restoreBackup({ previewId: preview.previewId, password, reason }),
    );
    if (result?.ok === true) {
      toFirstPage();
      setToken(null, {
        title: RESTORE_TEXT.done(moment),
        text: isSample ? RESTORE_TEXT.doneTextSample : RESTORE_TEXT.doneText,
      });
      queries.clear();
      await queries.invalidateQueries();
    } else if (result) {
      setFailure(sentenceOf(BACKUP_ERRORS, result.error));
    }
  }

  return (
    <FormDialog
      title={RESTORE_TEXT.title(moment)}
      submit={RESTORE_TEXT.submit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void restore()}
      onClose={() => {
        if (!act.isBusy) onClose();
      }}
    >
      <Effects
        lines={[
          effects.becomes(counts.ngos, counts.people, counts.documents),
          effects.lost(differences?.actsLost ?? 0),
          effects.before,
          isSample ? effects.signedOutOfSample : effects.signedOut,
          effects.recorded,
        ]}
      />
      {act.isBusy ? (
        <Working stop="stopWork" />
      ) : (
        <>
          <TextField
            label={RESTORE_TEXT.reason}
            width="full"
            maxLength={300}
            value={reason}
            note={
              isTried && !isReasoned
                ? { tone: 'bad', text: RESTORE_TEXT.reasonShort }
                : { tone: 'note', text: RESTORE_TEXT.reasonHint }
            }
            onChange={setReason}
          />
          {!isSample && (
            <PasswordField
              label={RESTORE_TEXT.password}
              kind="current-password"
              value={password}
              note={isTried && password === '' ? { tone: 'bad', text: RESTORE_TEXT.passwordNeeded } : null}
              onChange={setPassword}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
