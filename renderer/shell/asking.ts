import {
  type QueryKey,
  type UseQueryResult,
  keepPreviousData,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { numbered } from '../../shared/errors/said.fa.ts';
import { Incident } from '../../shared/kit/client.ts';
import type { Result } from '../../shared/kit/result.ts';
import { useNotices } from '../kit/notices.tsx';
import { HostGone } from './browser-host.ts';
import { FAILURE_TEXT, incidentText } from './failures.fa.ts';
import { type OfficeClient, useOffice } from './office.tsx';

/** The office answered with a declared error; `code` has its sentence in the feature's texts. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'Refused';
    this.code = code;
  }
}

interface AskOptions {
  readonly enabled?: boolean;
  /** While the next answer is under way, show the one before it: a list that is being filtered. */
  readonly keepPrevious?: boolean;
  readonly refetchEvery?: number;
}

/**
 * Asks the office and keeps the answer until something is changed. `key` names the question: the
 * method's name and everything that the answer depends on.
 */
export function useAsk<Value, Code extends string>(
  key: QueryKey,
  ask: (office: OfficeClient) => Promise<Result<Value, Code>>,
  { enabled = true, keepPrevious = false, refetchEvery }: AskOptions = {},
): UseQueryResult<Value> {
  const office = useOffice();
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const result = await ask(office);
      if (!result.ok) throw new Refused(result.error);
      return result.value;
    },
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(refetchEvery === undefined ? {} : { refetchInterval: refetchEvery }),
  });
}

export interface Act {
  readonly isBusy: boolean;
  /**
   * Runs a command. After a success everything that was read is read again: one office on one machine
   * answers in milliseconds, and no page can show a number that no longer holds. A bug or a host that is
   * gone is told to the person; then the answer is undefined.
   */
  readonly run: <Value, Code extends string>(
    command: (office: OfficeClient) => Promise<Result<Value, Code>>,
  ) => Promise<Result<Value, Code> | undefined>;
}

export function useAct(): Act {
  const office = useOffice();
  const queries = useQueryClient();
  const { tell } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback<Act['run']>(
    async (command) => {
      setBusy(true);
      try {
        const result = await command(office);
        if (result.ok) await queries.invalidateQueries();
        return result;
      } catch (failure) {
        tell({ tone: 'bad', ...failureNotice(failure) });
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [office, queries, tell],
  );
  return { isBusy, run };
}

/** What to say about something that was thrown. */
export function failureNotice(failure: unknown): { readonly title: string; readonly text: string } {
  if (failure instanceof Incident) return withNumber(incidentText(failure.incident), 'incident');
  if (failure instanceof HostGone) return withNumber(FAILURE_TEXT.hostGone, 'host_gone');
  if (failure instanceof Refused && failure.code in FAILURE_TEXT.refusals) {
    const refusal = FAILURE_TEXT.refusals[failure.code as keyof typeof FAILURE_TEXT.refusals];
    return withNumber(refusal, failure.code);
  }
  return withNumber(FAILURE_TEXT.unknown, failure instanceof Refused ? failure.code : 'unexpected');
}

function withNumber({ title, text }: { readonly title: string; readonly text: string }, code: string) {
  return { title, text: numbered(text, code) };
}
