import type { IsoDate } from '../../calendar/iso-date.ts';
import { formatJalali } from '../../calendar/jalali.ts';
import { alikeKey } from './alike.ts';
import type { RegisterRecord, RowChange } from './changes.ts';
import { type PeopleClaims, createLegalIdClaims, createPeopleClaims } from './claims.ts';
import { compareWithRecord } from './compare.ts';
import { wouldContradict } from './compare-permit.ts';
import type { Problem, RowAction } from './contract.ts';
import { type Group, groupRows } from './group-rows.ts';
import { type Line, type RegisterView, type ToldProblem, problemOf } from './lines.ts';
import { type Judging, isAccepted } from './row-reader.ts';
import type { RowFacts } from './row-facts.ts';

/** What writing a row would do. */
export interface PlannedRow {
  readonly row: number;
  readonly action: RowAction;
  /** With those of the rows that were merged into it. */
  readonly facts: RowFacts;
  /** The record that it is compared with; null for a new one. */
  readonly ngoId: number | null;
  readonly mergedInto: number | null;
  readonly changes: readonly RowChange[];
}

export interface Plan {
  /** In the order of the sheet; rows without any content are not among them. */
  readonly rows: readonly PlannedRow[];
  /** What must be fixed first, then warnings, then what is settled; within each by row and column. */
  readonly problems: readonly Problem[];
}

/**
 * Decides about every row: new, filling gaps, an update, known already, left out, held up or part of
 * another. Yields now and then, so that other work gets its turn.
 */
export function* planRows(
  lines: readonly Line[],
  register: RegisterView,
  judging: Judging,
): Generator<void, Plan> {
  const { groups, mergedInto, told } = yield* groupRows(lines, register);
  const planned = new Map<number, PlannedRow>();
  const problems = new Map<number, readonly ToldProblem[]>();
  const people = createPeopleClaims(register);
  const legalIds = createLegalIdClaims(register);
  const relatedTo = ({ primary }: Group) => [...cellProblems(primary), ...(told.get(primary.row) ?? [])];
  const isHeldUp = (group: Group) => relatedTo(group).some(({ severity }) => severity === 'must_fix');
  const ordered = [...groups].sort((one, other) => one.primary.row - other.primary.row);
  // What is held up anyway takes no identifier away from a row that can be written.
  for (const group of [...ordered.filter((one) => !isHeldUp(one)), ...ordered.filter(isHeldUp)]) {
    const { row } = group.primary;
    const related = relatedTo(group);
    const taken = legalIds
      .claim(group)
      .filter(({ code }) => !related.some((one) => one.code === code && one.mustFix));
    const known = [...related, ...taken];
    const result = planGroup(group, known, register, judging, people);
    planned.set(row, result.planned);
    problems.set(row, result.problems);
    yield;
  }
  const rows: PlannedRow[] = [];
  for (const line of lines) {
    if (line.judged.kind === 'blank') continue;
    const own = planned.get(line.row);
    if (own !== undefined) rows.push(own);
    else {
      const known = [...cellProblems(line), ...(told.get(line.row) ?? [])];
      const into = mergedInto.get(line.row) ?? null;
      problems.set(line.row, line.decision.isSkipped ? known.map(settled) : known);
      rows.push({ ...aside(line, known, into), mergedInto: into });
    }
    yield;
  }
  return { rows, problems: yield* listed(lines, problems) };
}

function aside(
  line: Line,
  known: readonly ToldProblem[],
  into: number | null,
): Omit<PlannedRow, 'mergedInto'> {
  const isHeldUp = known.some(({ severity }) => severity === 'must_fix');
  const isLeftOut = line.judged.kind !== 'ngo' || line.decision.isSkipped;
  const action = isLeftOut ? 'skip' : isHeldUp || into === null ? 'blocked' : 'merged';
  return { row: line.row, action, facts: line.judged.facts, ngoId: null, changes: [] };
}

function settled(problem: ToldProblem): ToldProblem {
  return { ...problem, mustFix: false, severity: 'resolved' };
}

function cellProblems({ judged }: Line): readonly ToldProblem[] {
  return [
    ...judged.problems.map((one) => ({
      ...one,
      severity: one.mustFix ? ('must_fix' as const) : ('warning' as const),
    })),
    ...judged.resolved.map((one) => ({ ...one, severity: 'resolved' as const })),
  ];
}

