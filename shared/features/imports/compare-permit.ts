import { endsBeforeIssue } from '../ngos/permit-rules.ts';
import type { ListWord, RegisterPermit, RowChange } from './changes.ts';
import type { ListWords } from './list-words.ts';
import { type RowFacts, saySame } from './row-facts.ts';

/** Whether a row says anything about a permit. */
export function tellsOfPermit({ permitNo, issuedOn, validUntil, issuer, statedStatus }: RowFacts): boolean {
  return permitNo !== '' || issuedOn !== null || validUntil !== null || issuer !== '' || statedStatus !== '';
}

/**
 * What a row would change in a record's permits. What one of them says already, be it a former one, is
 * known; later dates are a renewal; everything else fills or replaces what the present permit says.
 */
export function comparePermit(
  row: RowFacts,
  permits: readonly RegisterPermit[],
  words: ListWords,
): readonly RowChange[] {
  const current = permits[permits.length - 1];
  if (!tellsOfPermit(row)) return [];
  const { permitNo, issuedOn, validUntil } = row;
  if (current === undefined) {
    const newText = permitText(row);
    const place = { at: 'newPermit', kind: 'issue' } as const;
    return [
      { place, target: 'permitNo', isUpdate: false, oldText: '', newText, oldValue: null, newValue: null },
    ];
  }
  if (permits.some((permit) => isKnownOf(row, permit, words))) return [];
  if (isRenewal(row, current)) {
    const texts = { oldText: permitText(current.facts), newText: permitText(row) };
    const place = { at: 'newPermit', kind: 'renewal' } as const;
    return [{ place, target: 'validUntil', isUpdate: true, ...texts, oldValue: null, newValue: null }];
  }
  const { id: permitId, facts } = current;
  const plain = [
    ['permitNo', permitNo, facts.permitNo],
    ['issuedOn', issuedOn, facts.issuedOn],
    ['validUntil', validUntil, facts.validUntil],
  ] as const;
  const changes = plain.flatMap(([field, told, known]): readonly RowChange[] => {
    if (told === null || told === '' || saySame(told, known)) return [];
    const values = { oldText: known ?? '', newText: told, oldValue: known, newValue: told };
    return [
      { place: { at: 'permit', permitId, field }, target: field, isUpdate: (known ?? '') !== '', ...values },
    ];
  });
  return [...changes, ...issuerChange(row, current, words), ...statusChange(row, current)];
}

function isKnownOf(
  row: RowFacts,
  { facts, issuer, statedStatus }: RegisterPermit,
  words: ListWords,
): boolean {
  const hasIssuer = row.issuer === '' || isIssuer(row, facts.issuerId, issuer, words);
  const hasStatus =
    row.statedStatus === '' || facts.validUntil !== null || saySame(row.statedStatus, statedStatus);
  return (
    (row.permitNo === '' || saySame(row.permitNo, facts.permitNo)) &&
    (row.issuedOn === null || row.issuedOn === facts.issuedOn) &&
    (row.validUntil === null || row.validUntil === facts.validUntil) &&
    hasIssuer &&
    hasStatus
  );
}

function isIssuer(
  row: RowFacts,
  issuerId: RegisterPermit['facts']['issuerId'],
  name: string,
  words: ListWords,
): boolean {
  const found = words.find('issuer', row.issuer);
  return saySame(row.issuer, name) || (found !== null && found === issuerId);
}

/** A permit that begins and ends later follows the present one, unless an act stands in its way. */
function isRenewal({ issuedOn, validUntil }: RowFacts, { facts, standing }: RegisterPermit): boolean {
  return (
    (standing === 'dated' || standing === 'renewing') &&
    issuedOn !== null &&
    validUntil !== null &&
    facts.validUntil !== null &&
    validUntil > facts.validUntil &&
    (facts.issuedOn === null || issuedOn > facts.issuedOn)
  );
}

function issuerChange(row: RowFacts, current: RegisterPermit, words: ListWords): readonly RowChange[] {
  const { issuerId } = current.facts;
  if (row.issuer === '' || isIssuer(row, issuerId, current.issuer, words)) return [];
  const newValue =
    words.find('issuer', row.issuer) ?? ({ list: 'issuer', word: row.issuer } satisfies ListWord);
  const place = { at: 'permit', permitId: current.id, field: 'issuerId' } as const;
  const texts = { oldText: current.issuer, newText: row.issuer, oldValue: issuerId, newValue };
  return [{ place, target: 'issuer', isUpdate: issuerId !== null, ...texts }];
}

/** A stated word matters only while the permit's own dates leave its state open. */
function statusChange(row: RowFacts, { id, facts, statedStatus }: RegisterPermit): readonly RowChange[] {
  if (row.statedStatus === '' || facts.validUntil !== null || saySame(row.statedStatus, statedStatus))
    return [];
  const place = { at: 'permit', permitId: id, field: 'statedStatus' } as const;
  const texts = { oldText: statedStatus, newText: row.statedStatus };
  return [
    {
      place,
      target: 'permitStatus',
      isUpdate: statedStatus !== '',
      ...texts,
      oldValue: statedStatus,
      newValue: row.statedStatus,
    },
  ];
}

/** Number and last day, for the comparison of two permits. */
function permitText({ permitNo, validUntil }: Pick<RowFacts, 'permitNo' | 'validUntil'>): string {
  return [permitNo, validUntil ?? ''].filter((text) => text !== '').join(' – ');
}

/**
 * Whether the present permit would contradict itself after the row: with everything applied, or with the
 * gaps filled and the rest as it stands.
 */
export function wouldContradict(changes: readonly RowChange[], permits: readonly RegisterPermit[]): boolean {
  const current = permits[permits.length - 1];
  if (current === undefined) return false;
  const after = (isApplied: (one: RowChange) => boolean) => {
    const dates: Record<string, unknown> = {
      issuedOn: current.facts.issuedOn,
      validUntil: current.facts.validUntil,
    };
    for (const one of changes) {
      if (one.place.at === 'permit' && one.place.field in dates && isApplied(one)) {
        dates[one.place.field] = one.newValue;
      }
    }
    // Only dates were put in.
    return dates as unknown as Pick<RegisterPermit['facts'], 'issuedOn' | 'validUntil'>;
  };
  return endsBeforeIssue(after(() => true)) || endsBeforeIssue(after(({ isUpdate }) => !isUpdate));
}
