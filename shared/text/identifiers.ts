import { toAsciiDigits } from './digits.ts';

/**
 * What is wrong with an identifier. `wrong_characters` and `wrong_length` block; `checksum` and
 * `suspicious` only warn and can be overridden with a reason, because old papers hold such numbers.
 */
export type IdentifierProblem = 'wrong_characters' | 'wrong_length' | 'checksum' | 'suspicious';

export interface Checked {
  /** Normalised: ASCII digits without separators. */
  readonly value: string;
  readonly problem: IdentifierProblem | null;
  /** Zeros that a spreadsheet had dropped were put back. */
  readonly wasPadded: boolean;
}

/** Whether the problem keeps a value from being stored. */
export function isBlocking(problem: IdentifierProblem | null): boolean {
  return problem === 'wrong_characters' || problem === 'wrong_length';
}

/** Digits in ASCII; separators, spaces and invisible marks out. */
export function bareDigits(text: string): string {
  return toAsciiDigits(text).replace(/[\s\p{Cf}\p{Cc}\-–—_/.,،٬()]/gu, '');
}

/**
 * کد ملی of a person: 10 digits; 8 or 9 are one that lost its leading zeros. The check digit is the sum
 * of digits times 10 to 2, modulo 11 (domain.md §6, N1 and N2). All equal digits pass that sum and are
 * refused as a checksum all the same.
 */
export function checkNationalId(text: string): Checked {
  const bare = bareDigits(text);
  const wasPadded = bare.length === 8 || bare.length === 9;
  const value = wasPadded ? bare.padStart(10, '0') : bare;
  return { value, wasPadded, problem: shape(value, 10) ?? nationalIdProblem(value) };
}

