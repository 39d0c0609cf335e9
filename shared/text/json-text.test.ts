import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonText } from './json-text.ts';

test('what a page wrote comes back as it was, and a second time too', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
      const stored = JsonText(1_000_000).parse(JSON.stringify(value));
      expect(JSON.parse(stored)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(JsonText(1_000_000).parse(stored)).toBe(stored);
    }),
  );
});

test('what is no JSON, too long or nested without end is refused', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const accepts = (text: string) => JsonText(400).safeParse(text).success;
  expect([nested(100), '1', 'null', '""'].map(accepts)).toEqual([true, true, true, true]);
  expect([nested(101), '', '{', "{'a':1}", '"\u0000"', 'NaN', nested(300)].map(accepts)).not.toContain(true);
  expect(accepts(`"${'x'.repeat(398)}"`)).toBe(true);
  expect(accepts(`"${'x'.repeat(399)}"`)).toBe(false);
});

test('a lone surrogate becomes U+FFFD, as in every stored text', () => {
  expect(JsonText(20).parse('"a\ud800b"')).toBe('"a\ufffdb"');
});
