import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBugLog, withoutPersonalData } from './bug-log.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'daftar-log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const clock = () => new Date('2026-11-24T09:15:00.000Z');

test('a bug is found again by its number, with its place and its cause', () => {
  const bug = new Error('UNIQUE constraint failed: ngo.nationalId', {
    cause: Object.assign(new Error('inner'), { code: 'SQLITE_CONSTRAINT' }),
  });
  createBugLog(join(folder, 'logs'), clock)({ incident: '123456', method: 'ngos.registerNgo', bug });
  const line: unknown = JSON.parse(readFileSync(join(folder, 'logs', 'bugs-2026-11.log'), 'utf8'));
  expect(line).toMatchObject({
    at: '2026-11-24T09:15:00.000Z',
    incident: '123456',
    method: 'ngos.registerNgo',
    bug: {
      name: 'Error',
      message: 'UNIQUE constraint failed: ngo.nationalId',
      cause: { code: 'SQLITE_CONSTRAINT', message: 'inner' },
    },
  });
  expect(JSON.stringify(line)).toContain('bug-log.test.ts');
  expect(JSON.stringify(line)).not.toContain(import.meta.dirname);
});

test('what a person typed is not in it', () => {
  expect(withoutPersonalData('Cannot read "علی رضایی" of 0012345679 at علی')).toBe(
    'Cannot read "…" of # at …',
  );
  expect(withoutPersonalData("open '/home/ali/daftar.sqlite'")).toBe('open "…"');
  expect(withoutPersonalData('open /home/ali/daftar.sqlite failed')).toBe('open …/ failed');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      expect(withoutPersonalData(message)).not.toMatch(/[^\x20-\x7e…]|\d{4}/);
    }),
  );
});

test('a log that cannot be written is no second bug', () => {
  const terminal = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  createBugLog(join(folder, 'logs'), clock)({ incident: '123456', method: 'a.b', bug: 'thrown text' });
  expect(String(terminal.mock.calls[0])).toContain('123456');
  terminal.mockRestore();
});
