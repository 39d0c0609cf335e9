import type { IsoDate } from '../../calendar/iso-date.ts';
import type { NgoKind, OwnValue, ScopeLevel } from '../ngos/fields.ts';
import type { Target } from './contract.ts';
import { foldedKey } from './remembered.ts';

/** What one row of a sheet says about an NGO; empty texts, nulls and empty lists where it says nothing. */
export interface RowFacts {
  readonly name: string;
  readonly titleWord: string;
  readonly kind: NgoKind | null;
  readonly parentName: string;
  readonly subject: string;
  readonly scopeLevel: ScopeLevel | null;
  readonly permitNo: string;
  readonly issuedOn: IsoDate | null;
  readonly validUntil: IsoDate | null;
  /** The sheet's word, where it says something that the dates do not. */
  readonly statedStatus: string;
  readonly issuer: string;
  readonly registrationNo: string;
  readonly registrationOffice: string;
  readonly registeredOn: IsoDate | null;
  readonly legalId: string | null;
  readonly gazetteNo: string;
  readonly gazetteOn: IsoDate | null;
  readonly trackingCode: string;
  readonly directorName: string;
  readonly directorGender: 'female' | 'male' | null;
  readonly directorNationalId: string | null;
  readonly mobiles: readonly string[];
  readonly chairName: string;
  readonly phones: readonly string[];
  readonly email: string;
  readonly website: string;
  readonly address: string;
  readonly postalCode: string | null;
  readonly place: string;
  readonly memberCount: number | null;
  readonly lastAssemblyOn: IsoDate | null;
  readonly lastAnnualReportYear: number | null;
  readonly description: string;
  /** Columns without a field, and what a field could not take, each under its heading. */
  readonly own: readonly OwnValue[];
}

export const NO_FACTS: RowFacts = {
  name: '',
  titleWord: '',
  kind: null,
  parentName: '',
  subject: '',
  scopeLevel: null,
  permitNo: '',
  issuedOn: null,
  validUntil: null,
  statedStatus: '',
  issuer: '',
  registrationNo: '',
  registrationOffice: '',
  registeredOn: null,
  legalId: null,
  gazetteNo: '',
  gazetteOn: null,
  trackingCode: '',
  directorName: '',
  directorGender: null,
  directorNationalId: null,
  mobiles: [],
  chairName: '',
  phones: [],
  email: '',
  website: '',
  address: '',
  postalCode: null,
  place: '',
  memberCount: null,
  lastAssemblyOn: null,
  lastAnnualReportYear: null,
  description: '',
  own: [],
};

export type FactKey = Exclude<keyof RowFacts, 'own'>;

// The keys of a plain object of this type are its own.
export const FACT_KEYS = (Object.keys(NO_FACTS) as (keyof RowFacts)[]).filter(
  (key): key is FactKey => key !== 'own',
);

/** The column from which a fact comes. */
export function targetOf(key: FactKey): Target {
  switch (key) {
    case 'mobiles':
      return 'mobile';
    case 'phones':
      return 'phone';
    case 'statedStatus':
      return 'permitStatus';
    default:
      return key;
  }
}

type Value = RowFacts[FactKey];

export function isNothing(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether two values say the same: in texts spelling does not count, in lists only what is new does. */
export function saySame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (typeof one === 'string' && typeof other === 'string') return foldedKey(one) === foldedKey(other);
  return Array.isArray(one) && Array.isArray(other) && JSON.stringify(one) === JSON.stringify(other);
}

/** As many numbers as a record holds. */
export const MOST_NUMBERS = 6;

/** The numbers of both lists, those of the first before the others. */
export function joinedNumbers(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...new Set([...first, ...second])].slice(0, MOST_NUMBERS);
}

export interface Merged {
  readonly facts: RowFacts;
  /** Where both say something, and not the same: the first one's value stands. */
  readonly conflicts: readonly string[];
}

/** Two rows about one NGO as one: the second fills what the first leaves open. */
export function mergeFacts(first: RowFacts, second: RowFacts): Merged {
  const facts: Record<string, unknown> = { ...first };
  const conflicts: string[] = [];
  for (const key of FACT_KEYS) {
    const [one, other] = [first[key], second[key]];
    if (isNothing(other)) continue;
    if (isNothing(one)) facts[key] = other;
    else if (key === 'mobiles' || key === 'phones') facts[key] = joinedNumbers(first[key], second[key]);
    else if (!saySame(one, other)) conflicts.push(targetOf(key));
  }
  const own = new Map(first.own.map((value) => [foldedKey(value.heading), value]));
  for (const value of second.own) {
    const known = own.get(foldedKey(value.heading));
    if (known === undefined) own.set(foldedKey(value.heading), value);
    else if (foldedKey(known.value) !== foldedKey(value.value)) conflicts.push(value.heading);
  }
  facts['own'] = [...own.values()];
  // Every key comes from one of two objects of this type.
  return { facts: facts as unknown as RowFacts, conflicts };
}
