import { expect, test } from 'vitest';
import { killRounds } from './kill.ts';

// A few of the rounds that `npm run reliability -- kill` makes by the hundred.
test('a killed office opens by itself, with every acknowledged act once and nothing half', async () => {
  const { faults, acknowledged } = await killRounds(4, 7);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
}, 300_000);
