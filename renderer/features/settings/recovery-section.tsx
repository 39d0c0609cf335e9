import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog, Effects } from '../../kit/dialog.tsx';
import { Empty } from '../../kit/states.tsx';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { PasswordDialog } from '../accounts/password-dialog.tsx';
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
        <PasswordDialog
          title={RECOVERY_SECTION_TEXT.title}
          submit={RECOVERY_SECTION_TEXT.submit}
          effects={RECOVERY_SECTION_TEXT.effects}
          label={RECOVERY_SECTION_TEXT.password}
          needed={RECOVERY_SECTION_TEXT.passwordNeeded}
          act={({ office: asked }, password) => asked.renewRecoveryCode({ password })}
          sentence={(code) => sentenceOf(OFFICE_ERRORS, code)}
          onDone={({ recoveryCode }) => {
            ask(false);
            setCode(recoveryCode);
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
