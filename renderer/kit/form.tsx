import { CircleX } from 'lucide-react';
import { type FormEvent, type ReactNode, type Ref } from 'react';
import { Button } from './button.tsx';
import { Sentence } from './sentence.tsx';

interface FormProps {
  /** The act itself, as the button says it. */
  readonly submit: string;
  readonly isBusy: boolean;
  /** What the office answered when the act failed: one sentence with its remedy. */
  readonly failure?: string | null | undefined;
  readonly onSubmit: () => void;
  /** Beside the button: another way out. */
  readonly aside?: ReactNode;
  readonly ref?: Ref<HTMLFormElement>;
  readonly children: ReactNode;
}

/** A short form on a page: fields, what went wrong, one button; Enter submits. */
export function Form({ submit, isBusy, failure, onSubmit, aside, ref, children }: FormProps) {
  function submitted(event: FormEvent) {
    event.preventDefault();
    if (!isBusy) onSubmit();
  }
  return (
    <form ref={ref} className="form" onSubmit={submitted} noValidate>
      {children}
      <div role="alert">
        {failure && (
          <p className="f__note f__note--bad form__failure">
            <CircleX className="icon" aria-hidden="true" />
            <span>
              <Sentence text={failure} />
            </span>
          </p>
        )}
      </div>
      <div className="form__foot">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {submit}
        </Button>
        {aside}
      </div>
    </form>
  );
}

/** After an attempt that may not go on: the first field that is marked as wrong takes the focus. */
export function focusFirstProblem(within: HTMLElement | null): void {
  window.requestAnimationFrame(() => {
    within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
