import { expect, test } from 'vitest';
import { FLIPPED, flips } from './flip.ts';

// A few of the bytes that `npm run reliability -- flip` changes by the hundred.
const COUNT = 2;

test.each(FLIPPED)(
  'a changed byte of the %s is found or harmless',
  async (what) => {
    const { faults, rescued, refused, harmless } = await flips(what, COUNT, 7);
    expect(faults).toEqual([]);
    expect(rescued + refused + harmless).toBe(COUNT);
    // A database and a document are whole or they are not.
    if (what === 'database' || what === 'crashed' || what === 'open') expect(rescued).toBe(COUNT);
    if (what === 'document') expect(refused).toBe(COUNT);
  },
  300_000,
);
