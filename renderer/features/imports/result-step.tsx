import { CircleCheck } from 'lucide-react';
import { Link } from 'react-router';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { formatCount } from '../../../shared/text/digits.ts';
import type { StepProps } from './import-page.tsx';
import { NEW_SESSION } from './session.ts';
import { IMPORT_TEXT } from './text.fa.ts';

/** What was written, and where to go on from there. */
export function ResultStep({ session, update }: StepProps) {
  const { summary, preview } = session;
  if (summary === null) return null;
  const rows = `/ngos?importId=${summary.id}`;
  const blocked = preview?.counts.blocked ?? 0;
  return (
    <>
      <div className="import__body import__result">
        <dl className="tally">
          <div>
            <dt>{IMPORT_TEXT.created}</dt>
            <dd>{formatCount(summary.created)}</dd>
          </div>
          <div>
            <dt>{IMPORT_TEXT.changed}</dt>
            <dd>{formatCount(summary.changed)}</dd>
          </div>
          {blocked > 0 && (
            <div className="tally__wait">
              <dt>{IMPORT_TEXT.counts.blocked}</dt>
              <dd>{formatCount(blocked)}</dd>
            </div>
          )}
        </dl>
        {blocked > 0 && <p className="import__left">{IMPORT_TEXT.leftOut(blocked)}</p>}
        <p className="state state--ok">
          <CircleCheck className="icon" aria-hidden="true" />
          <span>{IMPORT_TEXT.doneText}</span>
        </p>
        <ul className="next-steps">
          <Next to={rows} label={IMPORT_TEXT.seeRows} text={IMPORT_TEXT.nextSteps.rows} />
          <Next to="/today" label={IMPORT_TEXT.seeToday} text={IMPORT_TEXT.nextSteps.today} />
          <Next to="/imports" label={IMPORT_TEXT.seeImports} text={IMPORT_TEXT.nextSteps.imports} />
        </ul>
      </div>
      <div className="commit">
        <span className="push commit__acts">
          <Button onClick={() => update(() => NEW_SESSION)}>{IMPORT_TEXT.again}</Button>
          <ButtonLink to={rows} look="primary">
            {IMPORT_TEXT.seeRows}
          </ButtonLink>
        </span>
      </div>
    </>
  );
}

function Next({ to, label, text }: { readonly to: string; readonly label: string; readonly text: string }) {
  return (
    <li>
      <Link to={to}>{label}</Link>
      <span>{text}</span>
    </li>
  );
}
