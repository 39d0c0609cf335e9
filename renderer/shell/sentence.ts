import { numbered } from '../../shared/errors/said.fa.ts';
import type { Refusal } from '../../shared/kit/method.ts';
import { FAILURE_TEXT } from './failures.fa.ts';

/**
 * What to say about an answer that is an error: the feature's own sentence, or why the call was turned away,
 * and the error's number.
 */
export function sentenceOf<Code extends string>(
  sentences: Readonly<Record<Code, string>>,
  code: Code | Refusal,
): string {
  return numbered(code in sentences ? sentences[code as Code] : refusalSentence(code as Refusal), code);
}

function refusalSentence(code: Refusal): string {
  // An answer of another version may have a code that this one does not know.
  const { title, text } = code in FAILURE_TEXT.refusals ? FAILURE_TEXT.refusals[code] : FAILURE_TEXT.unknown;
  return `${title}. ${text}`;
}
