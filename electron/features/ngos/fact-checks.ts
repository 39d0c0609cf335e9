import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { NgoContact, NgoFacts, NgoId } from '../../../shared/features/ngos/fields.ts';
import type { PermitFacts } from '../../../shared/features/ngos/records.ts';
import { endsBeforeIssue, faultOfFacts } from '../../../shared/features/ngos/rules.ts';
import type { ListName } from '../../../shared/features/settings/contract.ts';
import type { Reader } from '../../database/schema.ts';
import { permitNoHolder } from './repository-permits.ts';
import { chainOfParents, isEntryOf, ngoById, ngoWithLegalId } from './repository.ts';

/** What stands against these facts, or null; `before` is what the record has, null for a new one. */
export async function faultInRegister(
  db: Reader,
  facts: NgoFacts,
  before: { readonly id: NgoId; readonly facts: NgoFacts } | null,
  today: IsoDate,
) {
  const fault = faultOfFacts(facts, today);
  if (fault) return fault;
  const entries = [
    ['title_word', facts.titleWordId, before?.facts.titleWordId],
    ['subject', facts.subjectId, before?.facts.subjectId],
  ] as const;
  for (const [list, id, had] of entries) {
    if (await isUnknown(db, list, id, had)) return 'entry_not_found';
  }
  if (facts.legalId !== null) {
    const holder = await ngoWithLegalId(db, facts.legalId);
    if (holder !== undefined && holder !== before?.id) return 'legal_id_taken';
  }
  return facts.parentNgoId === null ? null : faultOfParent(db, facts.parentNgoId, before?.id);
}

async function faultOfParent(db: Reader, parentId: NgoId, ngoId: NgoId | undefined) {
  const parent = await ngoById(db, parentId);
  if (!parent || parent.lifecycle === 'voided') return 'parent_not_found';
  const isAbove = ngoId !== undefined && (await chainOfParents(db, parentId)).includes(ngoId);
  return isAbove ? 'parent_is_itself' : null;
}

/** Whether a chosen place is none of the list's; the one a record had may be retired by now. */
export async function isPlaceUnknown(db: Reader, contact: NgoContact, before: NgoContact | null) {
  return isUnknown(db, 'place', contact.placeId, before?.placeId);
}

async function isUnknown(
  db: Reader,
  list: ListName,
  id: NgoFacts['subjectId'],
  had: NgoFacts['subjectId'] | undefined,
): Promise<boolean> {
  return id !== null && !(await isEntryOf(db, list, id, id === had));
}

/** What stands against a permit's facts, or null. */
export async function faultOfPermit(
  db: Reader,
  permit: PermitFacts,
  before: PermitFacts | null,
  ngoId: NgoId | null,
  today: IsoDate,
) {
  if (await isUnknown(db, 'issuer', permit.issuerId, before?.issuerId)) return 'entry_not_found';
  if (endsBeforeIssue(permit)) return 'permit_ends_before_issue';
  if (permit.issuedOn !== null && permit.issuedOn > today) return 'date_in_future';
  return (await permitNoHolder(db, permit, ngoId)) === undefined ? null : 'permit_no_taken';
}
