import { type Line, type RegisterView, type ToldProblem, problemOf } from './lines.ts';
import { type Identity, type Relation, relate } from './match-rows.ts';
import { isAccepted } from './row-reader.ts';

/** Of the others that a row resembles only so many are named. */
export const MOST_NAMED = 3;

export interface InRegister {
  /** The record that a row is about; null for none. */
  readonly ngoId: number | null;
  readonly told: readonly ToldProblem[];
  /** Records of which a person must say whether the row is about them. */
  readonly open: readonly number[];
}

/** The record that a row is about, with what is to be told about it. */
export function matchRecord(line: Line, identity: Identity, register: RegisterView): InRegister {
  const { decision } = line;
  const related = register.candidates(identity).flatMap(({ ngoId, identity: other }) => {
    const relation = relate(identity, other);
    return relation === null ? [] : [{ ngoId, other, relation }];
  });
  const detailsOf = ({ ngoId, other, relation }: (typeof related)[number]) => ({
    ngoId: String(ngoId),
    name: other.name,
    because: relation.because,
    verdict: relation.verdict,
  });
  const holder = related.find(({ relation }) => relation.because === 'legal_id');
  if (decision.match !== undefined) {
    const ngoId =
      decision.match === null || register.record(decision.match) === undefined ? null : decision.match;
    const isTaken = holder !== undefined && holder.ngoId !== ngoId;
    const severity = isTaken ? 'must_fix' : 'resolved';
    const told = isTaken
      ? [holder]
      : related.filter((one) => one.relation.verdict !== 'same' || one.ngoId !== ngoId);
    return {
      ngoId,
      open: isTaken ? [holder.ngoId] : [],
      told: told.map((one) =>
        problemOf(line, 'same_as_record', severity, {
          ...detailsOf(one),
          verdict: isTaken ? 'unclear' : one.relation.verdict,
        }),
      ),
    };
  }
  const same = related.filter(({ relation }) => relation.verdict === 'same');
  const unclear = related.filter(({ relation }) => relation.verdict === 'unclear');
  const best = holder ?? onlyOne(same, identity);
  if (best !== undefined) {
    // A legal id may be mistyped: the name of one record under the id of another must be looked at.
    const named = best.other.nameKey === identity.nameKey ? [] : same;
    const others = [...unclear, ...named].filter(({ ngoId }) => ngoId !== best.ngoId);
    if (others.length === 0) return { ngoId: best.ngoId, told: [], open: [] };
    return {
      ngoId: best.ngoId,
      told: [severalMatch(line, [best, ...others])],
      open: [best, ...others].map(({ ngoId }) => ngoId),
    };
  }
  if (same.length > 1) {
    const told = [severalMatch(line, same.slice(0, MOST_NAMED))];
    return { ngoId: null, told, open: same.map(({ ngoId }) => ngoId) };
  }
  const alike = isAccepted('same_as_record', decision) ? ('resolved' as const) : ('warning' as const);
  // What must be decided is among those that are named.
  const named = [...unclear, ...related.filter(({ relation }) => relation.verdict !== 'unclear')];
  return {
    ngoId: null,
    open: unclear.map(({ ngoId }) => ngoId),
    told: named
      .slice(0, MOST_NAMED)
      .map((one) =>
        problemOf(
          line,
          'same_as_record',
          one.relation.verdict === 'unclear' ? 'must_fix' : alike,
          detailsOf(one),
        ),
      ),
  };
}

/** Of several records with the same name the one with the same permit or registration number. */
function onlyOne<Candidate extends { readonly other: Identity; readonly relation: Relation }>(
  same: readonly Candidate[],
  { registrationKey }: Identity,
): Candidate | undefined {
  if (same.length < 2) return same[0];
  const byPermit = same.filter(({ relation }) => relation.because === 'permit_no');
  if (byPermit.length === 1) return byPermit[0];
  const byNumber = same.filter(
    ({ other }) => registrationKey !== '' && other.registrationKey === registrationKey,
  );
  return byNumber.length === 1 ? byNumber[0] : undefined;
}

function severalMatch(
  line: Line,
  records: readonly { readonly ngoId: number; readonly other: Identity }[],
): ToldProblem {
  const details = {
    ngoIds: records.map(({ ngoId }) => ngoId).join(','),
    names: records.map(({ other }) => other.name).join('، '),
  };
  return problemOf(line, 'several_records_match', 'must_fix', details);
}
