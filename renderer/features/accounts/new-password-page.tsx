import { useRef, useState } from 'react';
import type { Myself } from '../../../shared/features/accounts/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Form, focusFirstProblem } from '../../kit/form.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { useAct } from '../../shell/asking.ts';
import { Gate } from '../../shell/gate.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { useSignOut } from '../../shell/sign-out.ts';
import { NO_PASSWORD, NewPasswordFields, isPairRight } from './new-password-fields.tsx';
import { ACCOUNT_ERRORS, OWN_PASSWORD_TEXT, PASSWORD_TEXT } from './text.fa.ts';

/** Somebody else set this person's password: before anything else they choose their own. */
export function NewPasswordPage({ myself }: { readonly myself: Myself }) {
  const act = useAct();
  const signOut = useSignOut();
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [pair, setPair] = useState(NO_PASSWORD);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function change() {
    setTried(true);
    setFailure(null);
    if (password === '' || !isPairRight(pair, myself.userName)) {
      focusFirstProblem(form.current);
      return;
    }
    const result = await act.run((client) =>
      client.accounts.changeOwnPassword({ password, newPassword: pair.password }),
    );
    if (result?.ok === false) setFailure(sentenceOf(ACCOUNT_ERRORS, result.error));
  }

  return (
    <Gate title={OWN_PASSWORD_TEXT.forcedTitle} text={OWN_PASSWORD_TEXT.forcedText} isWide>
      <p className="gate__who">
        <b>{myself.fullName}</b>
        {myself.post === '' ? '' : `، ${myself.post}`}
      </p>
      <Form
        ref={form}
        submit={OWN_PASSWORD_TEXT.submit}
        isBusy={act.isBusy}
        failure={failure}
        onSubmit={() => void change()}
        aside={
          <Button look="act" onClick={signOut}>
            {OWN_PASSWORD_TEXT.signOut}
          </Button>
        }
      >
        <PasswordField
          label={OWN_PASSWORD_TEXT.givenPassword}
          kind="current-password"
          isFocusedFirst
          value={password}
          note={isTried && password === '' ? { tone: 'bad', text: PASSWORD_TEXT.needed } : null}
          onChange={setPassword}
        />
        <NewPasswordFields pair={pair} onChange={setPair} userName={myself.userName} isTried={isTried} />
      </Form>
    </Gate>
  );
}
