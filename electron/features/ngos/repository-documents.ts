import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { PaperType } from '../../../shared/features/ngos/document-rules.ts';
import type { NgoId, NgoKind } from '../../../shared/features/ngos/fields.ts';
import type { DocumentId, FlagId } from '../../../shared/features/ngos/records.ts';
import { EntryDetails, type ListEntryId } from '../../../shared/features/settings/contract.ts';
import type { Reader, Writer } from '../../database/schema.ts';

/* ---- documents ---- */

export async function documentsOf(db: Reader, ngoId: NgoId) {
  return db
    .selectFrom('document as d')
    .innerJoin('listEntry as e', 'e.id', 'd.typeId')
    .leftJoin('account as a', 'a.id', 'd.accountId')
    .leftJoin('account as r', 'r.id', 'd.retiredBy')
    .selectAll('d')
    .select(['e.name as typeName', 'a.fullName as by', 'r.fullName as retiredByName'])
    .where('d.ngoId', '=', ngoId)
    .orderBy('d.id')
    .execute();
}

export async function documentById(db: Reader, ngoId: NgoId, documentId: DocumentId) {
  return db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', documentId)
    .where('ngoId', '=', ngoId)
    .executeTakeFirst();
}

export interface NewDocument {
  readonly ngoId: NgoId;
  readonly typeId: ListEntryId;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
  readonly issuedOn: IsoDate | null;
  readonly expiresOn: IsoDate | null;
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

export async function insertDocument(db: Writer, document: NewDocument): Promise<void> {
  await db
    .insertInto('document')
    .values({ ...document, retiredAt: null, retiredBy: null })
    .execute();
}

export async function retireDocument(
  db: Writer,
  id: DocumentId,
  { at, by, reason }: { at: Instant; by: AccountId; reason: string },
): Promise<void> {
  await db
    .updateTable('document')
    .set({ retiredAt: at, retiredBy: by, retiredReason: reason })
    .where('id', '=', id)
    .execute();
}

export type RequiredTypes = Readonly<Record<NgoKind, readonly PaperType[]>>;

/** The document types that the office requires of each kind of NGO, in the list's order. */
export async function requiredTypes(db: Reader): Promise<RequiredTypes> {
  const rows = await db
    .selectFrom('listEntry')
    .select(['id', 'name', 'details'])
    .where('list', '=', 'document_type')
    .where('retiredOn', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const types = rows.map(({ id, name, details }) => ({
    type: { typeId: id, typeName: name },
    requiredFor: EntryDetails.parse(JSON.parse(details)).requiredFor ?? [],
  }));
  const of = (kind: NgoKind) =>
    types.filter(({ requiredFor }) => requiredFor.includes(kind)).map(({ type }) => type);
  return { independent: of('independent'), branch: of('branch') };
}

/* ---- flags and notes ---- */

export async function flagsOf(db: Reader, ngoId: NgoId) {
  return db
    .selectFrom('flag as f')
    .leftJoin('account as a', 'a.id', 'f.accountId')
    .leftJoin('account as c', 'c.id', 'f.clearedBy')
    .selectAll('f')
    .select(['a.fullName as by', 'c.fullName as clearedByName'])
    .where('f.ngoId', '=', ngoId)
    .orderBy('f.id')
    .execute();
}

export async function insertFlag(
  db: Writer,
  flag: { ngoId: NgoId; text: string; dueOn: IsoDate | null; at: Instant; accountId: AccountId },
): Promise<void> {
  await db
    .insertInto('flag')
    .values({ ...flag, clearedAt: null, clearedBy: null })
    .execute();
}

export async function clearFlag(
  db: Writer,
  id: FlagId,
  { at, by, reason }: { at: Instant; by: AccountId; reason: string },
): Promise<void> {
  await db
    .updateTable('flag')
    .set({ clearedAt: at, clearedBy: by, clearedReason: reason })
    .where('id', '=', id)
    .execute();
}

export async function notesOf(db: Reader, ngoId: NgoId) {
  return db
    .selectFrom('note as n')
    .leftJoin('account as a', 'a.id', 'n.accountId')
    .select(['n.text', 'n.at', 'a.fullName as by'])
    .where('n.ngoId', '=', ngoId)
    .orderBy('n.id')
    .execute();
}

export async function insertNote(
  db: Writer,
  note: { ngoId: NgoId; text: string; at: Instant; accountId: AccountId },
): Promise<void> {
  await db.insertInto('note').values(note).execute();
}
