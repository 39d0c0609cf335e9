import { CircleX } from 'lucide-react';
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/kit/result.ts';
import type { Refusal } from '../../../shared/kit/method.ts';
import { Button } from '../../kit/button.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { Sentence } from '../../kit/sentence.tsx';
import { Ghost } from '../../kit/states.tsx';
import { KIT_TEXT } from '../../kit/text.fa.ts';
import { useAct } from '../../shell/asking.ts';
import { type OfficeClient, useOffice } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { BACKUP_ERRORS } from './errors.fa.ts';
import { Progress } from './progress.tsx';
import { PREVIEW_TEXT } from './restore-text.fa.ts';
import { PASSPHRASE_TEXT } from './text.fa.ts';
import { useWork } from './work.ts';

type Code = keyof typeof BACKUP_ERRORS;

/** A backup on its way to being open: read, asking for its passphrase, or not to be opened. */
export type Opening<Value> =
  | { readonly step: 'working' }
  | { readonly step: 'passphrase'; readonly failure: string | null }
  | { readonly step: 'failed'; readonly sentence: string | null }
  | { readonly step: 'opened'; readonly value: Value };

interface Opener<Value> {
  readonly opening: Opening<Value>;
  readonly openWith: (passphrase: string) => void;
}

/**
 * Opens a backup at once and without a passphrase: the office keeps the key of its own; only where that does
 * not fit is a person asked. `onStopped` once the person has stopped it.
 */
export function useOpening<Value>(
  open: (office: OfficeClient, passphrase: string | null) => Promise<Result<Value, Code | Refusal>>,
  onStopped: () => void,
): Opener<Value> {
  const { run } = useAct();
  const [opening, setOpening] = useState<Opening<Value>>({ step: 'working' });
  const latest = useRef({ open, onStopped });
  useEffect(() => {
    latest.current = { open, onStopped };
  });

  const begin = useCallback(
    async (passphrase: string | null) => {
      setOpening({ step: 'working' });
      const result = await run((office) => latest.current.open(office, passphrase));
      if (result === undefined) setOpening({ step: 'failed', sentence: null });
      else if (result.ok) setOpening({ step: 'opened', value: result.value });
      else if (result.error === 'stopped') latest.current.onStopped();
      else if (result.error === 'passphrase_needed') setOpening({ step: 'passphrase', failure: null });
      else if (result.error === 'wrong_passphrase') {
        setOpening({ step: 'passphrase', failure: sentenceOf(BACKUP_ERRORS, 'wrong_passphrase') });
      } else setOpening({ step: 'failed', sentence: sentenceOf(BACKUP_ERRORS, result.error) });
    },
    [run],
  );

  // Once, although a development build runs effects twice: one work at a time is all the office does.
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void begin(null);
  }, [begin]);

  return { opening, openWith: (passphrase) => void begin(passphrase) };
}

/** By which method the person who looks may stop the work. */
export type Stop = 'stopWork' | 'stopFirst';

interface OpeningViewProps<Value> {
  readonly opener: Opener<Value>;
  readonly stop: Stop;
  /** Around body and foot differ a dialog and a page. */
  readonly body: string;
  readonly foot: string;
  readonly leave: string;
  readonly onLeave: () => void;
  readonly children: (value: Value) => ReactNode;
}

/** What stands in the place of an opened backup until it is open. */
export function OpeningView<Value>({
  opener: { opening, openWith },
  stop,
  body,
  foot,
  leave,
  onLeave,
  children,
}: OpeningViewProps<Value>) {
  switch (opening.step) {
    case 'opened':
      return children(opening.value);
    case 'working':
      return (
        <div className={body}>
          <Working stop={stop} />
        </div>
      );
    case 'failed':
      return (
        <>
          <div className={body}>
            <div className="notice notice--bad" role="alert">
              <CircleX className="icon" aria-hidden="true" />
              <div>
                <b>{PREVIEW_TEXT.failed}</b>
                {opening.sentence !== null && (
                  <p>
                    <Sentence text={opening.sentence} />
                  </p>
                )}
              </div>
            </div>
          </div>
          <div className={foot}>
            <Button onClick={onLeave}>{leave}</Button>
          </div>
        </>
      );
    case 'passphrase':
      return (
        <AskPassphrase
          failure={opening.failure}
          body={body}
          foot={foot}
          leave={leave}
          onOpen={openWith}
          onLeave={onLeave}
        />
      );
  }
}

/** The work under way; until the office tells how far it is, pale rows. */
export function Working({ stop }: { readonly stop: Stop | null }) {
  const seen = useWork(true);
  const office = useOffice();
  if (seen === null) return <Ghost rows={6} />;
  return (
    <Progress
      seen={seen}
      {...(stop === null ? {} : { onStop: () => void office.backups[stop]({}).catch(() => undefined) })}
    />
  );
}

interface AskPassphraseProps {
  readonly failure: string | null;
  readonly body: string;
  readonly foot: string;
  readonly leave: string;
  readonly onOpen: (passphrase: string) => void;
  readonly onLeave: () => void;
}

function AskPassphrase({ failure, body, foot, leave, onOpen, onLeave }: AskPassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = passphrase === '';
  function submitted(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if (!isMissing) onOpen(passphrase);
  }
  const said = isTried && isMissing ? PASSPHRASE_TEXT.askedNeeded : failure;
  return (
    <form onSubmit={submitted} noValidate>
      <div className={body}>
        <p>{PASSPHRASE_TEXT.asked}</p>
        <PasswordField
          label={PASSPHRASE_TEXT.passphrase}
          kind="current-password"
          isFocusedFirst
          value={passphrase}
          note={said === null ? null : { tone: 'bad', text: said }}
          onChange={setPassphrase}
        />
      </div>
      <div className={foot}>
        <Button onClick={onLeave}>{leave === PREVIEW_TEXT.close ? KIT_TEXT.cancel : leave}</Button>
        <Button type="submit" look="primary">
          {PASSPHRASE_TEXT.open}
        </Button>
      </div>
    </form>
  );
}
