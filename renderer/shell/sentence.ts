import type { Refusal } from '../../shared/kit/method.ts';
import { FAILURE_TEXT } from './failures.fa.ts';

/** What to say about an answer that is an error: the feature's own sentence, or why the call was turned away. */
export function sentenceOf<Code extends string>(
  sentences: Readonly<Record<Code, string>>,
  code: Code | Refusal,
): string {
  return code in sentences ? sentences[code as Code] : refusalSentence(code as Refusal);
}

function refusalSentence(code: Refusal): string {
  const { title, text } = FAILURE_TEXT.refusals[code];
  return `${title}. ${text}`;
}
