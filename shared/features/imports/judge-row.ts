import type { IsoDate } from '../../calendar/iso-date.ts';
import { formatJalali } from '../../calendar/jalali.ts';
import { normalizeLines, normalizeText, toAsciiDigits } from '../../text/persian.ts';
import type { OwnValue } from '../ngos/fields.ts';
import {
  type CellProblem,
  type Phones,
  type Reading,
  type SheetCell,
  readCount,
  readDate,
  readLegalId,
  readNationalId,
  readPhones,
  readPostalCode,
  readText,
  readYear,
  saysNothing,
  tidied,
} from './cells.ts';
import type { ProblemCode, Target } from './contract.ts';
import { NO_DECISION, type RowDecision } from './fixes.ts';
import type { ListWords, WordList } from './list-words.ts';
import { foldedKey } from './remembered.ts';
import { type FactKey, NO_FACTS, type RowFacts, joinedNumbers } from './row-facts.ts';
import { type Columns, type RowKind, kindOfRow } from './row-kind.ts';
import { type StatusOffice, judgeStatus } from './status.ts';
import { GENDER_SYNONYMS, KIND_SYNONYMS, SCOPE_SYNONYMS, columnName, headingAgain } from './words.fa.ts';

export interface RowProblem extends CellProblem {
  /** Null when the whole row is meant, or a value that the person added. */
  readonly column: number | null;
  readonly target: Target | null;
  readonly value: string;
}

export interface JudgedRow {
  readonly kind: RowKind;
  readonly facts: RowFacts;
  readonly problems: readonly RowProblem[];
  /** Problems that the person's decisions have settled. */
  readonly resolved: readonly RowProblem[];
  readonly nameInFile: string;
}

/** What a row is judged by besides its cells. */
export interface Judging extends StatusOffice {
  readonly columns: Columns;
  /** The name of each column for what stays under its own heading; no two are the same. */
  readonly ownHeadings: readonly string[];
  readonly words: ListWords;
}

const MAX_HEADING = 110;
const MAX_OWN_VALUE = 2_000;
const MOST_MEMBERS = 1_000_000;

/** A name of its own for every column, for the values that stay under it. */
export function ownHeadingsOf(headings: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  return headings.map((text, column) => {
    const heading = normalizeText(text).slice(0, MAX_HEADING).trim();
    const name = heading === '' ? columnName(column) : heading;
    const time = (times.get(foldedKey(name)) ?? 0) + 1;
    times.set(foldedKey(name), time);
    return time === 1 ? name : headingAgain(name, time);
  });
}

/** A problem with which a row can be written all the same: the text then stays under its heading. */
export function canBeAccepted(code: ProblemCode): boolean {
  return code !== 'name_missing' && code !== 'several_records_match';
}

/** What a row says and what is wrong with it, by itself. Never throws, whatever the cells hold. */
export function judgeRow(
  cells: readonly SheetCell[],
  judging: Judging,
  decision: RowDecision = NO_DECISION,
): JudgedRow {
  const found = kindOfRow(cells, judging.columns);
  const isMeant =
    decision.values.size > 0 || decision.match !== undefined || decision.mergeWith !== undefined;
  const kind = found !== 'ngo' && found !== 'blank' && isMeant ? 'ngo' : found;
  const nameInFile = tidied(cells[judging.columns.mapping.indexOf('name')]?.text ?? '').slice(0, 300);
  if (kind !== 'ngo') return { ...notAnNgo(kind, cells), kind, facts: NO_FACTS, nameInFile };
  const asFound = readRow(cells, judging, NO_DECISION);
  if (decision === NO_DECISION) return { kind, nameInFile, ...asFound, resolved: [] };
  const asDecided = readRow(cells, judging, decision);
  const open = asDecided.problems.filter(({ code }) => !isAccepted(code, decision));
  const isOpen = (problem: RowProblem) =>
    open.some(
      ({ code, target, column }) =>
        code === problem.code && target === problem.target && column === problem.column,
    );
  const resolved = asFound.problems.filter((problem) => !isOpen(problem));
  return { kind, nameInFile, facts: asDecided.facts, problems: open, resolved };
}

