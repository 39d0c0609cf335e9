import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IsoDate, addDays, dayInTehran } from '../../calendar/iso-date.ts';
import type { Json } from '../../kit/change.ts';
import { startInTehran, withoutPersonal } from './rules.ts';

test('a day begins where the day before ends', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(IsoDate.parse('1990-01-01'), days));
  fc.assert(
    fc.property(day, (on) => {
      const start = startInTehran(on);
      expect(dayInTehran(start)).toBe(on);
      const before = new Date(Date.parse(start) - 1).toISOString() as typeof start;
      expect(dayInTehran(before)).toBe(addDays(on, -1));
    }),
  );
});

test('masks personal fields at any depth, and nothing else', () => {
  const digits = '0012345679';
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<Json>(digits, 'مهر', 5, null, true),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('name', 'note'), tie('tree'), { maxKeys: 2, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, fc.constantFrom('nationalId', 'person.mobile', 'mobiles'), (inside, field) => {
      expect(withoutPersonal(inside)).toEqual(inside);
      const masked = JSON.stringify(
        withoutPersonal({ before: null, after: { deep: [{ [field]: inside }] } }),
      );
      expect(masked).not.toContain(digits);
      expect(masked).toContain(field);
    }),
  );
});
