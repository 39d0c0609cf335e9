import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Keys,
  SCOPES,
  SHORTCUT_NAMES,
  isPressed,
  shortcutIn,
  shortcutOf,
} from '../../renderer/shell/shortcut-table.ts';
import { capsOf } from '../../renderer/shell/shortcut-words.fa.ts';

const RENDERER = join(import.meta.dirname, '../../renderer');

const SOURCES = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.ts$|shortcut-(table|words\.fa)\.ts$/u.test(file))
  .map((file) => ({ file, text: readFileSync(join(RENDERER, file), 'utf8') }));

const pressing = ({ code, ctrl = false, alt = false, shift = false }: Keys) => ({
  code,
  key: 'unknown',
  ctrlKey: ctrl,
  metaKey: false,
  altKey: alt,
  shiftKey: shift,
});

test.each(SHORTCUT_NAMES)('%s is done somewhere', (name) => {
  const users = SOURCES.filter(({ text }) => new RegExp(`\\b${name}(:|\\?| \\}|,|')`, 'u').test(text));
  const handlers = users.filter(({ text }) => /useShortcuts\(|shortcutIn\(/u.test(text));
  expect(handlers.map(({ file }) => file)).not.toEqual([]);
});

test('no page listens to keys with Ctrl or Alt beside the table', () => {
  const asks = /\.(ctrlKey|metaKey|altKey)\b/u;
  const others = SOURCES.filter(({ text }) => asks.test(text)).map(({ file }) => file.replaceAll('\\', '/'));
  // A click with Ctrl, which is no key.
  expect(others).toEqual(['features/ngos/list/row.tsx']);
});

describe.each(SCOPES)('%s', (scope) => {
  const own = SHORTCUT_NAMES.filter((name) => shortcutOf(name).scope === scope);

  test('has shortcuts, and each of its keys does one thing', () => {
    expect(own).not.toEqual([]);
    for (const name of own) {
      for (const keys of shortcutOf(name).keys) expect(shortcutIn(scope, pressing(keys))).toBe(name);
    }
    const caps = own.flatMap((name) => shortcutOf(name).keys.map((keys) => JSON.stringify(keys)));
    expect(new Set(caps).size).toBe(caps.length);
  });

  test('takes no key that works everywhere', () => {
    if (scope === 'everywhere') return;
    const everywhere = SHORTCUT_NAMES.filter((name) => shortcutOf(name).scope === 'everywhere');
    const taken = own
      .flatMap((name) => shortcutOf(name).keys)
      .filter((keys) =>
        everywhere.some((name) => shortcutOf(name).keys.some((one) => isPressed(one, pressing(keys)))),
      );
    expect(taken).toEqual([]);
  });
});

test('every key has something that stands on it', () => {
  for (const name of SHORTCUT_NAMES) {
    for (const keys of shortcutOf(name).keys) {
      for (const cap of capsOf(keys)) expect(cap).not.toMatch(/^(Numpad|Arrow|Slash|Minus|Equal)/u);
    }
  }
});

test('keys count by their place, and the number pad’s by its name', () => {
  const persian = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(shortcutIn('everywhere', { ...persian, code: 'KeyK', key: 'ن' })).toBe('find');
  const pad = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect(shortcutIn('list', { ...pad, code: 'Numpad2', key: 'ArrowDown' })).toBe('rowDown');
  expect(shortcutIn('list', { ...pad, code: 'ArrowDown', key: 'ArrowDown', altKey: true })).toBeUndefined();
});
