import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { Method } from '../../shared/kit/method.ts';

const METHODS = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.entries(methods).map(([name, definition]) => ({
    name: `${feature}.${name}`,
    definition: definition as Method,
  })),
);

/** Said by the dispatcher itself; a method that declared one would be mistaken for a refusal. */
const REFUSALS = ['unknown_method', 'not_signed_in', 'must_change_password', 'forbidden', 'invalid_input'];

describe.each(METHODS)('$name', ({ definition: { input, errors, allow, kind } }) => {
  test('takes nothing that the contract does not know', () => {
    for (const given of [null, undefined, 0, '', [], 'x', { unknownKey: 1 }]) {
      expect(input.safeParse(given).success).toBe(false);
    }
  });

  test('declares each error once, in words that are no refusal', () => {
    expect(new Set(errors).size).toBe(errors.length);
    for (const error of errors) expect(error).toMatch(/^[a-z]+(_[a-z]+)*$/u);
    expect(errors.filter((error) => REFUSALS.includes(error))).toEqual([]);
  });

  test('lets somebody in, and changes the office’s record only for those with a permission', () => {
    expect(allow.length).toBeGreaterThan(0);
    const isOpen = allow === 'signed_in' || allow === 'public';
    if (kind === 'command' && isOpen)
      expect(['office_exists']).toEqual(errors.filter((one) => one === 'office_exists'));
  });
});
