import { CircleX } from 'lucide-react';
import { Sentence } from '../../kit/sentence.tsx';
import type { FAILURE_TEXT } from '../../shell/failures.fa.ts';
import { sentenceOf } from '../../shell/sentence.ts';
import { IMPORT_ERRORS } from './text.fa.ts';

/** The sentence for what the office answered: an error of imports, or a refusal. */
export function said(code: keyof typeof IMPORT_ERRORS | keyof typeof FAILURE_TEXT.refusals): string {
  return sentenceOf(IMPORT_ERRORS, code);
}

/** What kept the import from going on, above the step it concerns. */
export function Said({ sentence }: { readonly sentence: string | null }) {
  return (
    <div role="alert">
      {sentence !== null && (
        <p className="f__note f__note--bad import__said">
          <CircleX className="icon" aria-hidden="true" />
          <span>
            <Sentence text={sentence} />
          </span>
        </p>
      )}
    </div>
  );
}
