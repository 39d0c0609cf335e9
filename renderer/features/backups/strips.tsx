import { CircleCheck, CircleX, ShieldAlert, X } from 'lucide-react';
import { Button } from '../../kit/button.tsx';
import { Sentence } from '../../kit/sentence.tsx';
import { KIT_TEXT } from '../../kit/text.fa.ts';
import { type Drill, isWhole } from './drill-dialog.tsx';
import { backupFailure } from './errors.fa.ts';
import { DRILL_TEXT } from './restore-text.fa.ts';
import type { Summary } from './state-strip.tsx';
import { BACKUP_TEXT } from './text.fa.ts';
import { momentWords, tookWords } from './words.fa.ts';

/** The last backup that should have come by itself and did not, until one goes well. */
export function FailureStrip({ failure }: { readonly failure: Summary['lastFailure'] }) {
  if (failure === null) return null;
  return (
    <div className="notice notice--bad verdict verdict--bad backup-verdict" role="alert">
      <CircleX className="icon" aria-hidden="true" />
      <div>
        <b>{BACKUP_TEXT.lastFailed(momentWords(failure.at))}</b>
        <p>
          <Sentence text={backupFailure(failure.code)} />
        </p>
      </div>
    </div>
  );
}

interface DrillStripProps {
  readonly report: Drill | null;
  readonly onShow: () => void;
  readonly onClose: () => void;
}

/** How the last drill went; its report stays one click away. */
export function DrillStrip({ report, onShow, onClose }: DrillStripProps) {
  return (
    <div role="status">
      {report !== null && (
        <div
          className={
            isWhole(report)
              ? 'notice verdict backup-verdict'
              : 'notice notice--bad verdict verdict--bad backup-verdict'
          }
        >
          {isWhole(report) ? (
            <CircleCheck className="icon verdict__ok" aria-hidden="true" />
          ) : (
            <ShieldAlert className="icon" aria-hidden="true" />
          )}
          <div>
            <b>{isWhole(report) ? DRILL_TEXT.passed : DRILL_TEXT.failed}</b>
            <p>{DRILL_TEXT.stripText(momentWords(report.madeAt), tookWords(report.tookMs))}</p>
          </div>
          <Button look="act" small onClick={onShow}>
            {DRILL_TEXT.show}
          </Button>
          <Button look="quiet" small icon={X} aria-label={KIT_TEXT.close} onClick={onClose} />
        </div>
      )}
    </div>
  );
}
