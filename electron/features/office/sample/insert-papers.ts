import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import { insertRows } from '../../../database/bulk.ts';
import type { Writer } from '../../../database/schema.ts';
import type { Folders } from '../../../office/folders.ts';
import { storeFile } from '../../ngos/document-files.ts';
import { FIRST_DOCUMENT_TYPES } from '../first-lists.fa.ts';
import type { PastAct } from './history.ts';
import { type Made, idsBySerial } from './insert-register.ts';
import { documentDrafts, remarkDrafts } from './paper-drafts.ts';
import { paperPdf, paperPng } from './papers.ts';

/** Documents with their files, flags and notes of the made-up NGOs, and what the trail says of them. */
export async function insertPapers(
  db: Writer,
  folders: Folders,
  { drafts, ngoIds, lists, today, random, officer }: Made & { readonly ngoIds: readonly NgoId[] },
): Promise<readonly PastAct[]> {
  const idOf = idsBySerial(drafts, ngoIds);
  const fileOf = await storePapers(folders);
  const { accountId } = officer;
  const documents = documentDrafts(drafts, today, random).map((draft) => ({
    ngoId: idOf(draft.serial),
    typeId: lists.idOf('document_type', draft.type),
    title: '',
    fileName: draft.fileName,
    ...fileOf(draft.file),
    issuedOn: draft.issuedOn,
    expiresOn: draft.expiresOn,
    at: draft.at,
    accountId,
    retiredAt: null,
    retiredBy: null,
  }));
  await insertRows(db, 'document', documents);

  const remarks = remarkDrafts(drafts, today, random).map((draft) => ({
    ...draft,
    ngoId: idOf(draft.serial),
  }));
  const flags = remarks.filter(({ kind }) => kind === 'flag');
  await insertRows(
    db,
    'flag',
    flags.map(({ ngoId, text, dueOn, at }) => ({
      ngoId,
      text,
      dueOn,
      at,
      accountId,
      clearedAt: null,
      clearedBy: null,
    })),
  );
  const notes = remarks.filter(({ kind }) => kind === 'note');
  await insertRows(
    db,
    'note',
    notes.map(({ ngoId, text, at }) => ({ ngoId, text, at, accountId })),
  );
  return [
    ...documents.map((document): PastAct => {
      const { ngoId, at, accountId: _, retiredAt: __, retiredBy: ___, ...after } = document;
      return { at, actor: officer, method: 'ngos.addDocument', subject: `ngo/${ngoId}`, after };
    }),
    ...remarks.map(({ ngoId, at, kind, text, dueOn }): PastAct => ({
      at,
      actor: officer,
      method: kind === 'flag' ? 'ngos.raiseFlag' : 'ngos.addNote',
      subject: `ngo/${ngoId}`,
      after: kind === 'flag' ? { flag: text, dueOn } : { note: text },
    })),
  ];
}

/** Stores a made-up paper and its scan for each type of document. */
async function storePapers(folders: Folders) {
  const stored = await Promise.all(
    FIRST_DOCUMENT_TYPES.flatMap((_, seed) => [
      store(folders, paperPdf(seed), 'application/pdf'),
      store(folders, paperPng(seed), 'image/png'),
    ]),
  );
  return ({ seed, isScan }: { readonly seed: number; readonly isScan: boolean }) => {
    const file = stored[seed * 2 + (isScan ? 1 : 0)];
    if (file === undefined) throw new Error(`No paper was made with the seed ${seed}`);
    return file;
  };
}

async function store(folders: Folders, bytes: Uint8Array, mediaType: string) {
  const hash = await storeFile(folders, bytes);
  if (!hash.ok) throw new Error(`The sample's papers cannot be stored: ${hash.error}`);
  return { hash: hash.value, mediaType, size: bytes.length };
}
