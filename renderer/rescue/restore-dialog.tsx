import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { BackupPreview } from '../../shared/features/backups/contract.ts';
import type { rescue } from '../../shared/features/rescue/contract.ts';
import { Button } from '../kit/button.tsx';
import { Effects, FormDialog } from '../kit/dialog.tsx';
import { Note, TextArea } from '../kit/field.tsx';
import { PasswordField } from '../kit/password-field.tsx';
import { PathField } from '../kit/path-field.tsx';
import { FoundList } from '../features/backups/first-restore.tsx';
import { PreviewView } from '../features/backups/preview-view.tsx';
import { momentWords } from '../features/backups/words.fa.ts';
import { useActing } from './acting.ts';
import { useRescue } from './rescue-app.tsx';
import { RESCUE_TEXT as text } from './text.fa.ts';

type Found = z.output<(typeof rescue)['findBackups']['output']>[number];
type Preview = z.output<typeof BackupPreview>;

interface RestoreProps {
  readonly pass: string | null;
  readonly onClose: () => void;
}

/** From where, which one, what it holds, and why: then it takes the place of what is. */
export function RestoreDialog({ pass, onClose }: RestoreProps) {
  const [chosen, choose] = useState<Found | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const back = () => {
    choose(null);
    setPreview(null);
  };
  if (preview !== null) return <Confirm preview={preview} pass={pass} onClose={onClose} />;
  if (chosen !== null) {
    return <Open chosen={chosen} pass={pass} onBack={back} onOpened={setPreview} onClose={onClose} />;
  }
  return <Find pass={pass} onChoose={choose} onClose={onClose} />;
}

function Find({ pass, onChoose, onClose }: RestoreProps & { readonly onChoose: (found: Found) => void }) {
  const { client } = useRescue();
  const { isBusy, failure, run } = useActing();
  const [path, setPath] = useState('');
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [isOwnEmpty, setOwnEmpty] = useState(false);

  useEffect(() => {
    let isLeft = false;
    client.findBackups({ pass, path: null }).then(
      (reply) => {
        if (isLeft) return;
        if (reply.ok) setFound(reply.value);
        else setOwnEmpty(true);
      },
      () => setOwnEmpty(true),
    );
    return () => {
      isLeft = true;
    };
  }, [client, pass]);

  const place = path.trim();
  return (
    <FormDialog
      title={text.restore}
      submit={text.restoreFind}
      isBusy={isBusy}
      isWide
      failure={failure}
      onSubmit={() =>
        void run(() => client.findBackups({ pass, path: place === '' ? null : place }), setFound)
      }
      onClose={onClose}
    >
      {isOwnEmpty && found === null && <Note tone="warn" text={text.restoreNone} />}
      <PathField
        label={text.restorePlace}
        kinds={['folder', 'backup']}
        value={path}
        note={{ tone: 'note', text: text.restorePlaceHint }}
        onChange={setPath}
      />
      {found !== null && <FoundList found={found} onChoose={onChoose} />}
    </FormDialog>
  );
}

interface OpenProps extends RestoreProps {
  readonly chosen: Found;
  readonly onOpened: (preview: Preview) => void;
  readonly onBack: () => void;
}

function Open({ chosen, pass, onOpened, onBack, onClose }: OpenProps) {
  const { client } = useRescue();
  const { isBusy, failure, run } = useActing();
  const [passphrase, setPassphrase] = useState('');
  const { path, isEncrypted } = chosen;
  const open = (typed: string | null) =>
    void run(() => client.previewBackup({ pass, path, passphrase: typed }), onOpened);
  return (
    <FormDialog
      title={text.restore}
      submit={text.restoreOpen}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => open(passphrase === '' ? null : passphrase)}
      onClose={onClose}
    >
      <p>{isEncrypted ? text.restorePassphraseText : momentWords(chosen.madeAt)}</p>
      {isEncrypted && (
        <PasswordField
          label={text.restorePassphrase}
          kind="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
      )}
      <p role="status">{isBusy && text.restoreOpening}</p>
      <Button look="act" onClick={onBack}>
        {text.restoreChooseOther}
      </Button>
    </FormDialog>
  );
}

function Confirm({ preview, pass, onClose }: RestoreProps & { readonly preview: Preview }) {
  const { client } = useRescue();
  const { isBusy, failure, run } = useActing();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={text.restore}
      submit={text.restoreSubmit}
      isBusy={isBusy}
      isWide
      failure={failure}
      canSubmit={reason.trim().length >= 5}
      onSubmit={() =>
        void run(
          () => client.restoreBackup({ pass, previewId: preview.previewId, reason }),
          () => window.location.assign('/'),
        )
      }
      onClose={onClose}
    >
      <PreviewView preview={preview} />
      <Effects lines={text.restoreEffects(momentWords(preview.madeAt))} />
      <TextArea
        label={text.restoreReason}
        rows={2}
        maxLength={300}
        value={reason}
        note={{ tone: 'note', text: text.restoreReasonHint }}
        onChange={setReason}
      />
    </FormDialog>
  );
}
