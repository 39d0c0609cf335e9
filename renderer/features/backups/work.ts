import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { BackupWork, backups } from '../../../shared/features/backups/contract.ts';
import { useAsk } from '../../shell/asking.ts';

export type Work = z.output<typeof BackupWork>;
export type Outcome = NonNullable<z.output<(typeof backups)['getOutcome']['output']>['outcome']>;

const QUICK_MS = 500;
/** Nothing is under way: the hourly backup may begin at any time. */
const IDLE_MS = 5_000;

/**
 * The long work under way, asked for every half second while there is one or while `isExpected`. When it
 * ends everything is read again: the list has one more.
 */
export function useWork(isExpected = false): Work | null {
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
  return work;
}

interface Begun {
  readonly kind: Outcome['kind'];
  /** When the work before it ended: anything later is this one's. */
  readonly after: string | null;
}

/**
 * Tells how a work that this page began has ended. It is asked for and not guessed from `getWork`: the
 * backup of a small office is over between two questions.
 */
export function useOutcome(onEnded: (outcome: Outcome) => void): {
  readonly isAwaited: boolean;
  readonly begun: (begun: Begun) => void;
} {
  const queries = useQueryClient();
  const [begun, setBegun] = useState<Begun | null>(null);
  const answer = useAsk(['backups.getOutcome'], (office) => office.backups.getOutcome({}), {
    enabled: begun !== null,
    refetchEvery: QUICK_MS,
  });
  const latest = useRef(onEnded);
  useEffect(() => {
    latest.current = onEnded;
  });
  const outcome = answer.data?.outcome ?? null;
  const ended =
    begun !== null && outcome !== null && outcome.kind === begun.kind && outcome.at !== begun.after
      ? outcome
      : null;
  useEffect(() => {
    if (ended === null) return;
    setBegun(null);
    void queries.invalidateQueries();
    latest.current(ended);
  }, [ended, queries]);
  return { isAwaited: begun !== null, begun: setBegun };
}
