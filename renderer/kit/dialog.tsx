import { CircleX, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { Attempted } from './attempt.ts';
import { Button } from './button.tsx';
import { focusFirstProblem } from './form.tsx';
import { useNotices } from './notices.tsx';
import { Sentence } from './sentence.tsx';
import { KIT_TEXT } from './text.fa.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  /** Only what is within lets it close: no cross, no Esc. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}

const FIRST_FIELD = '.modal__body :is(input, select, textarea):not(:disabled, [type="file"])';

/** The browser's own modal dialog: it holds the focus, closes by Esc, and gives the focus back. */
export function Dialog({ title, onClose, isWide = false, isHeld = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { enter } = useNotices();
  // As a layout effect, so that it runs while the dialog still stands on the page.
  useLayoutEffect(() => {
    const shown = dialog.current;
    // Before the dialog leaves the page it is closed, or the focus would be lost.
    shown?.showModal();
    // The browser would begin at the cross in the corner; whoever opens a form begins at its first field.
    const first = shown?.querySelector<HTMLElement>(FIRST_FIELD);
    (first ?? shown?.querySelector<HTMLElement>('.modal__foot .btn'))?.focus();
    const leave = shown === null ? undefined : enter(shown);
    return () => {
      leave?.();
      shown?.close();
    };
  }, [enter]);
  return (
    <dialog
      ref={dialog}
      className={isWide ? 'modal modal--wide' : 'modal'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!isHeld) onClose();
      }}
    >
      <div className="modal__head">
        <h2 id={titleId}>{title}</h2>
        {!isHeld && <Button look="quiet" small icon={X} aria-label={KIT_TEXT.close} onClick={onClose} />}
      </div>
      {children}
    </dialog>
  );
}

interface FormDialogProps {
  readonly title: string;
  /** The act itself, as the button says it. */
  readonly submit: string;
  readonly isBusy: boolean;
  readonly isWide?: boolean;
  /** What the office answered when the act failed: one sentence with its remedy. */
  readonly failure?: string | null | undefined;
  /** False while something is missing; an attempt then says what, for a dead button would not. */
  readonly canSubmit?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that is filled in; Enter submits, Esc leaves it. */
export function FormDialog({
  title,
  submit,
  isBusy,
  isWide = false,
  failure,
  canSubmit = true,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const [isTried, setTried] = useState(false);
  const [isNothingWrong, setNothingWrong] = useState(false);

  function submitted(event: FormEvent) {
    event.preventDefault();
    // A form within a form: React hands the event up the tree of components.
    event.stopPropagation();
    if (isBusy) return;
    const form = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
    if (canSubmit) {
      onSubmit();
    } else {
      setTried(true);
      window.requestAnimationFrame(() =>
        setNothingWrong(form?.querySelector('[aria-invalid="true"]') === null),
      );
    }
    focusFirstProblem(form);
  }
  const said = failure ?? (isTried && isNothingWrong && !canSubmit ? KIT_TEXT.nothingYet : null);
  return (
    <Dialog title={title} onClose={onClose} isWide={isWide}>
      <form onSubmit={submitted} noValidate>
        <Attempted value={isTried && !canSubmit}>
          <div className="modal__body">{children}</div>
        </Attempted>
        <div role="alert">
          {said && (
            <p className="f__note f__note--bad modal__failure">
              <CircleX className="icon" aria-hidden="true" />
              <span>
                <Sentence text={said} />
              </span>
            </p>
          )}
        </div>
        <div className="modal__foot">
          <Button onClick={onClose}>{KIT_TEXT.cancel}</Button>
          <Button type="submit" look="primary" isBusy={isBusy} aria-disabled={!canSubmit || undefined}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What an official act will do, before it is done. */
export function Effects({ lines }: { readonly lines: readonly ReactNode[] }) {
  return (
    <ul className="effects">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
