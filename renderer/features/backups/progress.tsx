import { useEffect, useState } from 'react';
import { formatCount } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { BACKUP_TEXT } from './text.fa.ts';
import { WORK_WORDS, sizeOf } from './words.fa.ts';
import type { Work } from './work.ts';

interface ProgressProps {
  readonly work: Work;
  /** Left out where nobody may stop it. */
  readonly onStop?: () => void;
}

/** How far a long work has come, in figures, and the way to stop it. */
export function Progress({ work, onStop }: ProgressProps) {
  const [isStopping, setStopping] = useState(false);
  const seconds = useSecondsLeft(work);
  const share = work.total === 0 ? null : Math.min(work.done / work.total, 1);
  const percent = Math.round((share ?? 0) * 100);
  return (
    <div className="busy backup-work" role="status">
      <p>
        <b>{WORK_WORDS[work.kind]}</b>
        <span>
          {share !== null && sizeOf(Math.min(work.done, work.total), work.total)}
          {share !== null && seconds !== null && `، ${leftWords(seconds)}`}
        </span>
      </p>
      <div
        className={share === null ? 'bar bar--unknown' : 'bar'}
        role="progressbar"
        aria-label={WORK_WORDS[work.kind]}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': percent, 'aria-valuetext': formatCount(percent) })}
      >
        <span style={{ inlineSize: share === null ? '30%' : `${share * 100}%` }} />
      </div>
      <p>
        <span>{BACKUP_TEXT.workNotes[work.kind]}</span>
        {onStop && (
          <Button
            small
            isBusy={isStopping}
            onClick={() => {
              setStopping(true);
              onStop();
            }}
          >
            {isStopping ? BACKUP_TEXT.stopping : BACKUP_TEXT.stop}
          </Button>
        )}
      </p>
    </div>
  );
}

function leftWords(seconds: number): string {
  return seconds < 90
    ? BACKUP_TEXT.secondsLeft(Math.max(1, Math.round(seconds)))
    : BACKUP_TEXT.minutesLeft(Math.round(seconds / 60));
}

interface Seen {
  readonly startedAt: string;
  /** By this window's own clock: the office's may have been set to another day. */
  readonly at: number;
  readonly done: number;
}

/** What is left at the pace since this window first saw the work; null until there is a pace. */
function useSecondsLeft({ startedAt, done, total }: Work): number | null {
  const [first, setFirst] = useState<Seen | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    const now = Date.now();
    if (first === null || first.startedAt !== startedAt) {
      setFirst({ startedAt, at: now, done });
      setSeconds(null);
      return;
    }
    const gone = done - first.done;
    if (gone > 0 && now > first.at) setSeconds(((total - done) * (now - first.at)) / gone / 1_000);
  }, [first, startedAt, done, total]);
  return seconds;
}
