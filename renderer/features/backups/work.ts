import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { BackupWork } from '../../../shared/features/backups/contract.ts';
import { useAsk } from '../../shell/asking.ts';

export type Work = z.output<typeof BackupWork>;

/** A work as it was seen, and when by this window's own clock: the office's may be set to another day. */
export interface SeenWork {
  readonly work: Work;
  readonly seenAt: number;
}

const QUICK_MS = 500;
/** Nothing is under way: the hourly backup may begin at any time. */
const IDLE_MS = 5_000;

/**
 * The long work under way, asked for every half second while there is one or while `isExpected`. When it
 * ends everything is read again: the list has one more.
 */
export function useWork(isExpected = false): SeenWork | null {
  const queries = useQueryClient();
  const [every, setEvery] = useState(IDLE_MS);
  const answer = useAsk(['backups.getWork'], (office) => office.backups.getWork({}), {
    refetchEvery: isExpected ? QUICK_MS : every,
  });
  const work = answer.data?.work ?? null;
  const next = work === null ? IDLE_MS : QUICK_MS;
  if (next !== every) setEvery(next);

  const isWorking = work !== null;
  const wasWorking = useRef(false);
  useEffect(() => {
    if (wasWorking.current && !isWorking) void queries.invalidateQueries();
    wasWorking.current = isWorking;
  }, [isWorking, queries]);
  return work === null ? null : { work, seenAt: answer.dataUpdatedAt };
}
