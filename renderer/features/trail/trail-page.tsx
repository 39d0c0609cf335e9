import { CalendarX, RotateCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TrailFilter } from '../../../shared/features/trail/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Empty } from '../../kit/states.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Refused, failureNotice, useAsk } from '../../shell/asking.ts';
import { useOffice } from '../../shell/office.tsx';
import { TRAIL_TEXT } from './text.fa.ts';
import { type DraftFilter, EMPTY_FILTER, TrailFilters, filterOf } from './trail-filters.tsx';
import { TrailTable } from './trail-table.tsx';
import { Verdict, type Verified } from './verdict.tsx';
import { type OnPaper, VerifyDialog } from './verify-dialog.tsx';

/** Who did what, when and why; whether every row is still as it was written. */
export function TrailPage() {
  const office = useOffice();
  const { tell } = useNotices();
  const [parameters, setParameters] = useSearchParams();
  const [draft, setDraft] = useState<DraftFilter>(EMPTY_FILTER);
  // Reading leaves a mark, so the trail is read when the page is opened and when somebody asks.
  const [reading, setReading] = useState(() => Date.now());
  const [isVerifying, setVerifying] = useState(false);
  const [isAskingPaper, askPaper] = useState(false);
  const [verified, setVerified] = useState<Verified | null>(null);
  const head = useAsk(['trail.getHead', reading], (client) => client.trail.getHead({}));
  const subject = parameters.get('subject') ?? '';
  const filter: TrailFilter | null = filterOf(draft, subject);

  async function verify(expected: OnPaper | null) {
    askPaper(false);
    setVerifying(true);
    try {
      const result = await office.trail.verifyTrail({ expected });
      if (result.ok) setVerified({ ...result.value, expected });
      else tell({ tone: 'bad', ...failureNotice(new Refused(result.error)) });
    } catch (failure) {
      tell({ tone: 'bad', ...failureNotice(failure) });
    } finally {
      setVerifying(false);
    }
  }

  return (
    <>
      <PageHead
        title={TRAIL_TEXT.title}
        sub={
          head.data === undefined
            ? TRAIL_TEXT.sub
            : TRAIL_TEXT.head(head.data.count, toPersianDigits(head.data.mark))
        }
      >
        <Button look="quiet" icon={RotateCw} onClick={() => setReading(Date.now())}>
          {TRAIL_TEXT.refresh}
        </Button>
        <Button onClick={() => askPaper(true)}>{TRAIL_TEXT.verifyWith}</Button>
        <Button look="primary" icon={ShieldCheck} isBusy={isVerifying} onClick={() => void verify(null)}>
          {TRAIL_TEXT.verify}
        </Button>
      </PageHead>
      <Verdict verified={verified} onClose={() => setVerified(null)} />
      <TrailFilters
        draft={draft}
        onChange={setDraft}
        subject={subject}
        onSubject={(next) => setParameters(next === '' ? {} : { subject: next })}
      />
      {filter === null ? (
        <Empty icon={CalendarX} title={TRAIL_TEXT.wrongDates} text={TRAIL_TEXT.wrongDatesText} />
      ) : (
        <TrailTable
          filter={filter}
          reading={reading}
          onSubject={(next) => setParameters({ subject: next })}
        />
      )}
      {isAskingPaper && (
        <VerifyDialog onVerify={(expected) => void verify(expected)} onClose={() => askPaper(false)} />
      )}
    </>
  );
}
