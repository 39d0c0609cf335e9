import { nameSimilarity } from '../../text/similar.ts';
import { foldedKey, nameKeyOf } from './remembered.ts';
import type { RowFacts } from './row-facts.ts';

/** What tells whether two are the same NGO. */
export interface Identity {
  readonly name: string;
  /** The name folded, without spaces and punctuation. */
  readonly nameKey: string;
  readonly legalId: string | null;
  readonly registrationKey: string;
  /** Every permit number with its issuer, both folded; the issuer is empty where it is not known. */
  readonly permits: readonly { readonly no: string; readonly issuer: string }[];
}

export function identityOf(
  facts: Pick<RowFacts, 'name' | 'legalId' | 'registrationNo' | 'permitNo' | 'issuer'>,
): Identity {
  return {
    name: facts.name,
    nameKey: nameKeyOf(facts.name),
    legalId: facts.legalId,
    registrationKey: foldedKey(facts.registrationNo),
    permits:
      facts.permitNo === '' ? [] : [{ no: permitKeyOf(facts.permitNo), issuer: foldedKey(facts.issuer) }],
  };
}

export function permitKeyOf(permitNo: string): string {
  return foldedKey(permitNo);
}

export type Cause = 'legal_id' | 'permit_no' | 'name';

/**
 * - `same`: one NGO.
 * - `unclear`: one identifier says so and something else speaks against it; a person must decide.
 * - `alike`: two NGOs that look alike.
 */
export interface Relation {
  readonly verdict: 'same' | 'unclear' | 'alike';
  readonly because: Cause;
}

/** Under one permit number two names that have less in common than this are two NGOs' names. */
const RENAMED = 0.6;

/** How two rows, or a row and a record, stand to each other; null where they have nothing in common. */
export function relate(one: Identity, other: Identity): Relation | null {
  if (one.legalId !== null && one.legalId === other.legalId) return { verdict: 'same', because: 'legal_id' };
  const areTwoBodies = one.legalId !== null && other.legalId !== null;
  const haveOneName = one.nameKey !== '' && one.nameKey === other.nameKey;
  const shared = sharedPermit(one, other);
  if (shared !== null) {
    if (areTwoBodies) return { verdict: shared === 'one_issuer' ? 'unclear' : 'alike', because: 'permit_no' };
    const isRenamed = haveOneName || nameSimilarity(one.name, other.name) >= RENAMED;
    return { verdict: isRenamed ? 'same' : 'unclear', because: 'permit_no' };
  }
  if (!haveOneName) return null;
  const haveOneNumber = one.registrationKey !== '' && one.registrationKey === other.registrationKey;
  const differInBoth =
    one.registrationKey !== '' &&
    other.registrationKey !== '' &&
    one.permits.length > 0 &&
    other.permits.length > 0 &&
    // One number of two issuers speaks neither for nor against it.
    !one.permits.some(({ no }) => other.permits.some((their) => their.no === no));
  const areTwo = areTwoBodies || (differInBoth && !haveOneNumber);
  return { verdict: areTwo ? 'alike' : 'same', because: 'name' };
}

function sharedPermit(one: Identity, other: Identity): 'one_issuer' | 'unknown_issuer' | null {
  let found: 'one_issuer' | 'unknown_issuer' | null = null;
  for (const mine of one.permits) {
    for (const theirs of other.permits) {
      if (mine.no !== theirs.no) continue;
      if (mine.issuer !== '' && mine.issuer === theirs.issuer) return 'one_issuer';
      if (mine.issuer === '' || theirs.issuer === '') found = 'unknown_issuer';
    }
  }
  return found;
}
