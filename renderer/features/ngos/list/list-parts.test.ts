import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NgoId } from '../../../../shared/features/ngos/fields.ts';
import { NgoRow } from '../../../../shared/features/ngos/list.ts';
import { searchKey, searchWords } from '../../../../shared/text/persian.ts';
import { rangesOf } from '../mark-ranges.ts';
import { cellsToCopy } from './copy.ts';
import { NOTHING_SELECTED, headState, selectAll, selectUpTo, toggle } from './selection.ts';

const ids = (...numbers: readonly number[]) => numbers.map((number) => NgoId.parse(number));
const [ONE, TWO, THREE, FOUR] = ids(1, 2, 3, 4) as [NgoId, NgoId, NgoId, NgoId];
const ORDER = [ONE, TWO, THREE, FOUR];

describe('ticked rows', () => {
  it('are drawn from the last tick to another, either way', () => {
    const down = selectUpTo(toggle(NOTHING_SELECTED, TWO), FOUR, ORDER);
    expect([...down.ids]).toEqual([TWO, THREE, FOUR]);
    expect([...selectUpTo(down, ONE, ORDER).ids].sort()).toEqual(ORDER);
    expect([...selectUpTo(NOTHING_SELECTED, THREE, ORDER).ids]).toEqual([THREE]);
  });

  it('say in the head whether none, some or all are ticked', () => {
    const all = selectAll(ORDER);
    expect(headState(all, 4)).toBe('all');
    expect(headState(toggle(all, ONE), 4)).toBe('some');
    expect(headState(NOTHING_SELECTED, 4)).toBe('none');
  });

  it('are as before after ticking twice', () => {
    fc.assert(
      fc.property(fc.subarray([...ORDER]), fc.constantFrom(...ORDER), (ticked, one) => {
        const before = { ids: new Set(ticked), anchor: null };
        expect([...toggle(toggle(before, one), one).ids].sort()).toEqual([...before.ids].sort());
      }),
    );
  });
});

describe('marks of a search', () => {
  const marked = (text: string, sought: string) =>
    rangesOf(text, sought).map(({ from, until }) => text.slice(from, until));

  it('stand where the words are, however they are spelled', () => {
    expect(marked('مؤسسه خیریه نیکان', 'موسسه نيكان')).toEqual(['مؤسسه', 'نیکان']);
    expect(marked('شیرین نیک\u200cاندیش', 'نیکاندیش')).toEqual(['نیک\u200cاندیش']);
    expect(marked('پروانه ۱۴۰۳/۰۸۷', '1403')).toEqual(['۱۴۰۳']);
  });

  it('of one or two letters begin a word', () => {
    expect(marked('آب و گلاب', 'اب')).toEqual(['آب']);
    expect(marked('گلاب', 'ا')).toEqual([]);
  });

  it('lie within the text, in order, apart, and say what was sought', () => {
    const texts = fc
      .array(fc.constantFrom(...'آابپکيیك هۀ‌ئ۱1ـٌ،('), { maxLength: 24 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, texts, (text, sought) => {
        const ranges = rangesOf(text, sought);
        const words = searchWords(sought);
        ranges.forEach(({ from, until }, index) => {
          expect(from).toBeGreaterThan(ranges[index - 1]?.until ?? -1);
          expect(until).toBeGreaterThan(from);
          expect(until).toBeLessThanOrEqual(text.length);
          const key = searchKey(text.slice(from, until)).replace(/[\p{P}\p{S}]/gu, '');
          expect(words.some((word) => key.includes(word))).toBe(true);
        });
      }),
    );
  });
});

const ROW = NgoRow.parse({
  id: 1,
  version: 1,
  name: '=جمع(الف)\tب <b>',
  titleWord: null,
  kind: 'independent',
  parentName: null,
  lifecycle: 'active',
  scopeLevel: null,
  subject: null,
  permitNo: '0012',
  issuedOn: null,
  validUntil: '2026-11-24',
  permitState: 'valid',
  statedStatus: null,
  issuer: null,
  registrationNo: null,
  registeredOn: null,
  legalId: '01234567890',
  directorName: null,
  directorGender: null,
  directorNationalId: null,
  mobile: null,
  phone: null,
  address: null,
  postalCode: null,
  place: null,
  chairName: null,
  memberCount: 12,
  lastAssemblyOn: null,
  lastAnnualReportYear: null,
  boardEndsOn: null,
  description: null,
  documentsMissing: 0,
  documentsExpired: 0,
  flagCount: 0,
});

describe('cells for a spreadsheet', () => {
  const { plain, html } = cellsToCopy([ROW], ['name', 'permitNo', 'validUntil', 'memberCount']);

  it('keep one cell a column and calculate nothing', () => {
    const [, line = ''] = plain.split('\r\n');
    expect(line.split('\t')).toEqual(["'=جمع(الف) ب <b>", '0012', '1405/09/03', '12']);
  });

  it('tell which are text, so that leading zeros stay', () => {
    expect(html).toContain(`<td style='mso-number-format:"\\@"'>0012</td>`);
    expect(html).toContain('<td>12</td>');
    expect(html).toContain('&lt;b&gt;');
  });
});