function planGroup(
  { primary, facts: all, ngoId, heldBy }: Group,
  known: readonly ToldProblem[],
  register: RegisterView,
  judging: Judging,
  people: PeopleClaims,
): { readonly planned: PlannedRow; readonly problems: readonly ToldProblem[] } {
  const record = ngoId === null ? undefined : register.record(ngoId);
  const isHeldUp = known.some(({ severity }) => severity === 'must_fix');
  const given = isHeldUp ? { facts: all, told: [] } : people.claim(primary, all, record, judging);
  const facts = given.facts;
  const told = [...known, ...given.told];
  const base = { row: primary.row, facts, ngoId: record === undefined ? null : record.id, mergedInto: null };
  const done = (action: RowAction, changes: readonly RowChange[], problems: readonly ToldProblem[]) => ({
    planned: {
      ...base,
      action: problems.some(({ severity }) => severity === 'must_fix') ? ('blocked' as const) : action,
      changes,
    },
    problems,
  });
  const waiting = heldBy === null ? [] : [waitsFor(primary, heldBy)];
  if (record === undefined) return done('new', [], [...told, ...waiting]);
  if (record.lifecycle !== 'active') {
    const details = {
      ngoId: String(record.id),
      name: record.facts.name,
      lifecycle: record.lifecycle,
      verdict: 'unclear',
    };
    return done('same', [], [...told, problemOf(primary, 'same_as_record', 'must_fix', details)]);
  }
  const changes = compareWithRecord(facts, record, judging.words);
  const updates = changes.filter(({ isUpdate }) => isUpdate);
  const differing = updates.map((one) => differs(primary, one, record, judging));
  const contradicting = wouldContradict(changes, record.permits)
    ? [contradiction(primary, record, judging)]
    : [];
  const action = changes.length === 0 ? 'same' : updates.length > 0 ? 'update' : 'fill';
  const held = changes.length === 0 ? [] : waiting;
  return done(action, changes, [...told, ...differing, ...contradicting, ...held]);
}

function waitsFor(line: Line, { row, judged }: Line): ToldProblem {
  const details = { row: String(row), name: judged.facts.name, verdict: 'unclear', because: 'record' };
  return problemOf(line, 'same_as_row', 'must_fix', details);
}

function differs(
  line: Line,
  { target, oldText, newText }: RowChange,
  record: RegisterRecord,
  judging: Judging,
): ToldProblem {
  const severity = isAccepted('differs_from_record', line.decision) ? 'resolved' : 'warning';
  const details = { ngoId: String(record.id), name: record.facts.name, old: oldText, new: newText };
  const column = target === null ? -1 : judging.columns.mapping.indexOf(target);
  return {
    ...problemOf(line, 'differs_from_record', severity, details),
    target,
    column: column < 0 ? null : column,
    value: newText,
  };
}

/** One of the row's dates against the other of the record. */
function contradiction(line: Line, record: RegisterRecord, judging: Judging): ToldProblem {
  const { issuedOn, validUntil } = record.permits[record.permits.length - 1]?.facts ?? {
    issuedOn: null,
    validUntil: null,
  };
  const column = judging.columns.mapping.indexOf('validUntil');
  const details = { ngoId: String(record.id), issuedOn: jalali(issuedOn), read: jalali(validUntil) };
  return {
    ...problemOf(line, 'ends_before_issue', 'must_fix', details),
    target: 'validUntil',
    column: column < 0 ? null : column,
  };
}

function jalali(date: IsoDate | null): string {
  return date === null ? '' : formatJalali(date);
}

/** All problems in their order, each with the number of others like it. */
function* listed(
  lines: readonly Line[],
  problems: ReadonlyMap<number, readonly ToldProblem[]>,
): Generator<void, readonly Problem[]> {
  const alike = new Map<string, number>();
  const all = { must_fix: [] as Told[], warning: [] as Told[], resolved: [] as Told[] };
  for (const { row, judged } of lines) {
    const ofRow = [...(problems.get(row) ?? [])].sort(
      (one, other) => (one.column ?? -1) - (other.column ?? -1),
    );
    for (const { mustFix: _, ...problem } of ofRow) {
      const key = alikeKey(problem);
      all[problem.severity].push({ key, problem: { ...problem, row, nameInFile: judged.nameInFile } });
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
    yield;
  }
  const listed: Problem[] = [];
  for (const { key, problem } of [...all.must_fix, ...all.warning, ...all.resolved]) {
    listed.push({ ...problem, alike: (alike.get(key) ?? 1) - 1 });
    if (listed.length % 32 === 0) yield;
  }
  return listed;
}

interface Told {
  readonly key: string;
  readonly problem: Omit<Problem, 'alike'>;
}
