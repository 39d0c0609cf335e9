import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Form } from '../../kit/form.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { Gate } from '../../shell/gate.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { useSignOut } from '../../shell/sign-out.ts';
import { ACCOUNT_ERRORS, LOCK_TEXT, PASSWORD_TEXT } from './text.fa.ts';
import { NO_TRIES, joined, waitSentence, withOneMore } from './tries.ts';

/**
 * Covers everything until the person proves who they are. A modal dialog itself: a dialog of the page
 * that stands open below would otherwise keep the keyboard to itself.
 */
export function LockScreen({ onUnlocked }: { readonly onUnlocked: () => void }) {
  const { myself, office } = useMyself();
  const leave = useSignOut();
  const act = useAct();
  const cover = useRef<HTMLDialogElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [tries, setTries] = useState(NO_TRIES);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  useLayoutEffect(() => {
    const before = document.title;
    const shown = cover.current;
    shown?.showModal();
    (secret.current ?? shown?.querySelector<HTMLElement>('[type="submit"]'))?.focus();
    return () => {
      shown?.close();
      document.title = before;
    };
  }, []);

  async function unlock() {
    setTried(true);
    setFailure(null);
    if (!office.isSample && password === '') {
      secret.current?.focus();
      return;
    }
    const result = await act.run((asked) => asked.accounts.unlock({ password }));
    if (result?.ok === true) {
      onUnlocked();
    } else if (result) {
      const counted = result.error === 'wrong_password' ? withOneMore(tries, myself.userName) : tries;
      setTries(counted);
      const said = sentenceOf(ACCOUNT_ERRORS, result.error);
      setFailure(
        result.error === 'wrong_password' ? joined(said, waitSentence(counted, myself.userName)) : said,
      );
      secret.current?.select();
      secret.current?.focus();
    }
  }

  return (
    <dialog
      ref={cover}
      className="cover"
      aria-label={LOCK_TEXT.title}
      onCancel={(event) => event.preventDefault()}
    >
      <Gate
        title={LOCK_TEXT.title}
        text={office.isSample ? LOCK_TEXT.sampleText : LOCK_TEXT.text}
        office={office.title}
        foot={
          <>
            <Button look="act" onClick={leave}>
              {LOCK_TEXT.other}
            </Button>
            <span>{LOCK_TEXT.otherText}</span>
          </>
        }
      >
        <p className="gate__who">
          <b>{myself.fullName}</b>
          {myself.post === '' ? '' : `، ${myself.post}`}
        </p>
        <Form submit={LOCK_TEXT.unlock} isBusy={act.isBusy} failure={failure} onSubmit={() => void unlock()}>
          {!office.isSample && (
            <PasswordField
              ref={secret}
              label={PASSWORD_TEXT.password}
              kind="current-password"
              isFocusedFirst
              value={password}
              note={isTried && password === '' ? { tone: 'bad', text: PASSWORD_TEXT.needed } : null}
              onChange={setPassword}
            />
          )}
        </Form>
      </Gate>
    </dialog>
  );
}
