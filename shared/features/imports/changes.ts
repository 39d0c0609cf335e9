import type { Json } from '../../kit/change.ts';
import type { NgoContact, NgoFacts, OwnValue } from '../ngos/fields.ts';
import type { PermitStanding } from '../ngos/permit-rules.ts';
import type { MembershipId, PermitFacts, PermitId, PersonFacts, PersonId } from '../ngos/records.ts';
import type { Target } from './contract.ts';
import type { WordList } from './list-words.ts';

/** A record of the register as a row is compared with it. */
export interface RegisterRecord {
  readonly id: number;
  readonly version: number;
  readonly lifecycle: string;
  readonly facts: NgoFacts;
  readonly contact: NgoContact;
  /** Names of what the facts point to; empty for nothing. */
  readonly shown: {
    readonly titleWord: string;
    readonly subject: string;
    readonly place: string;
    readonly parent: string;
    /** Names that the parent in the register had before. */
    readonly formerParents: readonly string[];
  };
  /** In the order in which they were recorded; the last one counts. */
  readonly permits: readonly RegisterPermit[];
  readonly director: RegisterSeat | null;
  readonly chair: RegisterSeat | null;
  readonly own: readonly OwnValue[];
}

export interface RegisterPermit {
  readonly id: PermitId;
  readonly facts: PermitFacts;
  readonly issuer: string;
  readonly statedStatus: string;
  readonly standing: Exclude<PermitStanding, 'none'>;
}

export interface RegisterSeat {
  readonly membershipId: MembershipId;
  readonly personId: PersonId;
  readonly person: PersonFacts;
}

/** A word of one of the office's lists: its entry is looked up, or made, when the import is written. */
export interface ListWord {
  readonly list: WordList;
  readonly word: string;
}

export type NgoField = Exclude<keyof (NgoFacts & NgoContact), 'legalIdReason'>;

/** Where a changed value stands. */
export type Place =
  | { readonly at: 'ngo'; readonly field: NgoField }
  | { readonly at: 'permit'; readonly permitId: PermitId; readonly field: keyof PermitFacts | 'statedStatus' }
  | {
      readonly at: 'person';
      readonly membershipId: MembershipId;
      readonly personId: PersonId;
      readonly field: 'gender' | 'nationalId';
    }
  | { readonly at: 'own'; readonly heading: string }
  | { readonly at: 'newPermit'; readonly kind: 'issue' | 'renewal' }
  | { readonly at: 'newSeat'; readonly role: 'director' | 'chair'; readonly ends: MembershipId | null };

/** What a row would change in a record: it fills a gap, or (`isUpdate`) replaces what stands there. */
export interface RowChange {
  readonly place: Place;
  readonly target: Target | null;
  readonly isUpdate: boolean;
  readonly oldText: string;
  readonly newText: string;
  readonly oldValue: Json;
  /** A `ListWord` becomes an entry's id. */
  readonly newValue: Json | ListWord;
}

export function isListWord(value: RowChange['newValue']): value is ListWord {
  return typeof value === 'object' && value !== null && 'list' in value && 'word' in value;
}
