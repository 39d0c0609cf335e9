import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetCell } from './cells.ts';
import { guessHeaderRow, headingsAt } from './header-row.ts';
import { HEADING_SYNONYMS } from './headings.fa.ts';
import { guessMapping } from './mapping.ts';

const row = (...texts: readonly (string | number)[]): readonly SheetCell[] =>
  texts.map((value) =>
    typeof value === 'number'
      ? { text: String(value), kind: 'number', number: value }
      : { text: value, kind: value === '' ? 'empty' : 'text' },
  );

describe('guessing the columns', () => {
  it('knows the register’s own list', () => {
    const headings =
      'ردیف | نام تشکل | عنوان (مؤسسه/انجمن…) | موضوع فعالیت | محدوده | شماره پروانه | تاریخ صدور | تاریخ اعتبار | وضعیت پروانه | مرجع صدور | شماره ثبت | تاریخ ثبت | شناسه ملی | نام مدیرعامل | جنسیت | کد ملی | تلفن همراه | تلفن ثابت | نشانی | کد پستی | رئیس هیأت مدیره | تعداد اعضا | تاریخ آخرین مجمع | آخرین گزارش سالانه | توضیحات';
    expect(guessMapping(headings.split(' | '))).toEqual(
      'rowNumber name titleWord subject scopeLevel permitNo issuedOn validUntil permitStatus issuer registrationNo registeredOn legalId directorName directorGender directorNationalId mobile phone address postalCode chairName memberCount lastAssemblyOn lastAnnualReportYear description'.split(
        ' ',
      ),
    );
  });

  it.each([
    ['نام موسسه/سمن', 'name'],
    ['نام و نام خانوادگی مدير عامل', 'directorName'],
    ['ش. پروانه', 'permitNo'],
    ['تاریخ صدور پروانه فعالیت', 'issuedOn'],
    ['تاريخ انقضاء پروانه', 'validUntil'],
    ['کد ملی رئیس هیأت مدیره', null],
    ['تحصیلات مدیرعامل', null],
    ['تاریخ تولد مدیرعامل', null],
    ['شماره حساب', null],
    ['تاریخ صدور (شمسی)', 'issuedOn'],
    ['كد‌پستي', 'postalCode'],
    ['شماره تماس مدیر عامل', 'mobile'],
    ['نوع وسیله نقلیه', null],
    ['', null],
  ])('«%s» is %s', (heading, target) => {
    expect(guessMapping([heading])).toEqual([target]);
  });

  it('takes «عنوان» for the name where there is no other', () => {
    expect(guessMapping(['عنوان', 'شماره ثبت'])).toEqual(['name', 'registrationNo']);
    expect(guessMapping(['عنوان', 'نام'])).toEqual(['titleWord', 'name']);
  });

  it('gives a second telephone column to the landlines', () => {
    expect(guessMapping(['شماره تماس', 'موبایل'])).toEqual(['phone', 'mobile']);
    expect(guessMapping(['شماره تماس'])).toEqual(['mobile']);
  });

  it('knows every synonym in any spelling, and gives no target twice', () => {
    const all = Object.entries(HEADING_SYNONYMS).flatMap(([target, texts]) =>
      texts.map((text) => [target, text] as const),
    );
    const spoilt = (text: string) =>
      `\u200f${text.replace(/ی/gu, 'ي').replace(/ک/gu, 'ك').replace(/ /gu, '  ')} :`;
    for (const [target, text] of all) {
      const guesses = [guessMapping([text])[0], guessMapping([spoilt(text)])[0]];
      // Two words stand for either telephone; alone they are the mobile.
      const wanted = target === 'phone' && /تماس$/u.test(text) && text !== 'تلفن تماس' ? 'mobile' : target;
      expect([text, ...guesses]).toEqual([
        text,
        ...(target === 'titleWord' ? ['name', 'name'] : [wanted, wanted]),
      ]);
    }
    const heading = fc.oneof(fc.constantFrom(...all.map(([, text]) => text)), fc.string());
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 40 }), (headings) => {
        const targets = guessMapping(headings).filter((target) => target !== null);
        expect(new Set(targets).size).toBe(targets.length);
      }),
    );
  });
});

describe('guessing the heading row', () => {
  const titles = [
    row('بسمه تعالی'),
    row('فهرست سازمان‌های مردم‌نهاد شهرستان نمونه'),
    row(''),
    row('تاریخ:', '۱۴۰۵/۰۹/۰۳'),
  ];
  const header = row('ردیف', 'نام تشکل', 'شماره ثبت', 'تلفن همراه');
  const data = Array.from({ length: 50 }, (_, index) => row(index + 1, 'انجمن مهر', 1200 + index, '0912'));

  it('passes titles above', () => {
    for (let count = 0; count <= titles.length; count += 1) {
      expect(guessHeaderRow([...titles.slice(0, count), header, ...data])).toBe(count);
    }
  });

  it('takes the lower of two merged rows and joins their words', () => {
    const rows = [
      row('فهرست تشکل‌ها'),
      row('ردیف', 'نام تشکل', 'پروانه فعالیت', '', 'مدیرعامل', '', 'نشانی'),
      row('', '', 'شماره', 'تاریخ صدور', 'نام', 'کد ملی', ''),
      ...data,
    ];
    const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
    const merges = [
      area(0, 0, 0, 6),
      area(1, 0, 2, 0),
      area(1, 1, 2, 1),
      area(1, 2, 1, 3),
      area(1, 4, 1, 5),
      area(1, 6, 2, 6),
    ];
    expect(guessHeaderRow(rows, merges)).toBe(2);
    const headings = headingsAt(rows, 2, merges);
    expect(guessMapping(headings)).toEqual([
      'rowNumber',
      'name',
      'permitNo',
      'issuedOn',
      'directorName',
      'directorNationalId',
      'address',
    ]);
  });

  it('takes the first full row where no heading is known', () => {
    const unknown = row('الف', 'ب', 'پ', 'ت');
    expect(guessHeaderRow([row('گزارش'), unknown, row(1, 2, 3, 4)])).toBe(1);
    expect(guessHeaderRow([])).toBe(0);
  });
});
