import { endsBeforeIssue } from '../ngos/permit-rules.ts';
import { type Line, type RegisterView, type ToldProblem, addTo, problemOf } from './lines.ts';
import { MOST_NAMED, matchRecord } from './match-record.ts';
import { isAccepted } from './row-reader.ts';
import { type Identity, type Relation, identityOf, relate } from './match-rows.ts';
import { type RowFacts, mergeFacts } from './row-facts.ts';

/** The rows of a file about one NGO; the first of them that has nothing wrong speaks for them all. */
export interface Group {
  readonly primary: Line;
  identity: Identity;
  facts: RowFacts;
  /** The record that it is; null for a new one. */
  ngoId: number | null;
  readonly members: Line[];
  /** Another row that must be decided about before anything of this group may be written. */
  heldBy: Line | null;
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** By row: the row that speaks for it. */
  readonly mergedInto: ReadonlyMap<number, number>;
  /** By row: what is to be told about how it stands to other rows and records. */
  readonly told: ReadonlyMap<number, readonly ToldProblem[]>;
}

/** Finds the rows about one NGO, and its record. Yields now and then, so that other work gets its turn. */
export function* groupRows(lines: readonly Line[], register: RegisterView): Generator<void, Grouped> {
  const index = createIndex();
  const told = new Map<number, ToldProblem[]>();
  const mergedInto = new Map<number, number>();
  const disputes: Dispute[] = [];
  const tell = (line: Line, ...problems: readonly ToldProblem[]) =>
    void told.set(line.row, [...(told.get(line.row) ?? []), ...problems]);

  const place = (line: Line) => {
    const identity = identityOf(line.judged.facts);
    const asked = line.decision.mergeWith === undefined ? undefined : index.ofRow(line.decision.mergeWith);
    const inRegister = matchRecord(line, identity, register);
    // Who says that it is the NGO of another row has said which record it is, too.
    tell(line, ...(asked === undefined ? inRegister.told : inRegister.told.map(settled)));
    const isSure = line.decision.match !== undefined || hasLegalId(inRegister.ngoId, identity, register);
    const inFile = asked ?? matchGroup(line, identity, inRegister.ngoId, isSure, index, tell);
    // Another row with its legal id says more than a record with its name.
    const isOfGroup = !isSure && identity.legalId !== null && inFile?.identity.legalId === identity.legalId;
    const ngoId = isOfGroup ? (inFile?.ngoId ?? null) : inRegister.ngoId;
    const between = asked === undefined ? betweenTwo(line, ngoId, inFile, register) : [];
    tell(line, ...between);
    const open = asked === undefined ? [...inRegister.open, ...(between.length === 0 ? [] : [ngoId])] : [];
    if (inFile === undefined) {
      const facts = line.judged.facts;
      index.add({ primary: line, identity, facts, ngoId, members: [], heldBy: null });
    } else {
      const isNew = inFile.ngoId === null;
      const isDecided = asked !== undefined || isAccepted('same_as_row', line.decision);
      const hasJoined = join(line, inFile, { ngoId, isOpen: open.length > 0, isDecided }, tell);
      index.extend(inFile, line.row);
      mergedInto.set(line.row, inFile.primary.row);
      // Which record the row is about is asked of its whole group, and so is whether the others are new at all.
      const isAsked = open.length > 0 || (!hasJoined && isNew && ngoId !== null);
      if (isAsked && isClean(line)) inFile.heldBy ??= line;
    }
    const isOpen = (told.get(line.row) ?? []).some(({ severity }) => severity === 'must_fix');
    if (isOpen && isClean(line))
      disputes.push({ line, ngoIds: new Set([...open, ngoId, inFile?.ngoId ?? null]) });
  };

  const alive = lines.filter(({ judged, decision }) => judged.kind === 'ngo' && !decision.isSkipped);
  const later = (line: Line) => line.decision.mergeWith !== undefined;
  const passes = [
    alive.filter((line) => !later(line) && isClean(line)),
    alive.filter((line) => !later(line) && !isClean(line)),
    alive.filter(later),
  ];
  for (const pass of passes) {
    for (const line of pass) {
      place(line);
      yield;
    }
  }
  holdDisputed(index.groups(), disputes);
  return { groups: index.groups(), mergedInto, told };
}

