import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeFileName } from './file-name.ts';

test('an honest name stays', () => {
  expect(safeFileName('فهرست سازمان‌ها ۱۴۰۵-۰۹-۰۳.pdf')).toBe('فهرست سازمان‌ها ۱۴۰۵-۰۹-۰۳.pdf');
});

test.each([
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\list.xlsx', 'C--list.xlsx'],
  ['nul.pdf', '-nul.pdf'],
  ['list\u202efdp.exe', 'listfdp.exe'],
  [' ... ', 'daftar'],
  ['a\u0000b.csv', 'ab.csv'],
])('%j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('any name stays in its folder, keeps a short extension, and is safe the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(posix.basename(safe)).toBe(safe);
      expect(win32.basename(safe)).toBe(safe);
      expect(safe).toMatch(/^[^\p{Cc}\p{Cs}\\/:*?"<>|]{1,120}$/u);
      expect(safeFileName(safe)).toBe(safe);
    }),
  );
  expect(safeFileName(`${'ن'.repeat(200)}.xlsx`)).toMatch(/^ن+\.xlsx$/);
});
