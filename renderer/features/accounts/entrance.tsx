import { CircleCheck, UserRound } from 'lucide-react';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { office } from '../../../shared/features/office/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { Form, focusFirstProblem } from '../../kit/form.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { Sentence } from '../../kit/sentence.tsx';
import { useAct } from '../../shell/asking.ts';
import { ClockWarning } from '../../shell/clock-notice.tsx';
import { Gate } from '../../shell/gate.tsx';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { ROLE_WORDS } from '../../shell/text.fa.ts';
import { Rescue } from './rescue.tsx';
import { ACCOUNT_ERRORS, ENTRANCE_TEXT, PASSWORD_TEXT } from './text.fa.ts';
import { NO_TRIES, joined, waitSentence, withOneMore } from './tries.ts';

type State = z.output<(typeof office)['getState']['output']>;

interface EntranceProps {
  readonly state: State;
  /** A recovery code was used up: the new one has to be shown before the office opens. */
  readonly onRescued: (entry: { readonly token: string; readonly recoveryCode: string }) => void;
}

/** Who comes in: by name and password, in the sample by one click, in need by the recovery code. */
export function Entrance({ state, onRescued }: EntranceProps) {
  const [isRescuing, rescue] = useState(false);
  const foot = <span>{ENTRANCE_TEXT.version(toPersianDigits(state.version))}</span>;
  if (state.isSample) {
    return (
      <Gate
        title={ENTRANCE_TEXT.sampleTitle}
        text={ENTRANCE_TEXT.sampleText}
        office={state.title}
        foot={foot}
      >
        <WhatHappened />
        <ClockWarning behind={state.clockBehind} />
        <SamplePeople people={state.sampleAccounts} />
      </Gate>
    );
  }
  if (isRescuing) {
    return <Rescue office={state.title} onRescued={onRescued} onBack={() => rescue(false)} />;
  }
  return (
    <Gate title={ENTRANCE_TEXT.title} office={state.title} foot={foot}>
      <WhatHappened />
      <ClockWarning behind={state.clockBehind} />
      <SignIn onForgotten={() => rescue(true)} />
    </Gate>
  );
}

/** Why one stands before the door: the office was brought back to an earlier state. */
function WhatHappened() {
  const { news } = useConnection();
  if (news === null) return null;
  return (
    <div className="notice notice--ok notice--news" role="status">
      <CircleCheck className="icon" aria-hidden="true" />
      <div>
        <b>{news.title}</b>
        <p>{news.text}</p>
      </div>
    </div>
  );
}

function SamplePeople({ people }: { readonly people: State['sampleAccounts'] }) {
  const act = useAct();
  const { setToken } = useConnection();
  const [failure, setFailure] = useState<string | null>(null);
  async function enterAs(userName: string) {
    const result = await act.run((client) => client.accounts.enterSample({ userName }));
    if (result?.ok === true) setToken(result.value.token);
    else if (result) setFailure(sentenceOf(ACCOUNT_ERRORS, result.error));
  }
  return (
    <>
      <ul className="people">
        {people.map(({ userName, fullName, post, roles }, index) => (
          <li key={userName}>
            <button
              type="button"
              autoFocus={index === 0}
              disabled={act.isBusy}
              onClick={() => void enterAs(userName)}
            >
              <UserRound className="icon" aria-hidden="true" />
              <b>{fullName}</b>
              <span>{roles.map((role) => ROLE_WORDS[role]).join('، ')}</span>
              <span className="people__post">{post}</span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">
        {failure !== null && (
          <p className="f__note f__note--bad">
            <Sentence text={failure} />
          </p>
        )}
      </div>
    </>
  );
}

function SignIn({ onForgotten }: { readonly onForgotten: () => void }) {
  const act = useAct();
  const { setToken } = useConnection();
  const form = useRef<HTMLFormElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [tries, setTries] = useState(NO_TRIES);
  const [isForgotten, setForgotten] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function signIn() {
    setTried(true);
    setFailure(null);
    if (userName.trim() === '' || password === '') {
      focusFirstProblem(form.current);
      return;
    }
    const result = await act.run((client) => client.accounts.signIn({ userName, password }));
    if (result?.ok === true) {
      setToken(result.value.token);
    } else if (result) {
      const counted = result.error === 'wrong_name_or_password' ? withOneMore(tries, userName) : tries;
      setTries(counted);
      const said = sentenceOf(ACCOUNT_ERRORS, result.error);
      setFailure(
        result.error === 'wrong_name_or_password' ? joined(said, waitSentence(counted, userName)) : said,
      );
      secret.current?.select();
      secret.current?.focus();
    }
  }

  return (
    <Form
      ref={form}
      submit={ENTRANCE_TEXT.enter}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void signIn()}
      aside={
        <Button look="act" aria-expanded={isForgotten} onClick={() => setForgotten(!isForgotten)}>
          {ENTRANCE_TEXT.forgot}
        </Button>
      }
    >
      <TextField
        label={ENTRANCE_TEXT.userName}
        width="m"
        autoFocus
        autoComplete="username"
        maxLength={40}
        value={userName}
        note={isTried && userName.trim() === '' ? { tone: 'bad', text: ENTRANCE_TEXT.nameNeeded } : null}
        onChange={setUserName}
      />
      <PasswordField
        ref={secret}
        label={PASSWORD_TEXT.password}
        kind="current-password"
        value={password}
        note={isTried && password === '' ? { tone: 'bad', text: PASSWORD_TEXT.needed } : null}
        onChange={setPassword}
      />
      {isForgotten && (
        <div className="form__more">
          <p>{ENTRANCE_TEXT.forgotText}</p>
          <Button onClick={onForgotten}>{ENTRANCE_TEXT.rescue}…</Button>
        </div>
      )}
    </Form>
  );
}
