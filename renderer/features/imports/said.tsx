import { CircleX } from 'lucide-react';
import { FAILURE_TEXT } from '../../shell/failures.fa.ts';
import { IMPORT_ERRORS } from './text.fa.ts';

/** The sentence for what the office answered: an error of imports, or a refusal. */
export function said(code: keyof typeof IMPORT_ERRORS | keyof typeof FAILURE_TEXT.refusals): string {
  return code in IMPORT_ERRORS
    ? IMPORT_ERRORS[code as keyof typeof IMPORT_ERRORS]
    : FAILURE_TEXT.refusals[code as keyof typeof FAILURE_TEXT.refusals].text;
}

/** What kept the import from going on, above the step it concerns. */
export function Said({ sentence }: { readonly sentence: string | null }) {
  return (
    <div role="alert">
      {sentence !== null && (
        <p className="f__note f__note--bad import__said">
          <CircleX className="icon" aria-hidden="true" />
          <span>{sentence}</span>
        </p>
      )}
    </div>
  );
}
