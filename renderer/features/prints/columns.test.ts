import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMN_KEYS, type ColumnKey, PERSONAL_COLUMNS } from '../../../shared/features/ngos/columns.ts';
import { columnsWith, keysOf, moved, toggled } from './columns.ts';

const someKeys = fc.shuffledSubarray([...COLUMN_KEYS]);
const oneKey = fc.constantFrom(...COLUMN_KEYS);

describe('the choice of columns', () => {
  test('keeps the given order and offers every other column', () => {
    fc.assert(
      fc.property(someKeys, (on) => {
        const columns = columnsWith(on, true);
        expect(keysOf(columns)).toEqual(on);
        expect(new Set(columns.map(({ key }) => key))).toEqual(new Set(COLUMN_KEYS));
      }),
    );
  });

  test('never offers people’s identifiers to those who may not see them', () => {
    fc.assert(
      fc.property(someKeys, oneKey, (on, key) => {
        const columns = toggled(columnsWith(on, false), key);
        expect(columns.filter((column) => PERSONAL_COLUMNS.has(column.key))).toEqual([]);
      }),
    );
  });

  test('switching a column twice leaves the others as they were', () => {
    fc.assert(
      fc.property(someKeys, oneKey, (on, key) => {
        const twice = keysOf(toggled(toggled(columnsWith(on, true), key), key));
        const without = (keys: readonly ColumnKey[]) => keys.filter((other) => other !== key);
        expect(without(twice)).toEqual(without(on));
        expect(twice.includes(key)).toBe(on.includes(key));
      }),
    );
  });

  test('moving there and back changes nothing', () => {
    fc.assert(
      fc.property(someKeys, oneKey, (on, key) => {
        const columns = columnsWith(on, true);
        const there = moved(columns, key, 1);
        expect(there === columns ? there : moved(there, key, -1)).toEqual(columns);
        expect(keysOf(there)).toHaveLength(on.length);
      }),
    );
  });
});
