import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameSimilarity, withinOneEdit } from './similar.ts';

const word = fc.string({ unit: fc.constantFrom(...'ابپتجد'), minLength: 1, maxLength: 8 });

test('a letter dropped, added, changed or exchanged with its neighbour is one typing error', () => {
  fc.assert(
    fc.property(word, fc.nat(7), fc.constantFrom(...'ابپز'), (text, at, letter) => {
      const place = at % text.length;
      const dropped = text.slice(0, place) + text.slice(place + 1);
      const added = text.slice(0, place) + letter + text.slice(place);
      const changed = text.slice(0, place) + letter + text.slice(place + 1);
      const exchanged =
        text.slice(0, place) + (text[place + 1] ?? '') + (text[place] ?? '') + text.slice(place + 2);
      for (const other of [dropped, added, changed, exchanged]) {
        expect(withinOneEdit(text, other)).toBe(true);
        expect(withinOneEdit(other, text)).toBe(true);
      }
    }),
  );
});

test.each([
  ['آرمان', 'آرزو'],
  ['نیکان', 'نیاک'],
  ['اب', 'ابپت'],
  ['😀😀', 'ابپ'],
])('«%s» and «%s» are further apart', (a, b) => {
  expect(withinOneEdit(a, b)).toBe(false);
});

test.each([
  ['موسسه خیریه آوای مهر', 'مؤسسه خيريه آواي مهر', 1, 1],
  ['انجمن یاوران سلامت', 'موسسه یاوران سلامت بهاردشت', 0.7, 0.94],
  ['خیریه نیکان', 'مؤسسه خیریه نیکان', 0.95, 0.95],
  ['انجمن حامیان کودک', 'انجمن حامیان محیط زیست', 0, 0.6],
  ['کانون فرهنگی باران', 'جمعیت طلوع دوباره', 0, 0],
  ['انجمن باران سبز', 'انجمن باران سبزی', 0.5, 0.5],
  ['یاوران سلامت', 'سلامت یاوران', 0.94, 0.94],
  ['یاوران سلامت', 'یاروان سلامت', 0.94, 0.95],
  ['مؤسسه خیریه', 'انجمن خیریه', 0.5, 0.5],
  ['', 'نیکان', 0, 0],
])('«%s» and «%s» are alike between %d and %d', (a, b, least, most) => {
  const likeness = nameSimilarity(a, b);
  expect(likeness).toBeGreaterThanOrEqual(least);
  expect(likeness).toBeLessThanOrEqual(most);
});

// Few letters of which every word is made: most are one error apart, so that pairing them is hard.
const closeWord = fc.string({ unit: fc.constantFrom(...'با'), minLength: 3, maxLength: 5 });
const closeName = fc.array(closeWord, { minLength: 1, maxLength: 5 });

test('likeness depends neither on which name is asked about nor on the order of its words', () => {
  fc.assert(
    fc.property(closeName, closeName, (a, b) => {
      const likeness = nameSimilarity(a.join(' '), b.join(' '));
      expect(likeness).toBe(nameSimilarity(b.join(' '), a.join(' ')));
      expect(likeness >= 0 && likeness <= 1).toBe(true);
      const turned = nameSimilarity([...a].reverse().join(' '), [...b].reverse().join(' '));
      // Run together without spaces, words can be the same name; only then does their order tell.
      if (likeness < 0.94 && turned < 0.94) expect(turned).toBe(likeness);
    }),
    { numRuns: 5_000 },
  );
});

test('likeness is the same both ways, and no name is less than wholly like itself', () => {
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(nameSimilarity(a, b)).toBe(nameSimilarity(b, a));
      expect(nameSimilarity(a, a)).toBe(1);
    }),
  );
});
