import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog, Effects, FormDialog } from '../../kit/dialog.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { Empty } from '../../kit/states.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { RecoveryCode } from '../office/recovery-code.tsx';
import { OFFICE_ERRORS, RECOVERY_TEXT } from '../office/text.fa.ts';
import { SectionHead } from './section-head.tsx';
import { RECOVERY_SECTION_TEXT, SETTINGS_TEXT } from './text.fa.ts';

/** Another recovery code, for a lost sheet; the one before is void. */
export function RecoverySection() {
  const { office } = useMyself();
  const [isAsking, ask] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  return (
    <>
      <SectionHead title={SETTINGS_TEXT.recovery} about={RECOVERY_SECTION_TEXT.about} canChange>
        {!office.isSample && (
          <Button look="primary" icon={KeyRound} onClick={() => ask(true)}>
            {RECOVERY_SECTION_TEXT.renew}
          </Button>
        )}
      </SectionHead>
      {office.isSample ? (
        <Empty icon={KeyRound} title={RECOVERY_SECTION_TEXT.sample} />
      ) : (
        <div className="settings__pad">
          <Effects lines={RECOVERY_TEXT.rules} />
        </div>
      )}
      {isAsking && (
        <RenewDialog
          onRenewed={(renewed) => {
            ask(false);
            setCode(renewed);
          }}
          onClose={() => ask(false)}
        />
      )}
      {code !== null && (
        // Esc does nothing here: the code cannot be shown again.
        <Dialog title={RECOVERY_SECTION_TEXT.shown} isWide isHeld onClose={() => undefined}>
          <div className="modal__body">
            <p>{RECOVERY_TEXT.text}</p>
            <RecoveryCode code={code} goOn={RECOVERY_TEXT.close} onKept={() => setCode(null)} />
          </div>
        </Dialog>
      )}
    </>
  );
}

interface RenewDialogProps {
  readonly onRenewed: (code: string) => void;
  readonly onClose: () => void;
}

function RenewDialog({ onRenewed, onClose }: RenewDialogProps) {
  const act = useAct();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit() {
    setTried(true);
    setFailure(null);
    if (password === '') return;
    const result = await act.run((office) => office.office.renewRecoveryCode({ password }));
    if (result?.ok === true) onRenewed(result.value.recoveryCode);
    else if (result) setFailure(sentenceOf(OFFICE_ERRORS, result.error));
  }

  return (
    <FormDialog
      title={RECOVERY_SECTION_TEXT.title}
      submit={RECOVERY_SECTION_TEXT.submit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Effects lines={RECOVERY_SECTION_TEXT.effects} />
      <PasswordField
        label={RECOVERY_SECTION_TEXT.password}
        kind="current-password"
        isFocusedFirst
        value={password}
        note={isTried && password === '' ? { tone: 'bad', text: RECOVERY_SECTION_TEXT.passwordNeeded } : null}
        onChange={setPassword}
      />
    </FormDialog>
  );
}
