import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { CHEAP_COST } from '../../../tests/support/temporary.ts';
import { CURRENT_COST, hashSecret, isOutdated, isSecret } from './passwords.ts';

test('a hash holds its parameters and salt, and is what scrypt says of them', async () => {
  const stored = await hashSecret('گذرواژه', CHEAP_COST);
  const [algorithm, parameters, salt = '', hash = ''] = stored.split('$');
  expect([algorithm, parameters]).toEqual(['scrypt', 'N=1024,r=8,p=1']);
  expect(Buffer.from(salt, 'base64')).toHaveLength(16);
  const derived = scryptSync('گذرواژه', Buffer.from(salt, 'base64'), 32, CHEAP_COST);
  expect(hash).toBe(derived.toString('base64'));
});

test('the same secret never gives the same hash, and only the same secret fits', async () => {
  const [first, second] = [
    await hashSecret('a1b2c3d4', CHEAP_COST),
    await hashSecret('a1b2c3d4', CHEAP_COST),
  ];
  expect(first).not.toBe(second);
  for (const stored of [first, second]) {
    expect(await isSecret('a1b2c3d4', stored, CHEAP_COST)).toBe(true);
    expect(await isSecret('a1b2c3d5', stored, CHEAP_COST)).toBe(false);
    expect(await isSecret('', stored, CHEAP_COST)).toBe(false);
  }
});

test('a hash is checked with its own parameters, whatever they are today', async () => {
  const stored = await hashSecret('a1b2c3d4', { N: 512, r: 4, p: 2 });
  expect(await isSecret('a1b2c3d4', stored, CHEAP_COST)).toBe(true);
  expect(isOutdated(stored, { N: 512, r: 4, p: 2 })).toBe(false);
  for (const cost of [CHEAP_COST, { N: 1024, r: 4, p: 2 }, { N: 512, r: 8, p: 2 }, { N: 512, r: 4, p: 1 }]) {
    expect(isOutdated(stored, cost)).toBe(true);
  }
});

test('nothing fits where there is no hash or one that cannot be read', async () => {
  const stored = await hashSecret('a1b2c3d4', CHEAP_COST);
  for (const other of [
    null,
    '',
    'none',
    'scrypt$N=1024,r=8,p=1$$',
    stored.slice(0, -4),
    stored.toUpperCase(),
  ]) {
    expect(await isSecret('a1b2c3d4', other, CHEAP_COST)).toBe(false);
  }
});

test('the parameters of today are those that OWASP recommends for them, within the memory allowed', async () => {
  expect(CURRENT_COST).toEqual({ N: 32_768, r: 8, p: 3 });
  expect(await isSecret('a1b2c3d4', await hashSecret('a1b2c3d4', CURRENT_COST), CHEAP_COST)).toBe(true);
});