export function isAccepted(code: ProblemCode, { accepted }: RowDecision): boolean {
  return accepted.has(code) && canBeAccepted(code);
}

function notAnNgo(kind: RowKind, cells: readonly SheetCell[]): Pick<JudgedRow, 'problems' | 'resolved'> {
  if (kind === 'blank') return { problems: [], resolved: [] };
  const value = cells
    .map(({ text }) => normalizeText(text))
    .filter((text) => text !== '')
    .join(' ');
  const code = kind === 'totals' ? 'totals_row' : 'empty_row';
  const told = {
    code,
    mustFix: false,
    details: {},
    column: null,
    target: null,
    value: value.slice(0, 300),
  } as const;
  // Left out without asking; the person may take it for an NGO after all.
  return { problems: [], resolved: [told] };
}

function readRow(
  cells: readonly SheetCell[],
  judging: Judging,
  decision: RowDecision,
): Pick<JudgedRow, 'facts' | 'problems'> {
  const row = createReader(cells, judging, decision);
  const facts = { ...row.text() };
  const kind = row.oneOf('kind', KIND_SYNONYMS, 'unknown_kind');
  const parentName = kind === 'independent' ? row.asOwn('parentName') : facts.parentName;
  const statusWord = facts.statedStatus;
  const issuedOn = row.past('issuedOn', judging.today);
  const validUntil = row.end('validUntil', issuedOn);
  const mobile = row.read('mobile', (cell) => readPhones(cell, 'mobile'));
  const phone = row.read('phone', (cell) => readPhones(cell, 'phone'));
  row.keepRest('mobile', mobile);
  row.keepRest('phone', phone);
  const hasDirector = facts.directorName !== '';
  const status = judgeStatus(statusWord, { issuedOn, validUntil }, judging);
  if (status.problem !== null) row.tell('permitStatus', status.problem);
  const isWithoutPermit = status.isWithoutPermit && facts.permitNo === '';

  const whole: RowFacts = {
    ...NO_FACTS,
    ...facts,
    kind: kind ?? (parentName === '' ? null : 'branch'),
    parentName,
    issuer: isWithoutPermit ? row.asOwn('issuer') : facts.issuer,
    scopeLevel: row.oneOf('scopeLevel', SCOPE_SYNONYMS, 'unknown_scope'),
    issuedOn,
    validUntil,
    statedStatus: status.stated,
    registeredOn: row.past('registeredOn', judging.today),
    gazetteOn: row.past('gazetteOn', judging.today),
    lastAssemblyOn: row.past('lastAssemblyOn', judging.today),
    legalId: row.read('legalId', readLegalId),
    directorGender: hasDirector
      ? row.oneOf('directorGender', GENDER_SYNONYMS, 'unknown_gender')
      : (row.asOwn('directorGender'), null),
    directorNationalId: hasDirector
      ? row.read('directorNationalId', readNationalId)
      : (row.asOwn('directorNationalId'), null),
    mobiles: joinedNumbers(mobile?.mobiles ?? [], phone?.mobiles ?? []),
    phones: joinedNumbers(phone?.phones ?? [], mobile?.phones ?? []),
    postalCode: row.read('postalCode', readPostalCode),
    memberCount: row.read('memberCount', readMembers),
    lastAnnualReportYear: row.read('lastAnnualReportYear', readYear),
    own: [],
  };
  if (whole.name === '' && !row.hasProblem('name')) {
    row.tell('name', { code: 'name_missing', mustFix: true, details: {} });
  }
  return { facts: { ...whole, own: row.own() }, problems: row.problems() };
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
function createReader(cells: readonly SheetCell[], judging: Judging, decision: RowDecision) {
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

function readMembers(cell: SheetCell): Reading<number> {
  const { value, problems } = readCount(cell);
  if (value === null || value <= MOST_MEMBERS) return { value, problems };
  return { value: null, problems: [{ code: 'number_wrong', mustFix: true, details: {} }] };
}
