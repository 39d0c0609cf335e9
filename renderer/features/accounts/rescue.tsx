import { useRef, useState } from 'react';
import { readRecoveryCode } from '../../../shared/features/office/recovery-code.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { Form, focusFirstProblem } from '../../kit/form.tsx';
import { useAct } from '../../shell/asking.ts';
import { Gate } from '../../shell/gate.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { OFFICE_ERRORS } from '../office/text.fa.ts';
import { NO_PASSWORD, NewPasswordFields, isPairRight } from './new-password-fields.tsx';
import { ENTRANCE_TEXT } from './text.fa.ts';

interface RescueProps {
  readonly office: string;
  readonly onRescued: (entry: { readonly token: string; readonly recoveryCode: string }) => void;
  readonly onBack: () => void;
}

/** An administrator who forgot the password comes back by the recovery code from the safe. */
export function Rescue({ office, onRescued, onBack }: RescueProps) {
  const act = useAct();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [userName, setUserName] = useState('');
  const [pair, setPair] = useState(NO_PASSWORD);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const isCode = readRecoveryCode(code) !== null;
  const isWhole = isCode && userName.trim() !== '' && isPairRight(pair, userName);

  async function submit() {
    setTried(true);
    setFailure(null);
    if (!isWhole) {
      focusFirstProblem(form.current);
      return;
    }
    const result = await act.run((client) =>
      client.office.rescueAdministrator({ recoveryCode: code, userName, password: pair.password }),
    );
    if (result?.ok === true) onRescued(result.value);
    else if (result) setFailure(sentenceOf(OFFICE_ERRORS, result.error));
  }

  return (
    <Gate title={ENTRANCE_TEXT.rescueTitle} text={ENTRANCE_TEXT.rescueText} office={office} isWide>
      <Form
        ref={form}
        submit={ENTRANCE_TEXT.rescueSubmit}
        isBusy={act.isBusy}
        failure={failure}
        onSubmit={() => void submit()}
        aside={
          <Button look="act" onClick={onBack}>
            {ENTRANCE_TEXT.backToSignIn}
          </Button>
        }
      >
        <TextField
          label={ENTRANCE_TEXT.recoveryCode}
          width="full"
          isFigures
          inputMode="numeric"
          autoFocus
          maxLength={80}
          value={code}
          note={
            isTried && !isCode
              ? { tone: 'bad', text: ENTRANCE_TEXT.recoveryCodeWrong }
              : { tone: 'note', text: ENTRANCE_TEXT.recoveryCodeHint }
          }
          onChange={setCode}
        />
        <TextField
          label={ENTRANCE_TEXT.administratorName}
          width="m"
          maxLength={40}
          value={userName}
          note={isTried && userName.trim() === '' ? { tone: 'bad', text: ENTRANCE_TEXT.nameNeeded } : null}
          onChange={setUserName}
        />
        <NewPasswordFields pair={pair} onChange={setPair} userName={userName} isTried={isTried} />
      </Form>
    </Gate>
  );
}
