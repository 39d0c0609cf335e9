import { CircleCheck } from 'lucide-react';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { formatCount } from '../../../shared/text/digits.ts';
import type { StepProps } from './import-page.tsx';
import { NEW_SESSION } from './session.ts';
import { IMPORT_TEXT } from './text.fa.ts';

/** What was written, and where to go on from there. */
export function ResultStep({ session, update }: StepProps) {
  const { summary, preview } = session;
  if (summary === null) return null;
  const blocked = preview?.counts.blocked ?? 0;
  return (
    <>
      <div className="import__body import__result">
        <p className="state state--ok">
          <CircleCheck className="icon" aria-hidden="true" />
          <span>{IMPORT_TEXT.doneText(summary.created, summary.changed)}</span>
        </p>
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
        <p>{IMPORT_TEXT.effects.undo}</p>
      </div>
      <div className="commit">
        <Button onClick={() => update(() => NEW_SESSION)}>{IMPORT_TEXT.again}</Button>
        <span className="push commit__acts">
          <ButtonLink to="/imports">{IMPORT_TEXT.seeImports}</ButtonLink>
          <ButtonLink to="/today">{IMPORT_TEXT.seeToday}</ButtonLink>
          <ButtonLink to={`/ngos?importId=${summary.id}`} look="primary">
            {IMPORT_TEXT.seeRows}
          </ButtonLink>
        </span>
      </div>
    </>
  );
}
