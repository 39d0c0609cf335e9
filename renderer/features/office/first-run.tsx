import { BookOpenText, Building2, HardDriveUpload } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Note } from '../../kit/field.tsx';
import { useAct } from '../../shell/asking.ts';
import { Gate } from '../../shell/gate.tsx';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { FirstRestore } from '../backups/first-restore.tsx';
import { FIRST_RESTORE_TEXT } from '../backups/restore-text.fa.ts';
import { PlaceChoice } from './place-choice.tsx';
import { FIRST_RUN_TEXT, OFFICE_ERRORS } from './text.fa.ts';
import { type Created, Wizard } from './wizard.tsx';

interface FirstRunProps {
  /** The day in Tehran, for the paper's preview. */
  readonly today: string;
  readonly onCreated: (created: Created) => void;
}

/** An empty register: set up the office, look around in the sample first, or bring an office back. */
export function FirstRun({ today, onCreated }: FirstRunProps) {
  const [way, go] = useState<'set_up' | 'restore' | null>(null);
  const back = () => go(null);
  if (way === 'set_up') return <Wizard today={today} onCreated={onCreated} onLeave={back} />;
  if (way === 'restore') return <FirstRestore onLeave={back} />;
  return <Welcome onSetUp={() => go('set_up')} onRestore={() => go('restore')} />;
}

interface WelcomeProps {
  readonly onSetUp: () => void;
  readonly onRestore: () => void;
}

function Welcome({ onSetUp, onRestore }: WelcomeProps) {
  const act = useAct();
  const { setToken } = useConnection();
  const [failure, setFailure] = useState<string | null>(null);

  async function openSample() {
    setFailure(null);
    const result = await act.run((office) => office.office.openSample({}));
    if (result?.ok === true) setToken(result.value.token);
    else if (result) setFailure(sentenceOf(OFFICE_ERRORS, result.error));
  }

  return (
    <Gate title={FIRST_RUN_TEXT.welcome} text={FIRST_RUN_TEXT.welcomeText} isWide foot={<PlaceChoice />}>
      <div className="ways">
        <section>
          <Building2 className="icon" aria-hidden="true" />
          <div>
            <h2>{FIRST_RUN_TEXT.start}</h2>
            <p>{FIRST_RUN_TEXT.startText}</p>
          </div>
          <Button look="primary" autoFocus disabled={act.isBusy} onClick={onSetUp}>
            {FIRST_RUN_TEXT.startButton}
          </Button>
        </section>
        <section>
          <BookOpenText className="icon" aria-hidden="true" />
          <div>
            <h2>{FIRST_RUN_TEXT.sample}</h2>
            <p>{FIRST_RUN_TEXT.sampleText}</p>
          </div>
          <Button isBusy={act.isBusy} onClick={() => void openSample()}>
            {FIRST_RUN_TEXT.sampleButton}
          </Button>
        </section>
        <section>
          <HardDriveUpload className="icon" aria-hidden="true" />
          <div>
            <h2>{FIRST_RESTORE_TEXT.way}</h2>
            <p>{FIRST_RESTORE_TEXT.wayText}</p>
          </div>
          <Button disabled={act.isBusy} onClick={onRestore}>
            {FIRST_RESTORE_TEXT.wayButton}
          </Button>
        </section>
      </div>
      <div role="status" className="ways__busy">
        {act.isBusy && FIRST_RUN_TEXT.sampleBusy}
      </div>
      <div role="alert">{failure !== null && <Note tone="bad" text={failure} />}</div>
    </Gate>
  );
}
