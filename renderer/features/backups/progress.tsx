import { useState } from 'react';
import { Bar } from '../../kit/bar.tsx';
import { Button } from '../../kit/button.tsx';
import { BACKUP_TEXT } from './text.fa.ts';
import { WORK_WORDS, sizeOf } from './words.fa.ts';
import type { SeenWork } from './work.ts';

interface ProgressProps {
  readonly seen: SeenWork;
  /** Left out where nobody may stop it. */
  readonly onStop?: () => void;
}

/** How far a long work has come, in figures, and the way to stop it. */
export function Progress({ seen, onStop }: ProgressProps) {
  const { work } = seen;
  const [isStopping, setStopping] = useState(false);
  const seconds = useSecondsLeft(seen);
  const share = work.total === 0 ? null : Math.min(work.done / work.total, 1);
  return (
    <div className="busy backup-work" role="status">
      <p>
        <b>{WORK_WORDS[work.kind]}</b>
        <span>
          {share !== null && sizeOf(Math.min(work.done, work.total), work.total)}
          {share !== null && seconds !== null && `، ${leftWords(seconds)}`}
        </span>
      </p>
      <Bar label={WORK_WORDS[work.kind]} share={share} />
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

/** What is left at the pace since this window first saw the work; null until there is a pace. */
function useSecondsLeft({ work: { startedAt, done, total }, seenAt }: SeenWork): number | null {
  const [first, setFirst] = useState({ startedAt, seenAt, done });
  if (first.startedAt !== startedAt) setFirst({ startedAt, seenAt, done });
  const gone = done - first.done;
  const passed = seenAt - first.seenAt;
  return gone > 0 && passed > 0 ? ((total - done) * passed) / gone / 1_000 : null;
}
