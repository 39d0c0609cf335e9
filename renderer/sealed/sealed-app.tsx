import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { sealedContract } from '../../shared/features/protection/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client } from '../../shared/kit/method.ts';
import { Bar } from '../kit/bar.tsx';
import { Form } from '../kit/form.tsx';
import { PasswordField } from '../kit/password-field.tsx';
import { Failure } from '../kit/states.tsx';
import { Refused, failureNotice } from '../shell/asking.ts';
import { Gate } from '../shell/gate.tsx';
import { useConnection } from '../shell/office.tsx';
import { sentenceOf } from '../shell/sentence.ts';
import { useTheme } from '../shell/theme.ts';
import { SEALED_ERRORS, SEALED_TEXT as text } from './text.fa.ts';

type SealedClient = Client<typeof sealedContract>['sealed'];

/** The window while the office's folder waits for its key. */
export function SealedApp() {
  useTheme();
  const { host } = useConnection();
  const client = useMemo(
    () => createClient(sealedContract, (method, input) => host.invoke({ token: null, method, input })).sealed,
    [host],
  );
  const state = useQuery({
    queryKey: ['sealed.getState'],
    queryFn: async () => {
      const reply = await client.getState({});
      if (!reply.ok) throw new Refused(reply.error);
      return reply.value;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (state.data !== undefined) return <Unlocking client={client} {...state.data} />;
  return (
    <Gate title={text.title}>
      {state.isError && <Failure failure={state.error} onRetry={() => void state.refetch()} />}
    </Gate>
  );
}

interface UnlockingProps {
  readonly client: SealedClient;
  readonly folder: string;
  readonly canOpenBySystem: boolean;
}

function Unlocking({ client, folder, canOpenBySystem }: UnlockingProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const secret = useRef<HTMLInputElement>(null);
  // The system's store needs nobody: it is asked once, as soon as the window stands.
  useQuery({
    queryKey: ['sealed.unlock'],
    queryFn: async () => {
      await unlock(null);
      return null;
    },
    enabled: canOpenBySystem,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

  async function unlock(by: string | null): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      const reply = await client.unlock({ passphrase: by });
      if (reply.ok) {
        window.location.reload();
        return;
      }
      setFailure(sentenceOf(SEALED_ERRORS, reply.error));
    } catch (thrown) {
      // Opening failed underneath: what the page shows when it is loaded anew says why.
      const notice = failureNotice(thrown);
      setFailure(`${notice.title}. ${notice.text}`);
    }
    setBusy(false);
    secret.current?.select();
    secret.current?.focus();
  }

  function submit() {
    setTried(true);
    if (passphrase === '') secret.current?.focus();
    else void unlock(passphrase);
  }

  return (
    <Gate
      title={text.title}
      text={text.text}
      foot={
        <span>
          {text.folder} <bdi dir="ltr">{folder}</bdi>
        </span>
      }
    >
      <Form submit={text.open} isBusy={isBusy} failure={failure} onSubmit={submit}>
        <PasswordField
          ref={secret}
          label={text.passphrase}
          kind="current-password"
          isFocusedFirst
          value={passphrase}
          note={isTried && passphrase === '' ? { tone: 'bad', text: text.needed } : null}
          onChange={setPassphrase}
        />
      </Form>
      {isBusy ? <Opening client={client} /> : <p className="gate__text">{text.forgotten}</p>}
    </Gate>
  );
}

const ASK_EVERY_MS = 400;

function Opening({ client }: { readonly client: SealedClient }) {
  const { data } = useQuery({
    queryKey: ['sealed.getProgress'],
    queryFn: async () => {
      const reply = await client.getProgress({});
      return reply.ok ? reply.value.progress : null;
    },
    refetchInterval: ASK_EVERY_MS,
    staleTime: 0,
  });
  const share = data && data.total > 0 ? data.done / data.total : null;
  return (
    <div className="busy" role="status">
      <p>
        <b>{text.opening}</b>
      </p>
      <Bar label={text.opening} share={share} />
      <p>{text.openingText}</p>
    </div>
  );
}
