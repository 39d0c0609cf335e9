import { KeyRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { Form, focusFirstProblem } from '../../kit/form.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { PageHead } from '../../kit/page.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { Empty } from '../../kit/states.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { NO_PASSWORD, NewPasswordFields, isPairRight } from './new-password-fields.tsx';
import { ACCOUNT_ERRORS, OWN_PASSWORD_TEXT, PASSWORD_TEXT } from './text.fa.ts';

/** The person's own password. */
export function OwnPasswordPage() {
  const { office } = useMyself();
  return (
    <>
      <PageHead
        title={OWN_PASSWORD_TEXT.title}
        {...(office.isSample ? {} : { sub: OWN_PASSWORD_TEXT.sub })}
      />
      {office.isSample ? (
        <Empty icon={KeyRound} title={OWN_PASSWORD_TEXT.sample} />
      ) : (
        <div className="page-body">
          <OwnPasswordForm />
        </div>
      )}
    </>
  );
}

function OwnPasswordForm() {
  const { myself } = useMyself();
  const { tell } = useNotices();
  const act = useAct();
  const form = useRef<HTMLFormElement>(null);
  const current = useRef<HTMLInputElement>(null);
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
    if (result?.ok === false) {
      setFailure(sentenceOf(ACCOUNT_ERRORS, result.error));
      return;
    }
    if (result === undefined) return;
    tell({ tone: 'ok', title: OWN_PASSWORD_TEXT.done, text: OWN_PASSWORD_TEXT.doneText });
    setPassword('');
    setPair(NO_PASSWORD);
    setTried(false);
    current.current?.focus();
  }

  return (
    <Form
      ref={form}
      submit={OWN_PASSWORD_TEXT.submit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void change()}
    >
      <PasswordField
        ref={current}
        label={OWN_PASSWORD_TEXT.current}
        kind="current-password"
        value={password}
        note={isTried && password === '' ? { tone: 'bad', text: PASSWORD_TEXT.needed } : null}
        onChange={setPassword}
      />
      <NewPasswordFields pair={pair} onChange={setPair} userName={myself.userName} isTried={isTried} />
    </Form>
  );
}
