import type { IsoDate } from '../../calendar/iso-date.ts';
import { formatJalali } from '../../calendar/jalali.ts';
import { normalizeLines, toAsciiDigits } from '../../text/persian.ts';
import type { OwnValue } from '../ngos/fields.ts';
import {
  type CellProblem,
  type Phones,
  type Reading,
  type SheetCell,
  readDate,
  readText,
  saysNothing,
  tidied,
} from './cells.ts';
import type { ProblemCode, Target } from './contract.ts';
import type { RowDecision } from './fixes.ts';
import type { ListWords, WordList } from './list-words.ts';
import { foldedKey } from './remembered.ts';
import { type FactKey, NO_FACTS, type RowFacts } from './row-facts.ts';
import type { Columns } from './row-kind.ts';
import type { StatusOffice } from './status.ts';

export interface RowProblem extends CellProblem {
  /** Null when the whole row is meant, or a value that the person added. */
  readonly column: number | null;
  readonly target: Target | null;
  readonly value: string;
}

/** What a row is judged by besides its cells. */
export interface Judging extends StatusOffice {
  readonly columns: Columns;
  /** The name of each column for what stays under its own heading; no two are the same. */
  readonly ownHeadings: readonly string[];
  readonly words: ListWords;
}

const MAX_OWN_VALUE = 2_000;

/** A problem with which a row can be written all the same: the text then stays under its heading. */
export function canBeAccepted(code: ProblemCode): boolean {
  return code !== 'name_missing' && code !== 'several_records_match';
}

/** Whether the person takes a problem of this row as it is. */
export function isAccepted(code: ProblemCode, { accepted }: RowDecision): boolean {
  return accepted.has(code) && canBeAccepted(code);
}

const TEXTS = {
  name: 200,
  titleWord: 120,
  parentName: 200,
  subject: 120,
  permitNo: 40,
  permitStatus: 120,
  issuer: 120,
  registrationNo: 40,
  registrationOffice: 80,
  gazetteNo: 60,
  trackingCode: 60,
  directorName: 120,
  chairName: 120,
  email: 120,
  website: 200,
  address: 400,
  place: 120,
} as const;
/** Numbers that are no quantities: digits in ASCII, as every identifier. */
const CODES: ReadonlySet<Target> = new Set<Target>([
  'permitNo',
  'registrationNo',
  'gazetteNo',
  'trackingCode',
]);
const MAX_DESCRIPTION = 4_000;

const LISTED: Readonly<Partial<Record<Target, readonly [list: WordList, code: ProblemCode]>>> = {
  subject: ['subject', 'unknown_subject'],
  issuer: ['issuer', 'unknown_issuer'],
  place: ['place', 'unknown_place'],
  titleWord: ['title_word', 'unknown_title_word'],
};

type TextKey = Extract<FactKey, Exclude<keyof typeof TEXTS, 'permitStatus'>> | 'statedStatus' | 'description';

