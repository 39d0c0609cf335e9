import { CircleCheck, ShieldAlert, X } from 'lucide-react';
import type { z } from 'zod';
import type { trail } from '../../../shared/features/trail/contract.ts';
import { Button } from '../../kit/button.tsx';
import { KIT_TEXT } from '../../kit/text.fa.ts';
import { TRAIL_TEXT } from './text.fa.ts';
import type { OnPaper } from './verify-dialog.tsx';

export type Verified = z.output<(typeof trail)['verifyTrail']['output']> & {
  readonly expected: OnPaper | null;
};

interface VerdictProps {
  readonly verified: Verified | null;
  readonly onClose: () => void;
}

/** What the check found: all is as it was written, or the number of the row that is not. */
export function Verdict({ verified, onClose }: VerdictProps) {
  return (
    <div role="status">
      {verified !== null && (
        <div
          className={verified.fault === null ? 'notice verdict' : 'notice notice--bad verdict verdict--bad'}
        >
          {verified.fault === null ? (
            <>
              <CircleCheck className="icon verdict__ok" aria-hidden="true" />
              <div>
                <b>{TRAIL_TEXT.sound}</b>
                <p>
                  {TRAIL_TEXT.soundText(verified.head.count)}{' '}
                  {verified.expected !== null && TRAIL_TEXT.soundWithPaper(verified.expected.count)}
                </p>
              </div>
            </>
          ) : (
            <>
              <ShieldAlert className="icon" aria-hidden="true" />
              <div>
                <b>{TRAIL_TEXT.faults[verified.fault.kind].title(verified.fault.seq)}</b>
                <p>{TRAIL_TEXT.faults[verified.fault.kind].text}</p>
              </div>
            </>
          )}
          <Button look="quiet" small icon={X} aria-label={KIT_TEXT.close} onClick={onClose} />
        </div>
      )}
    </div>
  );
}
