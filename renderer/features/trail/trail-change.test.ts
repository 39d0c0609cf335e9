import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownSubject } from './subjects.ts';
import { changeLines } from './trail-change.ts';

const names = new Map([[7, 'محیط زیست']]);
const lines = (before: unknown, after: unknown) => changeLines(JSON.stringify({ before, after }), names);

describe('a change of the trail in words', () => {
  test('tells old and new value under the field’s name', () => {
    expect(lines({ name: 'انجمن الف' }, { name: 'انجمن ب' })).toEqual([
      { label: 'نام تشکل', before: 'انجمن الف', after: 'انجمن ب' },
    ]);
  });

  test('shows days by the Persian calendar, entries by their names and nothing as such', () => {
    expect(lines({ issuedOn: null, subjectId: 7 }, { issuedOn: '2024-10-21', subjectId: null })).toEqual([
      { label: 'تاریخ صدور', before: 'خالی', after: '۱۴۰۳/۰۷/۳۰' },
      { label: 'موضوع فعالیت', before: 'محیط زیست', after: 'خالی' },
    ]);
  });

  test('of something new tells only what it holds', () => {
    expect(lines(null, { permitNo: '12/4', letterNo: '', issuedOn: null })).toEqual([
      { label: 'شماره پروانه', before: null, after: '۱۲/۴' },
    ]);
  });

  test('says a filter of the trail in words, and of one that lets all through nothing', () => {
    expect(lines(null, { filter: { outcome: 'all', method: '', subject: '' } })).toEqual([]);
    expect(lines(null, { filter: { outcome: 'refused', method: 'ngos', subject: 'ngo/5' } })).toEqual([
      { label: 'فیلتر', before: null, after: 'نتیجه: انجام‌نشده، کار: تشکل‌ها، پرونده: تشکل ۵' },
    ]);
  });

  test('counts the records of a change of many', () => {
    const [first] = lines([{ ngoId: 1 }, { ngoId: 2 }], { scopeLevel: 'county' });
    expect(first).toEqual({ label: 'پرونده‌ها', before: null, after: '۲ پرونده' });
  });

  test('tells of a restore which end of the trail it replaced, and how much it went on without', () => {
    const hash = 'a'.repeat(64);
    const after = {
      head: { count: 12, mark: '1234', hash },
      madeAt: '2026-11-24T09:15:00.000Z',
      version: '0.1.0',
      presentKeptIn: 'daftar-20261125-091500.daftar',
      files: [{ hash, state: 'missing' }],
    };
    const told = lines({ head: { count: 40, mark: '5678', hash } }, after);
    expect(
      told.map(({ label, before, after: now }) => [label, before, now.replace(/[\u2066\u2069]/gu, '')]),
    ).toEqual([
      ['پایان سوابق', 'شمار رویدادها: ۴۰، نشان: ۵۶۷۸', 'شمار رویدادها: ۱۲، نشان: ۱۲۳۴'],
      ['زمان پشتیبان', 'خالی', '۱۴۰۵/۰۹/۰۳ ساعت ۱۲:۴۵'],
      ['وضع پیش از بازیابی در', 'خالی', 'daftar-20261125-091500.daftar'],
      ['مدارک یافت‌نشده', 'خالی', '۱'],
    ]);
    expect(lines(null, { backupReason: 'hourly' })).toMatchObject([{ after: 'ساعتی' }]);
  });

  test('calls the name of a record otherwise than that of a list entry, a value or a copy', () => {
    const told = (subject: string | null, name: string) =>
      changeLines(JSON.stringify({ before: null, after: { name } }), names, subject);
    expect(told('ngo/5', 'انجمن الف')).toMatchObject([{ label: 'نام تشکل' }]);
    expect(told('entry/7', 'محیط زیست')).toMatchObject([{ label: 'نام', after: 'محیط زیست' }]);
    expect(told('parameter/board_term_years', 'board_term_years')).toMatchObject([
      { label: 'نام', after: 'دوره هیأت مدیره' },
    ]);
  });

  test('names the value of the settings that a row acts on', () => {
    expect(shownSubject({ subject: 'parameter/board_term_years', subjectName: null })?.name).toBe(
      'دوره هیأت مدیره',
    );
    expect(shownSubject({ subject: 'parameter/of_before', subjectName: null })?.name).toBe('مقدار تنظیمات');
  });

  test('leaves out what stayed the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        expect(lines(fields, fields)).toEqual([]);
      }),
    );
  });

  test('never throws, whatever stands in the row', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Array.isArray(changeLines(text, names))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(Array.isArray(lines(before, after))).toBe(true);
      }),
    );
  });
});
