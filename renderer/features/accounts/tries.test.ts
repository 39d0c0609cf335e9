import { expect, test } from 'vitest';
import { NO_TRIES, waitSentence, withOneMore } from './tries.ts';

function tried(times: number, userName: string) {
  return Array.from({ length: times }).reduce<typeof NO_TRIES>(
    (tries) => withOneMore(tries, userName),
    NO_TRIES,
  );
}

test('two slips cost nothing, then the wait doubles, and the tenth locks', () => {
  expect(waitSentence(tried(2, 'راد'), 'راد')).toBeNull();
  expect(waitSentence(tried(3, 'راد'), 'راد')).toContain('۲ ثانیه');
  expect(waitSentence(tried(5, 'راد'), 'راد')).toContain('۸ ثانیه');
  expect(waitSentence(tried(10, 'راد'), 'راد')).toContain('۱۵ دقیقه');
});

test('each name is counted by itself, however it is spelled', () => {
  const tries = withOneMore(tried(3, 'علي'), 'راد');
  expect(waitSentence(tries, 'علی')).toContain('۲ ثانیه');
  expect(waitSentence(tries, 'راد')).toBeNull();
});
