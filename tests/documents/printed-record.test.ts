import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NgoId } from '../../shared/features/ngos/fields.ts';
import { recordOf } from '../../electron/features/ngos/record.ts';
import { settingsOn } from '../../electron/features/ngos/view.ts';
import { type PrintedRecord, recordBlocks } from '../../electron/features/prints/record-blocks.ts';
import { NOBODY, addEntry, day, good, newNgo } from '../support/ngo-office.ts';
import { type PaperPage, bare, paperPages } from '../support/paper-text.ts';
import { printOffice } from '../support/print-office.ts';

let office: Awaited<ReturnType<typeof printOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let ngoId: NgoId;
let pages: readonly PaperPage[];
beforeAll(async () => {
  office = await printOffice({ isSample: true });
  officer = await office.clientOf('ngoOfficer');
  const issuerId = await addEntry(office.db, 'issuer', 'فرمانداری');
  await addEntry(office.db, 'document_type', 'اساسنامه', { details: { requiredFor: ['independent'] } });
  const made = good(
    await officer.ngos.registerNgo(
      newNgo(
        'مؤسسه خیریه نیکان (شعبه ۲)',
        { registrationNo: '118', registeredOn: day('2015-04-12'), scopeLevel: 'county', memberCount: 40 },
        {
          contact: {
            phones: ['02433421234'],
            mobiles: ['09121234567'],
            email: 'info@nikan.example.ir',
            address: 'بهاردشت، کوچه ۵، پلاک ۱۲',
          },
          permit: {
            permitNo: '1403/108',
            issuerId,
            issuedOn: day('2024-11-25'),
            validUntil: day('2026-12-10'),
            letterNo: '67735/ت51305هـ',
          },
          director: { ...NOBODY, fullName: 'زهرا کریمی', nationalId: '0499370899', mobile: '09127654321' },
        },
      ),
    ),
  );
  ngoId = made.id;
  good(
    await officer.ngos.correctNgo({
      ngoId,
      version: made.version,
      facts: { ...made.facts, name: 'مؤسسه خیریه نیکان' },
      reason: 'نام شعبه نادرست بود',
    }),
  );
  pages = paperPages(good(await officer.prints.printNgo({ ngoId })).bytes);
}, 60_000);
afterAll(() => office.close());

const text = () => pages.map((page) => page.text).join('');

test('the sheet has the facts, the permit, the people and what is missing', () => {
  for (const part of [
    'مؤسسه خیریه نیکان',
    'رو به انقضا (۱۶ روز مانده)',
    '۰۲۴۳۳۴۲۱۲۳۴',
    '۰۹۱۲ ۱۲۳ ۴۵۶۷',
    'info@nikan.example.ir',
    'بهاردشت، کوچه ۵، پلاک ۱۲',
    '۱۴۰۳/۱۰۸',
    '۱۴۰۵/۰۹/۱۹',
    'زهرا کریمی',
    '۰۴۹۹۳۷۰۸۹۹',
    'اساسنامه',
    'کم است',
  ]) {
    expect(text()).toContain(bare(part));
  }
  const lines = pages.flatMap((page) => page.lines).join('\n');
  for (const pair of ['شماره ثبت ۱۱۸', 'تاریخ ثبت ۱۳۹۴/۰۱/۲۳', 'تعداد اعضا ۴۰'])
    expect(lines).toContain(bare(pair));
});

test('the sheet tells what happened, with reasons', () => {
  expect(text()).toContain(bare('اصلاح نام تشکل'));
  expect(text()).toContain(
    bare('«مؤسسه خیریه نیکان (شعبه ۲)» شد «مؤسسه خیریه نیکان»، دلیل: نام شعبه نادرست بود'),
  );
  expect(text()).toContain(bare('صدور پروانه'));
});

test('a letter number with Persian letters reads from the right', () => {
  const line = pages
    .flatMap(({ lines }) => lines)
    .find((one) => one.includes('۱۴۰۳/۱۰۸') && one.includes('صدور'));
  expect(line).toContain('۶۷۷۳۵/ت۵۱۳۰۵هـ');
});

test('it is numbered, logged and marked as a sample on every page', async () => {
  const [latest] = good(await officer.prints.listPrints({ limit: 1 }));
  expect(latest).toMatchObject({
    number: '1405/1',
    kind: 'ngo_record',
    title: 'مؤسسه خیریه نیکان',
    rowCount: 1,
  });
  const row = await office.db.reader
    .selectFrom('audit')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ method: 'prints.printNgo', subject: `ngo/${ngoId}`, outcome: 'done' });
  for (const page of pages) {
    expect(page.text).toContain(bare('دفتر نمونه – داده‌های ساختگی'));
    expect(page.text).toContain(bare('چاپ شماره ۱۴۰۵/۱'));
  }
});

test('an NGO that is not there has no sheet and takes no number', async () => {
  const none = await officer.prints.printNgo({ ngoId: 99_999 });
  expect(none).toEqual({ ok: false, error: 'ngo_not_found' });
  expect(good(await officer.prints.listPrints({ limit: 5 }))).toHaveLength(1);
});

test('who may not see people’s identifiers finds none on the sheet', async () => {
  const today = day('2026-11-24');
  const settings = await settingsOn(office.db.reader, today);
  const view = { ...settings, canSeePersonal: false, folders: office.folders };
  const record: PrintedRecord | undefined = await recordOf(office.db.reader, ngoId, view);
  if (record === undefined) throw new Error('The record is not there');
  const told = JSON.stringify(recordBlocks(record, false));
  expect(told).toContain('زهرا کریمی');
  for (const secret of ['کد ملی', '۰۴۹۹۳۷۰۸۹۹', '۷۶۵ ۴۳۲۱', '۱۲۳ ۴۵۶۷', '09121234567'])
    expect(told).not.toContain(secret);
});
