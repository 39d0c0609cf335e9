import { expect, test } from 'vitest';
import { fuzzed } from './fuzz.ts';
import { TARGET_NAMES } from './targets.ts';

// A few of the files that `npm run reliability -- fuzz` tries by the ten thousand.
const EXECUTIONS = 150;

test.each(TARGET_NAMES)(
  'reading a bad %s file ends with a reading or a reason, never otherwise',
  async (target) => {
    const { read, refused, faults } = await fuzzed({ target, firstSeed: 1_405, executions: EXECUTIONS });
    expect(faults).toEqual([]);
    // Otherwise the mutations would no longer reach what they are to try.
    expect(read + refused).toBe(EXECUTIONS);
    expect(refused).toBeGreaterThan(0);
    expect(read).toBeGreaterThan(0);
  },
  120_000,
);
