import { expect, test } from 'vitest';
import { AccountId } from '../../shared/access.ts';
import { type Session, createSessions } from './session.ts';

const session = (id: number, fullName = `کس ${id}`): Session => ({
  accountId: AccountId.parse(id),
  fullName,
  roles: ['viewer'],
  mustChangePassword: false,
});

test('a token is nobody’s but the one’s who was given it, and never the same', () => {
  const sessions = createSessions();
  const tokens = Array.from({ length: 50 }, () => sessions.begin(session(1)));
  expect(new Set(tokens).size).toBe(50);
  expect(sessions.find(tokens[7] ?? null)).toEqual(session(1));
  for (const other of [null, '', 'guessed', 'constructor', '__proto__'])
    expect(sessions.find(other)).toBeUndefined();
});

test('ending one session leaves the others, ending an account’s leaves other people’s', () => {
  const sessions = createSessions();
  const [first, second, other] = [
    sessions.begin(session(1)),
    sessions.begin(session(1)),
    sessions.begin(session(2)),
  ];
  sessions.end(first);
  expect([first, second, other].map((token) => sessions.find(token) !== undefined)).toEqual([
    false,
    true,
    true,
  ]);
  sessions.refresh(session(1, 'نام نو'));
  expect(sessions.find(second)?.fullName).toBe('نام نو');
  expect(sessions.find(first)).toBeUndefined();
  sessions.endAllOf(AccountId.parse(1));
  expect([second, other].map((token) => sessions.find(token) !== undefined)).toEqual([false, true]);
  sessions.endAll();
  expect(sessions.find(other)).toBeUndefined();
});