/** A row that must be decided about, and the records that the decision may concern. */
interface Dispute {
  readonly line: Line;
  readonly ngoIds: ReadonlySet<number | null>;
}

/**
 * Nothing else may change a record while it is open how a row stands to it: what was to be decided would
 * look settled the next time, only because half of the list was written.
 */
function holdDisputed(groups: readonly Group[], disputes: readonly Dispute[]): void {
  const byRecord = new Map<string, Line[]>();
  for (const { line, ngoIds } of disputes) {
    for (const ngoId of ngoIds) if (ngoId !== null) addTo(byRecord, String(ngoId), line);
  }
  for (const group of groups) {
    if (group.ngoId === null) continue;
    const others = byRecord.get(String(group.ngoId)) ?? [];
    group.heldBy ??= others.find(({ row }) => row !== group.primary.row) ?? null;
  }
}

function settled(problem: ToldProblem): ToldProblem {
  return { ...problem, mustFix: false, severity: 'resolved' };
}

function isClean({ judged }: Line): boolean {
  return judged.problems.every(({ mustFix }) => !mustFix);
}

/** Whether it is the record by its legal id, which no other has. */
function hasLegalId(ngoId: number | null, { legalId }: Identity, register: RegisterView): boolean {
  return ngoId !== null && legalId !== null && register.record(ngoId)?.facts.legalId === legalId;
}

/** A row that is one record by itself, and another by the row that would speak for it. */
function betweenTwo(
  line: Line,
  ngoId: number | null,
  group: Group | undefined,
  register: RegisterView,
): readonly ToldProblem[] {
  const ngoIds = [group?.ngoId ?? null, ngoId].flatMap((one) => one ?? []);
  if (group === undefined || ngoIds.length < 2 || group.ngoId === ngoId) return [];
  const names = ngoIds.map((one) => register.record(one)?.facts.name ?? '').join('، ');
  return [problemOf(line, 'several_records_match', 'must_fix', { ngoIds: ngoIds.join(','), names })];
}

interface Joining {
  readonly ngoId: number | null;
  readonly isOpen: boolean;
  /** By a person, and about a row that is there. */
  readonly isDecided: boolean;
}

type Tell = (line: Line, ...problems: readonly ToldProblem[]) => void;

/** Adds a row to the group that speaks for it; what is still to be decided about adds nothing and is not added. */
function join(line: Line, group: Group, { ngoId, isOpen, isDecided }: Joining, tell: Tell): boolean {
  const { facts, conflicts } = mergeFacts(group.facts, line.judged.facts);
  const differing = endsBeforeIssue(facts) ? [...conflicts, 'validUntil'] : conflicts;
  const details = { row: String(group.primary.row), name: group.facts.name, differing: differing.join(',') };
  const severity = isDecided ? 'resolved' : differing.length > 0 ? 'must_fix' : 'warning';
  tell(line, problemOf(line, 'same_as_row', severity, { ...details, verdict: 'same' }));
  if (!isClean(line) || isOpen || severity === 'must_fix') return false;
  group.members.push(line);
  // Dates of two rows that contradict each other: those of the first stand.
  group.facts = endsBeforeIssue(facts)
    ? { ...facts, issuedOn: group.facts.issuedOn, validUntil: group.facts.validUntil }
    : facts;
  group.ngoId ??= ngoId;
  return true;
}

