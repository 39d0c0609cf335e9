import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { methodWord } from '../../renderer/features/trail/method-words.fa.ts';
import { changeLines } from '../../renderer/features/trail/trail-change.ts';
import { contract } from '../../shared/contract.ts';
import { trailParts } from './trail-fields.ts';

// All of them: what only reads leaves no row when it is done, but one when somebody is turned away.
const METHODS = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.keys(methods).map((name) => `${feature}.${name}`),
);

/** What the rescue mode writes past the contract, by its own source. */
const RESCUE = join(import.meta.dirname, '..', '..', 'electron', 'rescue');
const RESCUE_METHODS = [
  ...new Set(
    readdirSync(RESCUE)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap(
        (file) => readFileSync(join(RESCUE, file), 'utf8').match(/(?<=')rescue\.[a-zA-Z]+(?=')/gu) ?? [],
      ),
  ),
];

describe('the trail in words', () => {
  test('the sources name what the rescue mode writes', () => {
    expect(RESCUE_METHODS).toEqual(
      expect.arrayContaining(['rescue.restoreBackup', 'rescue.continueWithoutFiles']),
    );
  });

  test.each([...METHODS, ...RESCUE_METHODS])('%s has Persian words', (method) => {
    expect(methodWord(method)).toMatch(/^[\p{Script=Arabic}\u200c ]+$/u);
  });

  test('every field of a change and every stored word in it is said in Persian', () => {
    const parts = trailParts();
    // Acts of every part of the application are among them, so that silence is no success.
    const writers = new Set(parts.map(({ where }) => where.replace(/\/[^/]*$/u, '')));
    for (const feature of ['accounts', 'backups', 'imports', 'ngos', 'office', 'prints', 'protection']) {
      expect(writers).toContain(`electron/features/${feature}`);
    }
    expect(writers).toContain('electron/rescue');

    const unsaid = parts.flatMap(({ where, value }) =>
      changeLines(JSON.stringify({ before: null, after: value }), new Map())
        .filter(({ label, after }) => /[a-z]/iu.test(label + after))
        .map(({ label, after }) => `${where}: ${label} = ${after}`),
    );
    expect(unsaid).toEqual([]);
  });
});
