import { type IsoDate, addDays } from '../../calendar/iso-date.ts';
import { IsoDate as Day } from '../../calendar/iso-date.ts';
import { formatJalali, parseJalali } from '../../calendar/jalali.ts';
import {
  checkLegalId,
  checkNationalId,
  checkPostalCode,
  findPhones,
  isBlocking,
} from '../../text/identifiers.ts';
import { normalizeText, searchKey, toAsciiDigits } from '../../text/persian.ts';
import type { ProblemCode } from './contract.ts';
import { foldedKey } from './remembered.ts';
import { NOTHING_WORDS } from './words.fa.ts';

/** One cell as the sheet holds it. */
export interface SheetCell {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'empty' | 'error';
  /** Of numbers and dates: the value as stored, a day's serial for dates. */
  readonly number?: number;
}

export interface CellProblem {
  readonly code: ProblemCode;
  readonly mustFix: boolean;
  readonly details: Readonly<Record<string, string>>;
}

/** What a cell means; null where it says nothing. A value that must be fixed first is null as well. */
export interface Reading<Value> {
  readonly value: Value | null;
  readonly problems: readonly CellProblem[];
}

const NOTHING_KEYS: ReadonlySet<string> = new Set(NOTHING_WORDS.map(searchKey));

const reading = <Value>(value: Value | null, ...problems: readonly CellProblem[]): Reading<Value> => ({
  value,
  problems,
});
const warning = (code: ProblemCode, details: Readonly<Record<string, string>> = {}): CellProblem => ({
  code,
  mustFix: false,
  details,
});
const mustFix = (code: ProblemCode, details: Readonly<Record<string, string>> = {}): CellProblem => ({
  code,
  mustFix: true,
  details,
});

/** «نامشخص»، «-»، «ندارد» and the like stand for an empty cell. */
export function saysNothing(cell: SheetCell): boolean {
  if (cell.kind === 'empty') return true;
  // No word for nothing is as long or holds a figure: folding every cell of a list would take seconds.
  if (cell.text.length > 60 || /\d/u.test(cell.text)) return false;
  const key = foldedKey(cell.text);
  return key === '' || NOTHING_KEYS.has(key) || /^[\p{P}\p{S}]+$/u.test(key);
}

// Letters, figures and marks that stand for themselves; single spaces are looked for apart from it.
const PLAIN = /^[ -~،؛؟ء-غف-قل-هوپچژکگی۰-۹]*$/u;

/** As `normalizeText`, and at once for what needs none: most cells of most lists. */
export function tidied(text: string): string {
  const isTidy = PLAIN.test(text) && !text.includes('  ') && !text.startsWith(' ') && !text.endsWith(' ');
  return isTidy ? text : normalizeText(text);
}

/** A line of text of at most `max` characters. */
export function readText(cell: SheetCell, max: number): Reading<string> {
  if (cell.kind === 'error') return reading<string>(null, warning('cell_error'));
  if (saysNothing(cell)) return reading<string>(null);
  const text = tidied(cell.text);
  return text.length > max ? reading<string>(null, mustFix('too_long', { max: String(max) })) : reading(text);
}

// Excel counts days, from 1 March 1900 on rightly: 1 Farvardin 1300 is its day 7751.
const FIRST_DAY = Day.parse('1921-03-21');
const FIRST_SERIAL = 7751;
/** Serials of 1300 to 1450: other numbers in a date column are no dates. */
const SERIALS = [FIRST_SERIAL, 62_900] as const;

/**
 * A day: a Persian date as text, a number such as 14030502, Excel's serial or date, or a Gregorian date
 * as text. `missing` warns where the cell says «ندارد» in a column of dates.
 */
export function readDate(cell: SheetCell): Reading<IsoDate> {
  if (cell.kind === 'error') return reading<IsoDate>(null, warning('cell_error'));
  if (cell.kind === 'empty' || tidied(cell.text) === '') return reading<IsoDate>(null);
  if (saysNothing(cell)) return reading<IsoDate>(null, warning('date_missing'));

  const serial = cell.number ?? serialIn(cell.text);
  if (serial !== null && serial >= SERIALS[0] && serial <= SERIALS[1]) {
    const date = addDays(FIRST_DAY, Math.floor(serial) - FIRST_SERIAL);
    return reading(date, warning('excel_serial_date', { read: formatJalali(date) }));
  }
  const parsed = parseJalali(cell.text);
  if (parsed.ok) {
    const { date, note } = parsed.value;
    const read = { read: formatJalali(date) };
    if (note === 'two_digit_year') return reading(date, warning('two_digit_year', read));
    return note === 'day_first' ? reading(date, warning('day_first_date', read)) : reading(date);
  }
  const gregorian = gregorianIn(cell.text);
  if (gregorian) return reading(gregorian, warning('excel_serial_date', { read: formatJalali(gregorian) }));
  return reading<IsoDate>(null, mustFix(parsed.error === 'no_such_day' ? 'no_such_day' : 'unreadable_date'));
}

