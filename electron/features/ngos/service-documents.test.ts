import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentId, NgoRecord } from '../../../shared/features/ngos/records.ts';
import { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { addEntry, day, good, listing, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';
import { pathOfHash } from './document-files.ts';
import { mediaTypeOf } from './media-type.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let record: NgoRecord;
let charter: ListEntryId;
beforeEach(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
  charter = await addEntry(office.db, 'document_type', 'اساسنامه', {
    details: { requiredFor: ['independent'] },
  });
  record = good(await officer.ngos.registerNgo(newNgo('انجمن باران')));
});
afterEach(() => office.close());

const TODAY = day('2026-11-24');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const PDF = bytesOf('%PDF-1.7\nیک');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ZIP = 'PK\x03\x04 some header ';

async function add(change: Partial<Parameters<typeof officer.ngos.addDocument>[0]> = {}) {
  const { version } = good(await officer.ngos.getNgo({ ngoId: record.id }));
  return officer.ngos.addDocument({
    ngoId: record.id,
    version,
    typeId: charter,
    title: 'اساسنامه ۱۴۰۳',
    fileName: 'asasname.pdf',
    bytes: PDF,
    issuedOn: null,
    expiresOn: null,
    ...change,
  });
}
const only = ({ documents }: NgoRecord) => {
  const [document] = documents;
  if (!document) throw new Error('No document');
  return document;
};
const openIt = (documentId: DocumentId) => officer.ngos.openDocument({ ngoId: record.id, documentId });
const documents = async (asked: 'missing' | 'expired' | 'complete' | 'no_rule') =>
  good(await officer.ngos.listNgos(listing({ documents: asked }))).total;

describe('files', () => {
  test('a document lies under its hash, comes back byte for byte, and opening it leaves a mark', async () => {
    const document = only(good(await add({ issuedOn: day('2024-01-01'), expiresOn: TODAY })));
    expect(document).toMatchObject({
      typeName: 'اساسنامه',
      title: 'اساسنامه ۱۴۰۳',
      fileName: 'asasname.pdf',
      mediaType: 'application/pdf',
      size: PDF.length,
      hash: hashOf(PDF),
      state: 'held',
      addedBy: 'کاربر 1',
    });
    expect(new Uint8Array(await readFile(pathOfHash(office.folders, document.hash)))).toEqual(PDF);
    expect(good(await openIt(document.id))).toEqual({
      fileName: 'asasname.pdf',
      mediaType: 'application/pdf',
      bytes: PDF,
    });
    const row = await office.db.reader
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ method: 'ngos.openDocument', outcome: 'done', subject: `ngo/${record.id}` });
    expect(row.change).toContain(hashOf(PDF));
  });

  test('the same bytes in two records are stored once, and nothing is left aside', async () => {
    good(await add());
    good(await add({ title: 'رونوشت' }));
    const folder = pathOfHash(office.folders, hashOf(PDF)).replace(/\/[^/]*$/u, '');
    expect(await readdir(folder)).toEqual([hashOf(PDF)]);
    expect(await readdir(office.folders.temporary)).toEqual([]);
  });

  test('a missing file and an altered one are told apart, and each attempt is in the trail', async () => {
    const document = only(good(await add()));
    const path = pathOfHash(office.folders, document.hash);
    await writeFile(path, bytesOf('%PDF-1.7\nدو'));
    expect(await openIt(document.id)).toEqual({ ok: false, error: 'file_altered' });
    await rm(path);
    expect(await openIt(document.id)).toEqual({ ok: false, error: 'file_missing' });
    expect(only(good(await officer.ngos.getNgo({ ngoId: record.id }))).state).toBe('file_missing');
    const rows = await office.db.reader.selectFrom('audit').select(['method', 'outcome']).execute();
    expect(rows.slice(-2)).toEqual([
      { method: 'ngos.openDocument', outcome: 'file_altered' },
      { method: 'ngos.openDocument', outcome: 'file_missing' },
    ]);
  });

  test('a file that was altered or cut is whole again when the same document is added once more', async () => {
    const document = only(good(await add()));
    const path = pathOfHash(office.folders, document.hash);
    for (const wrong of [bytesOf('%PDF-1.7\nدو'), PDF.slice(0, 4)]) {
      await writeFile(path, wrong);
      good(await add());
      expect(good(await openIt(document.id)).bytes).toEqual(PDF);
    }
  });

  test('a document of another record or none is not found', async () => {
    const document = only(good(await add()));
    const other = good(await officer.ngos.registerNgo(newNgo('بنیاد آب')));
    expect(await officer.ngos.openDocument({ ngoId: other.id, documentId: document.id })).toMatchObject({
      error: 'document_not_found',
    });
    expect(await openIt(99 as DocumentId)).toMatchObject({ error: 'document_not_found' });
  });

  test.each([
    ['%PDF-1.4', 'application/pdf'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['II*\0', 'image/tiff'],
    ['MM\0*', 'image/tiff'],
    [`${ZIP}word/document.xml`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [`${ZIP}xl/workbook.xml`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [`${ZIP}`, 'application/zip'],
    ['MZ\x90\0', undefined],
    ['<html><script>', undefined],
    ['#!/bin/sh', undefined],
    ['', undefined],
    ['%PD', undefined],
  ])('a file that begins with %j is %s, whatever its name says', async (start, mediaType) => {
    const bytes = bytesOf(start);
    expect(mediaTypeOf(bytes)).toBe(mediaType);
    if (bytes.length === 0) return;
    const reply = await add({ bytes, fileName: 'paper.pdf' });
    if (mediaType === undefined) expect(reply).toEqual({ ok: false, error: 'unsupported_file' });
    else expect(only(good(reply)).mediaType).toBe(mediaType);
  });

  test('what cannot be is refused and stores nothing', async () => {
    expect(await add({ typeId: ListEntryId.parse(99) })).toMatchObject({ error: 'entry_not_found' });
    const reversed = { issuedOn: TODAY, expiresOn: day('2026-11-23') };
    expect(await add(reversed)).toMatchObject({ error: 'expires_before_issue' });
    expect(await add({ version: 0 })).toMatchObject({ error: 'changed_meanwhile' });
    expect(await add({ bytes: new Uint8Array(0) })).toMatchObject({ error: 'invalid_input' });
    expect(await add({ fileName: ' \u200f ' })).toMatchObject({ error: 'invalid_input' });
    expect(await readdir(office.folders.documents)).toEqual([]);
  });
});

describe('what is required', () => {
  test('a type that ran out is expired, not missing; its last day still counts', async () => {
    expect([await documents('missing'), await documents('complete')]).toEqual([1, 0]);
    expect(record.documentCheck).toEqual({
      hasRule: true,
      missing: [{ typeId: charter, typeName: 'اساسنامه' }],
      expired: 0,
    });
    const held = good(await add({ expiresOn: TODAY }));
    expect(held.documentCheck).toEqual({ hasRule: true, missing: [], expired: 0 });
    expect([await documents('missing'), await documents('complete'), await documents('expired')]).toEqual([
      0, 1, 0,
    ]);
    office.setClock('2026-11-25T06:00:00.000Z');
    const later = good(await officer.ngos.getNgo({ ngoId: record.id }));
    expect(later.documentCheck).toEqual({ hasRule: true, missing: [], expired: 1 });
    expect(only(later).state).toBe('expired');
    expect([await documents('missing'), await documents('complete'), await documents('expired')]).toEqual([
      0, 0, 1,
    ]);
  });

  test('without papers nothing is complete, and without a rule nothing is complete either', async () => {
    expect(await documents('complete')).toBe(0);
    const branch = good(
      await officer.ngos.registerNgo(newNgo('شعبه آب', { kind: 'branch', parentName: 'مادر' })),
    );
    expect(branch.documentCheck).toEqual({ hasRule: false, missing: [], expired: 0 });
    expect([await documents('no_rule'), await documents('complete'), await documents('missing')]).toEqual([
      1, 0, 1,
    ]);
    const { rows } = good(await officer.ngos.listNgos(listing()));
    expect(rows.map(({ documentsMissing }) => documentsMissing)).toEqual([1, null]);
  });

  test('a retired document no longer counts, stays in the history, and is retired once', async () => {
    const held = good(await add());
    const document = only(held);
    const retire = (version: number, documentId = document.id) =>
      officer.ngos.retireDocument({ ngoId: record.id, version, documentId, reason: 'نسخه اشتباه' });
    expect(await retire(1)).toMatchObject({ error: 'changed_meanwhile' });
    expect(await retire(held.version, 99 as DocumentId)).toMatchObject({ error: 'document_not_found' });
    const after = good(await retire(held.version));
    expect(after.documentCheck.missing).toHaveLength(1);
    expect(only(after)).toMatchObject({ isRetired: true, state: 'retired' });
    expect(after.timeline.map(({ kind }) => kind)).toEqual([
      'document_retired',
      'document_added',
      'registered',
    ]);
    expect(await retire(after.version)).toMatchObject({ error: 'already_retired' });
    expect(await documents('missing')).toBe(1);
  });
});
