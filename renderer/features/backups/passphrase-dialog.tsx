import { useState } from 'react';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { Choice, type FieldNote, Note } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { BACKUP_ERRORS } from './errors.fa.ts';
import { PASSPHRASE_TEXT } from './text.fa.ts';

interface PassphraseDialogProps {
  readonly isEncrypted: boolean;
  readonly onClose: () => void;
}

/** As the contract has it. */
const LEAST_LENGTH = 12;

/** Encrypts every backup from now on, under another passphrase, or no longer. */
export function PassphraseDialog({ isEncrypted, onClose }: PassphraseDialogProps) {
  const act = useAct();
  const { tell } = useNotices();
  // The sample's people have no password.
  const { isSample } = useMyself().office;
  const [what, setWhat] = useState<'change' | 'off'>('change');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isOff = what === 'off';
  const isLong = passphrase.length >= LEAST_LENGTH;
  const isSame = again === passphrase;

  async function submit() {
    setTried(true);
    setFailure(null);
    if ((password === '' && !isSample) || (!isOff && !(isLong && isSame))) return;
    const result = await act.run((office) =>
      office.backups.setPassphrase({ passphrase: isOff ? null : passphrase, password }),
    );
    if (result === undefined) return;
    if (!result.ok) {
      setFailure(sentenceOf(BACKUP_ERRORS, result.error));
      return;
    }
    tell(
      isOff
        ? { tone: 'ok', title: PASSPHRASE_TEXT.turnedOff, text: PASSPHRASE_TEXT.turnedOffText }
        : { tone: 'ok', title: PASSPHRASE_TEXT.turnedOn, text: PASSPHRASE_TEXT.turnedOnText },
    );
    onClose();
  }

  const bad = (text: string): FieldNote => ({ tone: 'bad', text });
  return (
    <FormDialog
      title={PASSPHRASE_TEXT.title}
      submit={
        isOff
          ? PASSPHRASE_TEXT.offSubmit
          : isEncrypted
            ? PASSPHRASE_TEXT.changeSubmit
            : PASSPHRASE_TEXT.submit
      }
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {isEncrypted && (
        <Choice
          label={PASSPHRASE_TEXT.what}
          value={what}
          options={[
            { value: 'change', label: PASSPHRASE_TEXT.change },
            { value: 'off', label: PASSPHRASE_TEXT.off },
          ]}
          onChange={setWhat}
        />
      )}
      <Effects lines={isOff ? PASSPHRASE_TEXT.offEffects : PASSPHRASE_TEXT.effects} />
      {!isOff && (
        <>
          <div className="backup-forgotten">
            <Note tone="warn" text={PASSPHRASE_TEXT.forgotten} />
          </div>
          <PasswordField
            label={PASSPHRASE_TEXT.passphrase}
            kind="new-password"
            value={passphrase}
            note={
              isTried && !isLong
                ? bad(PASSPHRASE_TEXT.tooShort)
                : { tone: 'note', text: PASSPHRASE_TEXT.passphraseHint }
            }
            onChange={setPassphrase}
          />
          <PasswordField
            label={PASSPHRASE_TEXT.again}
            kind="new-password"
            value={again}
            note={
              !isSame && (isTried || again.length >= passphrase.length) ? bad(PASSPHRASE_TEXT.notSame) : null
            }
            onChange={setAgain}
          />
        </>
      )}
      {!isSample && (
        <PasswordField
          label={PASSPHRASE_TEXT.password}
          kind="current-password"
          value={password}
          note={isTried && password === '' ? bad(PASSPHRASE_TEXT.passwordNeeded) : null}
          onChange={setPassword}
        />
      )}
    </FormDialog>
  );
}
