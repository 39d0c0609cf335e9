import type { ngoPapers as methods } from '../../../shared/features/ngos/contract-documents.ts';
import { changed } from '../../../shared/kit/change.ts';
import { err, errAbout } from '../../../shared/kit/result.ts';
import type { Service } from '../../office/service.ts';
import { readStored, storeFile } from './document-files.ts';
import { mediaTypeOf } from './media-type.ts';
import { activeAsSeen, asSeen, recorded, subjectOf } from './on-record.ts';
import {
  clearFlag,
  documentById,
  flagsOf,
  insertDocument,
  insertFlag,
  insertNote,
  retireDocument,
} from './repository-documents.ts';
import { isEntryOf } from './repository.ts';

/** Papers, flags and notes of a record. */
export const ngoPapers: Service<typeof methods> = {
  addDocument: async ({ typeId, title, fileName, bytes, issuedOn, expiresOn, ...asked }, context) => {
    const { db, moment, actor, resources } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    if (!(await isEntryOf(db, 'document_type', typeId, false))) return errAbout(subject, 'entry_not_found');
    if (issuedOn !== null && expiresOn !== null && expiresOn < issuedOn) {
      return errAbout(subject, 'expires_before_issue');
    }
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === undefined) return errAbout(subject, 'unsupported_file');
    const hash = await storeFile(resources.folders, bytes);
    if (!hash.ok) return errAbout(subject, hash.error);

    const document = { typeId, title, fileName, mediaType, size: bytes.length, hash: hash.value };
    const dates = { issuedOn, expiresOn };
    const written = { at: moment.now, accountId: actor() };
    await insertDocument(db, { ngoId: asked.ngoId, ...document, ...dates, ...written });
    return recorded(context, asked.ngoId, { before: null, after: { ...document, ...dates } });
  },

  openDocument: async ({ ngoId, documentId }, { db, resources }) => {
    const document = await documentById(db, ngoId, documentId);
    if (!document) return errAbout(subjectOf(ngoId), 'document_not_found');
    const bytes = await readStored(resources.folders, document.hash);
    if (!bytes.ok) return errAbout(subjectOf(ngoId), bytes.error);
    const { fileName, mediaType, hash } = document;
    const after = { document: documentId, fileName, hash };
    return changed(
      { fileName, mediaType, bytes: bytes.value },
      { subject: subjectOf(ngoId), before: null, after },
    );
  },

  retireDocument: async ({ documentId, reason, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const document = await documentById(db, asked.ngoId, documentId);
    if (!document) return errAbout(subject, 'document_not_found');
    if (document.retiredAt !== null) return errAbout(subject, 'already_retired');

    await retireDocument(db, documentId, { at: moment.now, by: actor(), reason });
    const { fileName, hash } = document;
    const before = { document: documentId, fileName, hash, isRetired: false };
    return recorded(context, asked.ngoId, { before, after: { ...before, isRetired: true }, reason });
  },

  raiseFlag: async ({ text, dueOn, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await asSeen(asked, context);
    if (!ngo.ok) return ngo;
    await insertFlag(db, { ngoId: asked.ngoId, text, dueOn, at: moment.now, accountId: actor() });
    return recorded(context, asked.ngoId, { before: null, after: { flag: text, dueOn } });
  },

  clearFlag: async ({ flagId, reason, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await asSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const flag = (await flagsOf(db, asked.ngoId)).find(({ id }) => id === flagId);
    if (!flag) return errAbout(subject, 'flag_not_found');
    if (flag.clearedAt !== null) return errAbout(subject, 'already_cleared');

    await clearFlag(db, flagId, { at: moment.now, by: actor(), reason });
    return recorded(context, asked.ngoId, {
      before: { flag: flag.text, isCleared: false },
      after: { flag: flag.text, isCleared: true },
      reason,
    });
  },

  addNote: async ({ text, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await asSeen(asked, context);
    if (!ngo.ok) return ngo;
    if (text === '') return err('note_empty');
    await insertNote(db, { ngoId: asked.ngoId, text, at: moment.now, accountId: actor() });
    return recorded(context, asked.ngoId, { before: null, after: { note: text } });
  },
};
