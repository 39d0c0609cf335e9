import { toPersianDigits } from '../text/digits.ts';
import { errorNumber } from './numbers.ts';

const WORD = 'خطای';

/** «خطای ۴۱۲» */
export function numberWords(number: number): string {
  return `${WORD} ${toPersianDigits(number)}`;
}

/** A sentence with the number of its error at the end; a code without a number leaves it as it is. */
export function numbered(sentence: string, code: string): string {
  const number = errorNumber(code);
  return number === undefined ? sentence : `${sentence} (${numberWords(number)})`;
}

const NUMBERED = new RegExp(`^(.*) \\((${WORD} [۰-۹]+)\\)$`, 'su');

/** The two parts of what `numbered` has made, so that a screen can show the number smaller; null for others. */
export function partsOfNumbered(text: string): { readonly sentence: string; readonly number: string } | null {
  const [, sentence, number] = NUMBERED.exec(text) ?? [];
  return sentence === undefined || number === undefined ? null : { sentence, number };
}