/** Reads the cells of one row by their targets and gathers what is wrong and what no field could take. */
export function createReader(cells: readonly SheetCell[], judging: Judging, decision: RowDecision) {
  const { columns, ownHeadings, words } = judging;
  const problems: RowProblem[] = [];
  const kept = new Map<number, string>();

  const cellOf = (target: Target): SheetCell => {
    const written = decision.values.get(target);
    if (written !== undefined) return { text: written, kind: written.trim() === '' ? 'empty' : 'text' };
    return cells[columns.mapping.indexOf(target)] ?? { text: '', kind: 'empty' };
  };
  const tell = (target: Target, problem: CellProblem) => {
    const place = columns.mapping.indexOf(target);
    problems.push({ ...problem, target, column: place < 0 ? null : place, value: cellOf(target).text });
  };
  /** Puts a cell's text under its heading: nothing is lost that no field could take. */
  const asOwn = (target: Target): '' => {
    const text = ownText(cellOf(target));
    const column = columns.mapping.indexOf(target);
    if (column >= 0 && text !== '') kept.set(column, text);
    return '';
  };
  const read = <Value>(target: Target, reader: (cell: SheetCell) => Reading<Value>): Value | null => {
    const cell = cellOf(target);
    if (cell.kind === 'empty') return null;
    if (cell.kind === 'error') {
      tell(target, { code: 'cell_error', mustFix: false, details: {} });
      return null;
    }
    const { value, problems: found } = reader(cell);
    for (const problem of found) tell(target, problem);
    if (value === null && found.some(({ code, mustFix }) => mustFix && isAccepted(code, decision)))
      asOwn(target);
    return value;
  };
  const text = (): Pick<RowFacts, TextKey> => {
    const facts: Record<string, string> = {};
    for (const [target, max] of Object.entries(TEXTS) as [keyof typeof TEXTS, number][]) {
      if (!columns.mapping.includes(target) && !decision.values.has(target)) continue;
      const value = read(target, (cell) => readText(cell, max)) ?? '';
      const listed = LISTED[target];
      if (listed !== undefined && value !== '' && words.find(listed[0], value) === null) {
        const suggestion = words.suggest(listed[0], value);
        tell(target, { code: listed[1], mustFix: false, details: suggestion === null ? {} : { suggestion } });
      }
      facts[target === 'permitStatus' ? 'statedStatus' : target] = CODES.has(target)
        ? toAsciiDigits(value)
        : value;
    }
    const description = read('description', readDescription) ?? '';
    const { name, titleWord, parentName, subject, permitNo, statedStatus, issuer, registrationNo } = NO_FACTS;
    const { registrationOffice, gazetteNo, trackingCode, directorName, chairName } = NO_FACTS;
    const { email, website, address, place } = NO_FACTS;
    return {
      ...{ name, titleWord, parentName, subject, permitNo, statedStatus, issuer, registrationNo },
      ...{ registrationOffice, gazetteNo, trackingCode, directorName, chairName },
      ...{ email, website, address, place },
      ...facts,
      description,
    };
  };
  const past = (target: Target, today: IsoDate): IsoDate | null => {
    const date = read(target, readDate);
    if (date === null || date <= today) return date;
    return refused(target, { code: 'date_in_future', mustFix: true, details: { read: formatJalali(date) } });
  };
  const end = (target: Target, issuedOn: IsoDate | null): IsoDate | null => {
    const date = read(target, readDate);
    if (date === null || issuedOn === null || date >= issuedOn) return date;
    const details = { read: formatJalali(date), issuedOn: formatJalali(issuedOn) };
    return refused(target, { code: 'ends_before_issue', mustFix: true, details });
  };
  const refused = (target: Target, problem: CellProblem): null => {
    tell(target, problem);
    if (isAccepted(problem.code, decision)) asOwn(target);
    return null;
  };
  const oneOf = <Word extends string>(
    target: Target,
    synonyms: Readonly<Record<Word, readonly string[]>>,
    code: ProblemCode,
  ): Word | null =>
    read(target, (cell) => {
      if (saysNothing(cell)) return { value: null, problems: [] };
      const key = foldedKey(cell.text);
      const word = (Object.keys(synonyms) as Word[]).find((one) => keysOf(synonyms[one]).has(key));
      if (word !== undefined) return { value: word, problems: [] };
      asOwn(target);
      return { value: null, problems: [{ code, mustFix: false, details: {} }] };
    });
  /** A cell of telephones that held something else as well stays whole under its heading. */
  const keepRest = (target: 'mobile' | 'phone', found: Phones | null) => {
    const wrong = target === 'mobile' ? 'mobile_wrong' : 'phone_wrong';
    if (found !== null && problems.some((one) => one.target === target && one.code === wrong)) asOwn(target);
  };
  const own = (): readonly OwnValue[] => {
    const values: OwnValue[] = [];
    columns.mapping.forEach((target, column) => {
      const cell = cells[column];
      const value = kept.get(column) ?? (target === null && cell !== undefined ? ownText(cell) : '');
      const heading = ownHeadings[column];
      if (value === '' || heading === undefined) return;
      if (target === null && value.length >= MAX_OWN_VALUE) {
        const details = { max: String(MAX_OWN_VALUE) };
        problems.push({
          code: 'too_long',
          mustFix: false,
          details,
          column,
          target,
          value: value.slice(0, 300),
        });
      }
      values.push({ heading, value });
    });
    return values;
  };
  return {
    ...{ read, text, past, end, oneOf, asOwn, keepRest, tell, own },
    hasProblem: (target: Target) => problems.some((problem) => problem.target === target && problem.mustFix),
    problems: () => problems as readonly RowProblem[],
  };
}

const KEYS = new Map<readonly string[], ReadonlySet<string>>();
function keysOf(words: readonly string[]): ReadonlySet<string> {
  const known = KEYS.get(words) ?? new Set(words.map(foldedKey));
  KEYS.set(words, known);
  return known;
}

/** What stays under its heading; of a longer text the beginning, the whole is in the kept row. */
function ownText(cell: SheetCell): string {
  return saysNothing(cell) ? '' : tidied(cell.text).slice(0, MAX_OWN_VALUE).trim();
}

function readDescription(cell: SheetCell): Reading<string> {
  if (saysNothing(cell)) return { value: null, problems: [] };
  const value = /[\n\r\u0085\u2028\u2029]/u.test(cell.text) ? normalizeLines(cell.text) : tidied(cell.text);
  if (value.length <= MAX_DESCRIPTION) return { value, problems: [] };
  return {
    value: null,
    problems: [{ code: 'too_long', mustFix: true, details: { max: String(MAX_DESCRIPTION) } }],
  };
}
