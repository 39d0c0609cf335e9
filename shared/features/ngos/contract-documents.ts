import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { command, trace } from '../../kit/method.ts';
import { MultilineText, OptionalText, Text } from '../../text/persian.ts';
import { ListEntryId } from '../settings/contract.ts';
import { NOT_ACTIVE, NOT_THIS_VERSION, OnNgo, Reason } from './contract-act.ts';
import { NgoId } from './fields.ts';
import { DocumentId, FlagId, NgoRecord } from './records.ts';

/** Papers, flags and notes of a record. */
export const ngoPapers = {
  addDocument: command({
    input: z.strictObject({
      ...OnNgo,
      typeId: ListEntryId,
      title: OptionalText(200),
      fileName: Text(200),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 50_000_000),
      issuedOn: IsoDate.nullable(),
      expiresOn: IsoDate.nullable(),
    }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'entry_not_found', 'unsupported_file', 'expires_before_issue', 'disk_full'],
    allow: ['ngo.write'],
  }),
  /** The bytes of a document, checked against their hash; leaves a mark in the trail. */
  openDocument: trace({
    input: z.strictObject({ ngoId: NgoId, documentId: DocumentId }),
    output: z.strictObject({
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.instanceof(Uint8Array),
    }),
    errors: ['document_not_found', 'file_missing', 'file_altered'],
    allow: ['ngo.read'],
  }),
  retireDocument: command({
    input: z.strictObject({ ...OnNgo, documentId: DocumentId, reason: Reason }),
    output: NgoRecord,
    errors: [...NOT_ACTIVE, 'document_not_found', 'already_retired'],
    allow: ['ngo.write'],
  }),

  raiseFlag: command({
    input: z.strictObject({ ...OnNgo, text: Text(300), dueOn: IsoDate.nullable() }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION],
    allow: ['ngo.write'],
  }),
  clearFlag: command({
    input: z.strictObject({ ...OnNgo, flagId: FlagId, reason: OptionalText(500) }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION, 'flag_not_found', 'already_cleared'],
    allow: ['ngo.write'],
  }),
  addNote: command({
    input: z.strictObject({ ...OnNgo, text: MultilineText(4_000) }),
    output: NgoRecord,
    errors: [...NOT_THIS_VERSION, 'note_empty'],
    allow: ['ngo.write'],
  }),
} as const;
