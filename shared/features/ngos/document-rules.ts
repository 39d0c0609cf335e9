import type { IsoDate } from '../../calendar/iso-date.ts';
import type { ListEntryId } from '../settings/contract.ts';
import type { DocumentCheck } from './records.ts';

/** What the rules look at in a document. */
export interface Paper {
  readonly typeId: ListEntryId;
  readonly expiresOn: IsoDate | null;
  readonly isRetired: boolean;
}

export interface PaperType {
  readonly typeId: ListEntryId;
  readonly typeName: string;
}

/** Whether a document has run out; its last day still counts. */
export function isExpired({ expiresOn, isRetired }: Paper, today: IsoDate): boolean {
  return !isRetired && expiresOn !== null && expiresOn < today;
}

/**
 * The required types held against what is there. One that ran out is expired, not missing. Where nothing
 * is required there is no rule, and so nothing is complete either.
 */
export function documentCheck(
  required: readonly PaperType[],
  papers: readonly Paper[],
  today: IsoDate,
): DocumentCheck {
  const held = new Set(papers.filter(({ isRetired }) => !isRetired).map(({ typeId }) => typeId));
  return {
    hasRule: required.length > 0,
    missing: required.filter(({ typeId }) => !held.has(typeId)),
    expired: papers.filter((paper) => isExpired(paper, today)).length,
  };
}
