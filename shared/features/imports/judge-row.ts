import { normalizeText } from '../../text/persian.ts';
import {
  type Reading,
  type SheetCell,
  readCount,
  readLegalId,
  readNationalId,
  readPhones,
  readPostalCode,
  readYear,
  tidied,
} from './cells.ts';
import { NO_DECISION, type RowDecision } from './fixes.ts';
import { foldedKey } from './remembered.ts';
import { NO_FACTS, type RowFacts, joinedNumbers } from './row-facts.ts';
import { type RowKind, kindOfRow } from './row-kind.ts';
import { type Judging, type RowProblem, createReader, isAccepted } from './row-reader.ts';
import { judgeStatus } from './status.ts';
import { GENDER_SYNONYMS, KIND_SYNONYMS, SCOPE_SYNONYMS, columnName, headingAgain } from './words.fa.ts';

export interface JudgedRow {
  readonly kind: RowKind;
  readonly facts: RowFacts;
  readonly problems: readonly RowProblem[];
  /** Problems that the person's decisions have settled. */
  readonly resolved: readonly RowProblem[];
  readonly nameInFile: string;
}

const MAX_HEADING = 110;
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

function readMembers(cell: SheetCell): Reading<number> {
  const { value, problems } = readCount(cell);
  if (value === null || value <= MOST_MEMBERS) return { value, problems };
  return { value: null, problems: [{ code: 'number_wrong', mustFix: true, details: {} }] };
}
