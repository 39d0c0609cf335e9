import { useState } from 'react';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { CheckField, type FieldNote, Note } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { useAct } from '../../shell/asking.ts';
import { sentenceOf } from '../../shell/sentence.ts';
import { PasswordDialog } from '../accounts/password-dialog.tsx';
import { END_TEXT, PROTECTION_ERRORS, PROTECT_TEXT as text } from './text.fa.ts';

/** As the contract has it. */
const LEAST_LENGTH = 12;

const bad = (sentence: string): FieldNote => ({ tone: 'bad', text: sentence });

interface ProtectDialogProps {
  readonly isProtected: boolean;
  readonly hasSystemStore: boolean;
  readonly opensBySystem: boolean;
  readonly onClose: () => void;
}

/** Protects the folder under a passphrase, or puts another one in its place. */
export function ProtectDialog({ isProtected, hasSystemStore, opensBySystem, onClose }: ProtectDialogProps) {
  const act = useAct();
  const { tell } = useNotices();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isBySystem, setBySystem] = useState(opensBySystem);
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isLong = passphrase.length >= LEAST_LENGTH;
  const isSame = again === passphrase;

  async function submit() {
    setTried(true);
    setFailure(null);
    if (password === '' || !isLong || !isSame) return;
    const input = { passphrase, password, bySystem: hasSystemStore && isBySystem };
    const result = await act.run(({ protection }) =>
      isProtected ? protection.changePassphrase(input) : protection.protectFolder(input),
    );
    if (result === undefined) return;
    if (!result.ok) {
      setFailure(sentenceOf(PROTECTION_ERRORS, result.error));
      return;
    }
    tell(
      isProtected
        ? { tone: 'ok', title: text.changed, text: text.changedText }
        : { tone: 'ok', title: text.done, text: text.doneText },
    );
    onClose();
  }

  return (
    <FormDialog
      title={isProtected ? text.changeTitle : text.title}
      submit={isProtected ? text.changeSubmit : text.submit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Effects lines={isProtected ? text.changeEffects : text.effects} />
      <Note tone="warn" text={text.forgotten} />
      <PasswordField
        label={text.passphrase}
        kind="new-password"
        value={passphrase}
        note={isTried && !isLong ? bad(text.tooShort) : { tone: 'note', text: text.hint }}
        onChange={setPassphrase}
      />
      <PasswordField
        label={text.again}
        kind="new-password"
        value={again}
        note={!isSame && (isTried || again.length >= passphrase.length) ? bad(text.notSame) : null}
        onChange={setAgain}
      />
      {hasSystemStore && <CheckField label={text.bySystem} isOn={isBySystem} onChange={setBySystem} />}
      <PasswordField
        label={text.password}
        kind="current-password"
        value={password}
        note={isTried && password === '' ? bad(text.passwordNeeded) : null}
        onChange={setPassword}
      />
    </FormDialog>
  );
}

/** Ends the protection. */
export function EndDialog({ onClose }: { readonly onClose: () => void }) {
  const { tell } = useNotices();
  return (
    <PasswordDialog
      title={END_TEXT.title}
      submit={END_TEXT.submit}
      effects={END_TEXT.effects}
      label={text.password}
      needed={text.passwordNeeded}
      act={({ protection }, password) => protection.endProtection({ password })}
      sentence={(code) => sentenceOf(PROTECTION_ERRORS, code)}
      onDone={() => {
        tell({ tone: 'ok', title: END_TEXT.done, text: END_TEXT.doneText });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