function nationalIdProblem(value: string): IdentifierProblem | null {
  if (/^(\d)\1{9}$/u.test(value) || value.slice(3, 9) === '000000') return 'checksum';
  const rest = weighted(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return Number(value[9]) === (rest < 2 ? rest : 11 - rest) ? null : 'checksum';
}

/**
 * شناسه ملی of a legal person: 11 digits. With d the tenth digit plus 2, the sum of (digit + d) times
 * 29, 27, 23, 19, 17 repeated, modulo 11 (10 counts as 0), is the last digit (domain.md §6, N1 and N3).
 */
export function checkLegalId(text: string): Checked {
  const value = bareDigits(text);
  return { value, wasPadded: false, problem: shape(value, 11) ?? legalIdProblem(value) };
}

function legalIdProblem(value: string): IdentifierProblem | null {
  if (value.slice(3, 9) === '000000') return 'checksum';
  const shift = Number(value[9]) + 2;
  const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
  const sum = weighted(value, weights) + shift * weights.reduce((total, weight) => total + weight, 0);
  return Number(value[10]) === (sum % 11) % 10 ? null : 'checksum';
}

/** کد پستی: ten digits, the first not 0 (published rules beyond that disagree; domain.md §6, N4). */
export function checkPostalCode(text: string): Checked {
  const value = bareDigits(text);
  if (shape(value, 10)) return { value, wasPadded: false, problem: shape(value, 10) };
  if (value.startsWith('0')) return { value, wasPadded: false, problem: 'wrong_characters' };
  const isOdd = /[02]/u.test(value.slice(0, 5)) || /(\d)\1{3}/u.test(value);
  return { value, wasPadded: false, problem: isOdd ? 'suspicious' : null };
}

/** تلفن همراه as 09 and nine digits; +98, 0098, 98 and a lost leading zero are understood. */
export function checkMobile(text: string): Checked {
  const bare = bareDigits(text)
    .replace(/^(\+|00)98/u, '0')
    .replace(/^98(?=9\d{9}$)/u, '0');
  const wasPadded = /^9\d{9}$/u.test(bare);
  const value = wasPadded ? `0${bare}` : bare;
  const problem = shape(value, 11) ?? (value.startsWith('09') ? null : 'wrong_characters');
  return { value, wasPadded, problem };
}

/** تلفن ثابت: with its area code 11 digits from 0, without it 4 to 8 digits; 09… is a mobile's. */
export function checkLandline(text: string): Checked {
  const value = bareDigits(text).replace(/^(\+|00)98/u, '0');
  if (!/^\d+$/u.test(value) || value.startsWith('09')) {
    return { value, wasPadded: false, problem: 'wrong_characters' };
  }
  const fits = value.startsWith('0') ? value.length === 11 : value.length >= 4 && value.length <= 8;
  return { value, wasPadded: false, problem: fits ? null : 'wrong_length' };
}

/** شبا: IR and 24 digits whose remainder by 97 is 1 (ISO 7064). */
export function checkSheba(text: string): Checked {
  const bare = toAsciiDigits(text)
    .replace(/[\s\p{Cf}-]/gu, '')
    .toUpperCase();
  const value = /^\d{24}$/u.test(bare) ? `IR${bare}` : bare;
  if (!/^IR\d+$/u.test(value)) return { value, wasPadded: false, problem: 'wrong_characters' };
  if (value.length !== 26) return { value, wasPadded: false, problem: 'wrong_length' };
  // The country code as numbers, moved to the end with the check digits.
  const moved = `${value.slice(4)}1827${value.slice(2, 4)}`;
  const rest = [...moved].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
  return { value, wasPadded: false, problem: rest === 1 ? null : 'checksum' };
}

// Within a number people put spaces, dots and dashes; a slash only behind the code, as in 0912/3456789.
const GAP = String.raw`[\s.\-–]{0,3}`;
const GAP_BEHIND_CODE = String.raw`[\s.\-–/()]{0,3}`;
const MOBILE = String.raw`9\d\d${GAP_BEHIND_CODE}(?:\d${GAP}){6}\d`;
const LANDLINE = String.raw`[1-8]\d${GAP_BEHIND_CODE}(?:\d${GAP}){7}\d`;
const WHOLE_NUMBER = new RegExp(
  String.raw`(?<!\d)(?:(?:\+|00)98${GAP}0?|0)(?:${MOBILE}|${LANDLINE})(?!\d)`,
  'gu',
);
const BETWEEN_NUMBERS = /[,،;؛/\\|\n]+|\s+و\s+|\s{2,}/u;
// A dash or a space can as well stand within a number: it parts two only where both sides could be whole.
const BETWEEN_SHORT_NUMBERS = /(?<=(?<!\d)(?:\d{7,8}|9\d{9}))[\s\-–]+(?=(?:\d{7,8}|9\d{9})(?!\d))/u;

/**
 * The telephone numbers in one cell, in their order, each normalised; mobiles apart from landlines, and in
 * `rest` whatever is no number. First those whose 0 or +98 says where they begin and end, then short ones.
 */
export function findPhones(text: string): {
  readonly mobiles: readonly string[];
  readonly phones: readonly string[];
  readonly rest: readonly string[];
} {
  const plain = toAsciiDigits(text).replace(/\p{Cf}/gu, '');
  const parts = plain
    .replace(WHOLE_NUMBER, (number) => `،${bareDigits(number)}،`)
    .split(BETWEEN_NUMBERS)
    .flatMap((part) => part.trim().split(BETWEEN_SHORT_NUMBERS))
    .map((part) => part.replace(/^[\s\-–()]+|[\s\-–()]+$/gu, ''))
    .filter((part) => part !== '');
  const mobiles: string[] = [];
  const phones: string[] = [];
  const rest: string[] = [];
  for (const part of parts) {
    const mobile = checkMobile(part);
    const phone = checkLandline(part);
    if (mobile.problem === null) mobiles.push(mobile.value);
    else if (phone.problem === null) phones.push(phone.value);
    else rest.push(part);
  }
  return { mobiles: [...new Set(mobiles)], phones: [...new Set(phones)], rest };
}

/** The mobile numbers in one cell, each as 09…. */
export function findMobiles(text: string): readonly string[] {
  return findPhones(text).mobiles;
}

/** `0900 000 0123`. */
export function formatMobile(value: string): string {
  return value.length === 11 ? `${value.slice(0, 4)} ${value.slice(4, 7)} ${value.slice(7)}` : value;
}

/** `59714 36285`. */
export function formatPostalCode(value: string): string {
  return value.length === 10 ? `${value.slice(0, 5)} ${value.slice(5)}` : value;
}

function shape(value: string, length: number): IdentifierProblem | null {
  if (!/^\d*$/u.test(value)) return 'wrong_characters';
  return value.length === length ? null : 'wrong_length';
}

function weighted(value: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + Number(value[index]) * weight, 0);
}
