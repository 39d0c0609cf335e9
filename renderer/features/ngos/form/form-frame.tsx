import { Check, CircleX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Instant, dayInTehran, timeInTehran } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { Button } from '../../../kit/button.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { Sentence } from '../../../kit/sentence.tsx';
import { FORM_TEXT } from './text.fa.ts';

/** Beside the title: until when the form is safe. */
export function DraftState({
  keeping,
}: {
  readonly keeping:
    { readonly state: 'clean' | 'waiting' | 'failed' } | { readonly state: 'kept'; readonly at: Instant };
}) {
  return (
    <span className="saved" role="status">
      {keeping.state === 'kept' && (
        <>
          <Check className="icon" aria-hidden="true" />
          <span>{FORM_TEXT.draftSaved(toPersianDigits(clock(keeping.at)))}</span>
        </>
      )}
      {keeping.state === 'failed' && (
        <span className="f__note f__note--bad">
          <CircleX className="icon" aria-hidden="true" />
          {FORM_TEXT.draftFailed}
        </span>
      )}
    </span>
  );
}

/** With the second, so that one sees it move. */
function clock(at: Instant): string {
  return `${timeInTehran(at)}:${at.slice(17, 19)}`;
}

/** What an earlier sitting left: to go on with, or to put away. */
export function DraftOffer({
  savedAt,
  onAccept,
  onDrop,
}: {
  readonly savedAt: Instant;
  readonly onAccept: () => void;
  readonly onDrop: () => void;
}) {
  const when = `${formatJalali(dayInTehran(savedAt))}، ${timeInTehran(savedAt)}`;
  return (
    <div className="notice notice--strip" role="status">
      <div>
        <b>{FORM_TEXT.draftFound(toPersianDigits(when))}</b>
        <p>{FORM_TEXT.draftFoundText}</p>
      </div>
      <Button small onClick={onAccept}>
        {FORM_TEXT.continueDraft}
      </Button>
      <Button small look="quiet" onClick={onDrop}>
        {FORM_TEXT.dropDraft}
      </Button>
    </div>
  );
}

export interface LeftOver {
  readonly field: string;
  readonly label: string;
}

interface CommitProps {
  readonly left: readonly LeftOver[];
  readonly failure: string | null;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onGo: (field: string) => void;
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
  readonly children?: ReactNode;
}

/** The bar below a form: what is left, each a link to its field; then the act. */
export function Commit({ left, failure, submit, isBusy, onGo, onCancel, onSubmit, children }: CommitProps) {
  return (
    <div className="commit">
      <span role="alert" className="commit__left">
        {(left.length > 0 || failure !== null) && <CircleX className="icon bad" aria-hidden="true" />}
        {left.length > 0 ? (
          <span className="commit__links">
            {left.length === 1 ? FORM_TEXT.leftOne : FORM_TEXT.left(left.length)}
            {left.slice(0, 4).map(({ field, label }) => (
              <button key={field} type="button" className="link link--button" onClick={() => onGo(field)}>
                {label}
              </button>
            ))}
            {left.length > 4 && '…'}
          </span>
        ) : (
          failure !== null && (
            <span className="bad">
              <Sentence text={failure} />
            </span>
          )
        )}
      </span>
      {children}
      <span className="push" />
      <Button onClick={onCancel}>{FORM_TEXT.cancel}</Button>
      <Button look="primary" isBusy={isBusy} onClick={onSubmit}>
        {submit}
      </Button>
    </div>
  );
}

/** On giving up a form that holds something: keep it for later, or put it away. */
export function LeaveDialog({
  onKeep,
  onDrop,
  onStay,
}: {
  readonly onKeep: () => void;
  readonly onDrop: () => void;
  readonly onStay: () => void;
}) {
  const [isGoing, go] = useState(false);
  return (
    <Dialog title={FORM_TEXT.leaveTitle} onClose={onStay}>
      <div className="modal__body">
        <p>{FORM_TEXT.leaveText}</p>
      </div>
      <div className="modal__foot">
        <Button
          look="quiet"
          disabled={isGoing}
          onClick={() => {
            go(true);
            onDrop();
          }}
        >
          {FORM_TEXT.dropAndLeave}
        </Button>
        <Button onClick={onStay}>{FORM_TEXT.stay}</Button>
        <Button
          look="primary"
          disabled={isGoing}
          onClick={() => {
            go(true);
            onKeep();
          }}
        >
          {FORM_TEXT.keepAndLeave}
        </Button>
      </div>
    </Dialog>
  );
}
