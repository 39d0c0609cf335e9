import { expect, test } from 'vitest';
import { soak } from './soak.ts';

// Half an hour of the day that `npm run reliability -- soak` lives through. How much memory is kept is not
// asked here: so short a time would not show it.
test('an office in use leaves no lock, no temporary file and no incident behind', async () => {
  const { faults, acts } = await soak({ hours: 0.5, speed: 600, seed: 7 });
  expect(faults).toEqual([]);
  expect(acts).toBeGreaterThan(30);
}, 300_000);