function serialIn(text: string): number | null {
  const plain = toAsciiDigits(normalizeText(text));
  return /^\d{4,5}(\.0+)?$/u.test(plain) ? Number(plain) : null;
}

function gregorianIn(text: string): IsoDate | null {
  const match = /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/u.exec(
    toAsciiDigits(normalizeText(text)),
  );
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const parsed = Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.success ? parsed.data : null;
}

/** An identifier's text: numbers lose the decimal point a sheet may have given them. */
function identifierText(cell: SheetCell): string {
  if (cell.kind === 'number' && cell.number !== undefined && Number.isSafeInteger(cell.number)) {
    return String(cell.number);
  }
  return cell.text;
}

export function readLegalId(cell: SheetCell): Reading<string> {
  if (saysNothing(cell)) return reading<string>(null);
  const { value, problem } = checkLegalId(identifierText(cell));
  if (isBlocking(problem))
    return reading<string>(null, mustFix('legal_id_length', { digits: String(value.length) }));
  return problem === null ? reading(value) : reading(value, warning('legal_id_checksum'));
}

export function readNationalId(cell: SheetCell): Reading<string> {
  if (saysNothing(cell)) return reading<string>(null);
  const { value, problem, wasPadded } = checkNationalId(identifierText(cell));
  if (isBlocking(problem))
    return reading<string>(null, mustFix('national_id_length', { digits: String(value.length) }));
  if (problem !== null) return reading(value, warning('national_id_checksum'));
  return wasPadded ? reading(value, warning('leading_zero_restored')) : reading(value);
}

export function readPostalCode(cell: SheetCell): Reading<string> {
  if (saysNothing(cell)) return reading<string>(null);
  const { value, problem } = checkPostalCode(identifierText(cell));
  return isBlocking(problem) ? reading<string>(null, mustFix('postal_code_wrong')) : reading(value);
}

export interface Phones {
  readonly mobiles: readonly string[];
  readonly phones: readonly string[];
}

/** All numbers of a cell, wherever they stand: a mobile in the column of landlines is still a mobile. */
export function readPhones(cell: SheetCell, column: 'mobile' | 'phone'): Reading<Phones> {
  if (saysNothing(cell)) return reading<Phones>(null);
  const text = identifierText(cell);
  const { mobiles, phones, rest } = findPhones(text);
  const wrong = column === 'mobile' ? 'mobile_wrong' : 'phone_wrong';
  if (mobiles.length + phones.length === 0) return reading<Phones>(null, mustFix(wrong));
  const found = { mobiles: mobiles.slice(0, 6), phones: phones.slice(0, 6) };
  if (rest.length > 0) return reading(found, warning(wrong, { left: rest.join('، ') }));
  if (mobiles.length + phones.length > 1) {
    return reading(found, warning('several_phones', { count: String(mobiles.length + phones.length) }));
  }
  const isPadded = /^9\d{9}$/u.test(toAsciiDigits(text).trim());
  return isPadded ? reading(found, warning('leading_zero_restored')) : reading(found);
}

/** A whole number of people or things. */
export function readCount(cell: SheetCell): Reading<number> {
  if (saysNothing(cell)) return reading<number>(null);
  const match = /^(\d{1,7})(?:\.0+)?(?:\s*\p{L}+)?$/u.exec(
    toAsciiDigits(normalizeText(cell.text)).replace(/[,٬]/gu, ''),
  );
  return match ? reading(Number(match[1])) : reading<number>(null, mustFix('number_wrong'));
}

/** A Jalali year: four digits, two, or the year of a date. */
export function readYear(cell: SheetCell): Reading<number> {
  if (saysNothing(cell)) return reading<number>(null);
  const text = toAsciiDigits(normalizeText(cell.text));
  const whole = /(?:^|\D)(1[34]\d\d)(?:\D|$)/u.exec(text);
  if (whole) return reading(Number(whole[1]));
  const short = /^(\d\d)$/u.exec(text);
  if (!short) return reading<number>(null, mustFix('year_wrong'));
  const year = Number(short[1]) >= 30 ? 1300 + Number(short[1]) : 1400 + Number(short[1]);
  return reading(year, warning('two_digit_year', { read: String(year) }));
}