/** The group of the file's earlier rows to which a row belongs, if any. */
function matchGroup(
  line: Line,
  identity: Identity,
  ngoId: number | null,
  isSure: boolean,
  index: Index,
  tell: Tell,
): Group | undefined {
  const { decision } = line;
  const isOther = (group: Group) => isSure && group.ngoId !== null && ngoId !== null && group.ngoId !== ngoId;
  const related = index.near(identity, ngoId).flatMap((group) => {
    const isOneRecord = ngoId !== null && group.ngoId === ngoId;
    // Two legal ids that claim one record without any: which of them is its own nobody but a person knows.
    const isClaimedTwice = decision.match === undefined && haveTwoLegalIds(identity, group.identity);
    const relation: Relation | null = isOneRecord
      ? { verdict: isClaimedTwice ? 'unclear' : 'same', because: 'name' }
      : relate(identity, group.identity);
    return relation === null ? [] : [{ group, relation }];
  });
  const others = (group: Group, { because, verdict }: Relation) => ({
    row: String(group.primary.row),
    name: group.facts.name,
    because,
    verdict,
  });
  const taken = related.find(({ relation }) => relation.because === 'legal_id');
  if (
    decision.match !== undefined &&
    taken !== undefined &&
    (ngoId === null || taken.group.ngoId !== ngoId)
  ) {
    tell(
      line,
      problemOf(
        line,
        'same_as_row',
        'must_fix',
        others(taken.group, { verdict: 'unclear', because: 'legal_id' }),
      ),
    );
    return undefined;
  }
  const same = related.filter(({ group, relation }) => relation.verdict === 'same' && !isOther(group));
  const best =
    same.find(({ relation }) => relation.because === 'legal_id') ??
    same.find(({ relation }) => relation.because === 'permit_no') ??
    same[0];
  if (best !== undefined && !(decision.match === null)) return best.group;
  for (const { group, relation: found } of related.slice(0, MOST_NAMED)) {
    const relation = isOther(group) ? ({ ...found, verdict: 'alike' } as const) : found;
    if (decision.match !== undefined)
      tell(line, problemOf(line, 'same_as_row', 'resolved', others(group, relation)));
    else if (relation.verdict === 'unclear')
      tell(line, problemOf(line, 'same_as_row', 'must_fix', others(group, relation)));
    else {
      const severity = isAccepted('same_as_row', decision) ? 'resolved' : 'warning';
      tell(line, problemOf(line, 'same_as_row', severity, others(group, relation)));
    }
  }
  return undefined;
}

function haveTwoLegalIds(one: Identity, other: Identity): boolean {
  return one.legalId !== null && other.legalId !== null && one.legalId !== other.legalId;
}

type Index = ReturnType<typeof createIndex>;

/** The groups by everything that may show a row to belong to them. */
function createIndex() {
  const all: Group[] = [];
  const byKey = new Map<string, Group[]>();
  const byRow = new Map<number, Group>();
  const keysOf = ({ legalId, nameKey, permits }: Identity, ngoId: number | null) => [
    ...(legalId === null ? [] : [`legal ${legalId}`]),
    ...(nameKey === '' ? [] : [`name ${nameKey}`]),
    ...permits.map(({ no }) => `permit ${no}`),
    ...(ngoId === null ? [] : [`record ${ngoId}`]),
  ];
  return {
    add: (group: Group) => {
      all.push(group);
      byRow.set(group.primary.row, group);
      for (const key of keysOf(group.identity, group.ngoId)) addTo(byKey, key, group);
    },
    /** After a further row has joined: what it told is the group's as well. */
    extend: (group: Group, row: number) => {
      byRow.set(row, group);
      const before = keysOf(group.identity, null);
      group.identity = {
        ...identityOf(group.facts),
        name: group.identity.name,
        nameKey: group.identity.nameKey,
      };
      for (const key of keysOf(group.identity, group.ngoId))
        if (!before.includes(key)) addTo(byKey, key, group);
    },
    ofRow: (row: number) => byRow.get(row),
    near: (identity: Identity, ngoId: number | null): readonly Group[] => [
      ...new Set(keysOf(identity, ngoId).flatMap((key) => byKey.get(key) ?? [])),
    ],
    groups: () => all as readonly Group[],
  };
}
