import { expect, test } from 'vitest';
import { z } from 'zod';
import { Incident, createClient } from './client.ts';
import { query } from './method.ts';
import { err, ok } from './result.ts';

const ask = query({
  input: z.strictObject({ name: z.string() }),
  output: z.string(),
  errors: ['no'],
  allow: 'public',
});

test('a call goes out by its feature and name, and its reply comes back as it is', async () => {
  const calls: unknown[] = [];
  const client = createClient({ people: { ask } }, async (method, input) => {
    calls.push([method, input]);
    return (input as { name: string }).name === 'a' ? ok('b') : err('no');
  });
  expect(await client.people.ask({ name: 'a' })).toEqual({ ok: true, value: 'b' });
  expect(await client.people.ask({ name: 'x' })).toEqual({ ok: false, error: 'no' });
  expect(calls).toEqual([
    ['people.ask', { name: 'a' }],
    ['people.ask', { name: 'x' }],
  ]);
});

test('a bug rises with its number, and a broken channel as it broke', async () => {
  const broken = createClient({ people: { ask } }, async () => ({ incident: '123456' }));
  await expect(broken.people.ask({ name: 'a' })).rejects.toMatchObject({
    name: 'Incident',
    incident: '123456',
  });
  await expect(broken.people.ask({ name: 'a' })).rejects.toBeInstanceOf(Incident);
  const cut = createClient({ people: { ask } }, async () => {
    throw new TypeError('gone');
  });
  await expect(cut.people.ask({ name: 'a' })).rejects.toThrow(TypeError);
});
