import { Printer } from 'lucide-react';
import { useId, useState } from 'react';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Effects } from '../../kit/dialog.tsx';
import { CheckField, Note } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import { Gate } from '../../shell/gate.tsx';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { OFFICE_ERRORS, RECOVERY_TEXT } from './text.fa.ts';

interface RecoveryCodeProps {
  readonly code: string;
  readonly goOn: string;
  readonly onKept: () => void;
}

/** The code in big groups, its paper, and the promise that it was kept: only then it goes on. */
export function RecoveryCode({ code, goOn, onKept }: RecoveryCodeProps) {
  const { host } = useConnection();
  const act = useAct();
  const { tell } = useNotices();
  const labelId = useId();
  const [isKept, keep] = useState(false);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function print() {
    setFailure(null);
    const result = await act.run((office) => office.office.printRecoveryCode({ recoveryCode: code }));
    if (result?.ok === false) setFailure(sentenceOf(OFFICE_ERRORS, result.error));
    if (result?.ok !== true) return;
    const { fileName, bytes } = result.value;
    const outcome = await host.saveFile({ name: fileName, mediaType: 'application/pdf', bytes });
    if (outcome === 'saved')
      tell({ tone: 'ok', title: RECOVERY_TEXT.printed, text: RECOVERY_TEXT.printedText });
  }

  return (
    <form
      className="recovery"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setTried(true);
        if (isKept) onKept();
      }}
    >
      <div className="recovery__label" id={labelId}>
        {RECOVERY_TEXT.code}
      </div>
      <ol className="recovery__code" aria-labelledby={labelId}>
        {code.split('-').map((group, index) => (
          <li key={index}>{toPersianDigits(group)}</li>
        ))}
      </ol>
      <Effects lines={RECOVERY_TEXT.rules} />
      <div role="alert">{failure !== null && <Note tone="bad" text={failure} />}</div>
      <CheckField label={RECOVERY_TEXT.kept} isOn={isKept} onChange={keep} />
      <div role="alert">{isTried && !isKept && <Note tone="bad" text={RECOVERY_TEXT.keptNeeded} />}</div>
      <div className="form__foot">
        <Button icon={Printer} isBusy={act.isBusy} onClick={() => void print()}>
          {RECOVERY_TEXT.print}
        </Button>
        <Button type="submit" look="primary">
          {goOn}
        </Button>
      </div>
    </form>
  );
}

/** A recovery code that was just made, before the office opens. */
export function RecoveryCodePage({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  return (
    <Gate title={RECOVERY_TEXT.title} text={RECOVERY_TEXT.text} isWide>
      <RecoveryCode code={code} goOn={RECOVERY_TEXT.goOn} onKept={onKept} />
    </Gate>
  );
}
