import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { PageHead } from '../../kit/page.tsx';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useOffice } from '../../shell/office.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { ResultStep } from './result-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { type ImportSession, NEW_SESSION, keepSession, keptSession } from './session.ts';
import { IMPORT_TEXT } from './text.fa.ts';

/** What every step gets: the import as far as it has come, and how to go on. */
export interface StepProps {
  readonly session: ImportSession;
  readonly update: (change: (session: ImportSession) => ImportSession) => void;
  /** What kept the import from going on, said above the step. */
  readonly failure: string | null;
  readonly fail: (sentence: string | null) => void;
  readonly onCancel: () => void;
}

const STEPS = ['file', 'columns', 'review', 'done'] as const;
const TITLES = {
  file: IMPORT_TEXT.fileTitle,
  columns: IMPORT_TEXT.columnsTitle,
  review: IMPORT_TEXT.reviewTitle,
  done: IMPORT_TEXT.doneTitle,
} as const;

/** From a sheet to the register in four steps; nothing is written before the last. */
export function ImportPage() {
  const { myself } = useMyself();
  const office = useOffice();
  const navigate = useNavigate();
  const [session, setSession] = useState(() => keptSession(myself.accountId));
  const [failure, fail] = useState<string | null>(null);
  const [isDropping, setDropping] = useState(false);

  useEffect(() => keepSession(myself.accountId, session), [myself.accountId, session]);

  // A step begins at its title, as a page does.
  const whole = useRef<HTMLDivElement>(null);
  const shownStep = useRef(session.step);
  useEffect(() => {
    if (shownStep.current === session.step) return;
    shownStep.current = session.step;
    whole.current?.querySelector<HTMLElement>('h1')?.focus();
  }, [session.step]);

  function leave() {
    const stagingId = session.opened?.stagingId;
    if (stagingId !== undefined) void office.imports.drop({ stagingId });
    setSession(NEW_SESSION);
    keepSession(myself.accountId, NEW_SESSION);
    void navigate('/imports');
  }

  const step: StepProps = {
    session,
    update: setSession,
    failure,
    fail,
    onCancel: () => (session.opened === null || session.step === 'done' ? leave() : setDropping(true)),
  };
  return (
    <div className="import" ref={whole}>
      <PageHead
        title={TITLES[session.step]}
        crumbs={[{ to: '/imports', label: IMPORT_TEXT.title }]}
        here={IMPORT_TEXT.newTitle}
      >
        <Steps at={STEPS.indexOf(session.step)} />
      </PageHead>
      {session.step === 'file' && <FileStep {...step} />}
      {session.step === 'columns' && <ColumnsStep {...step} />}
      {session.step === 'review' && <ReviewStep {...step} />}
      {session.step === 'done' && <ResultStep {...step} />}
      {isDropping && (
        <FormDialog
          title={IMPORT_TEXT.dropTitle}
          submit={IMPORT_TEXT.dropAct}
          isBusy={false}
          onSubmit={leave}
          onClose={() => setDropping(false)}
        >
          <Effects lines={IMPORT_TEXT.dropEffects} />
        </FormDialog>
      )}
    </div>
  );
}

function Steps({ at }: { readonly at: number }) {
  return (
    <ol className="steps" aria-label={IMPORT_TEXT.steps}>
      {IMPORT_TEXT.stepNames.map((name, index) =>
        index < at || at === STEPS.length - 1 ? (
          <li key={name} className="steps__done">
            <Check className="icon" aria-hidden="true" />
            {name}
          </li>
        ) : (
          <li key={name} aria-current={index === at ? 'step' : undefined}>
            <b>{toPersianDigits(index + 1)}</b>
            {name}
          </li>
        ),
      )}
    </ol>
  );
}
