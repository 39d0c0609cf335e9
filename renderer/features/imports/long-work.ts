import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../../shared/kit/result.ts';
import { useNotices } from '../../kit/notices.tsx';
import { failureNotice } from '../../shell/asking.ts';
import { type OfficeClient, useOffice } from '../../shell/office.tsx';

interface LongWork<Input, Value, Code extends string> {
  /** The work under way, to ask how far it has come. */
  readonly workId: string | null;
  /**
   * Does the work. While one is under way the next waits, and of several that wait only the last is done:
   * each is made of everything that was decided until then.
   */
  readonly run: (input: Input) => Promise<Result<Value, Code> | undefined>;
}

/**
 * A long work of the office that changes no record. A bug or a host that is gone is told to the person;
 * then the answer is undefined, as it is for work that a later one replaced.
 */
export function useLongWork<Input, Value, Code extends string>(
  work: (office: OfficeClient, workId: string, input: Input) => Promise<Result<Value, Code>>,
): LongWork<Input, Value, Code> {
  const office = useOffice();
  const { tell } = useNotices();
  const [workId, setWorkId] = useState<string | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const newest = useRef(0);

  const run = useCallback(
    async (input: Input) => {
      newest.current += 1;
      const mine = newest.current;
      const before = last.current;
      const turn = before.then(async () => {
        if (mine !== newest.current) return undefined;
        const id = crypto.randomUUID();
        setWorkId(id);
        try {
          const result = await work(office, id, input);
          return mine === newest.current ? result : undefined;
        } catch (failure) {
          tell({ tone: 'bad', ...failureNotice(failure) });
          return undefined;
        } finally {
          if (mine === newest.current) setWorkId(null);
        }
      });
      last.current = turn;
      return turn;
    },
    [office, tell, work],
  );
  return { workId, run };
}
