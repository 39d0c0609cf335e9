import { useState } from 'react';
import type { Refusal } from '../../shared/kit/method.ts';
import type { Result } from '../../shared/kit/result.ts';
import { failureNotice } from '../shell/asking.ts';
import { sentenceOf } from '../shell/sentence.ts';
import { RESCUE_ERRORS } from './text.fa.ts';

type Code = keyof typeof RESCUE_ERRORS | Refusal;

/** One thing asked of the rescue mode from a dialog: whether it is under way, and what went wrong in words. */
export function useActing() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  async function run<Value>(work: () => Promise<Result<Value, Code>>, done: (value: Value) => void) {
    setBusy(true);
    setFailure(null);
    try {
      const reply = await work();
      if (reply.ok) done(reply.value);
      else setFailure(sentenceOf(RESCUE_ERRORS, reply.error));
    } catch (thrown) {
      const { title, text } = failureNotice(thrown);
      setFailure(`${title}. ${text}`);
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, failure, run };
}
