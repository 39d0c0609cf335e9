import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { z } from 'zod';
import type { backups } from '../../../shared/features/backups/contract.ts';
import { useNotices } from '../../kit/notices.tsx';
import { failureNotice, useAct } from '../../shell/asking.ts';
import { type OfficeClient, useOffice } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { BACKUP_ERRORS, backupFailure } from './errors.fa.ts';
import { BACKUP_TEXT } from './text.fa.ts';

type Outcome = NonNullable<z.output<(typeof backups)['getOutcome']['output']>['outcome']>;

interface Making {
  /** While something is begun, or was begun here and has not been heard of yet. */
  readonly isBusy: boolean;
  readonly backUp: () => Promise<void>;
  /** A copy was begun; `after` is when the work before it ended. */
  readonly copyBegun: (name: string, after: string | null) => void;
}

const ASK_EVERY_MS = 400;

/** Backups and copies that this page begins, and the news of how they end. */
export function useMaking(): Making {
  const { run, isBusy } = useAct();
  const { tell } = useNotices();
  const office = useOffice();
  const queries = useQueryClient();
  const [isAwaited, setAwaited] = useState(false);

  const follow = useCallback(
    async (kind: 'backup' | 'copy', after: string | null, name: string) => {
      setAwaited(true);
      try {
        const outcome = await ended(office, kind, after);
        await queries.invalidateQueries();
        const notice = outcome === null ? null : news(outcome, name);
        if (notice !== null) tell(notice);
      } catch (failure) {
        tell({ tone: 'bad', ...failureNotice(failure) });
      } finally {
        setAwaited(false);
      }
    },
    [office, queries, tell],
  );

  const backUp = useCallback(async () => {
    const after = await run(lastEnd);
    const result = await run((client) => client.backups.startBackup({}));
    if (result?.ok === true) {
      await follow('backup', after?.ok === true ? after.value : null, '');
    } else if (result) {
      tell({ tone: 'bad', title: BACKUP_TEXT.notMade, text: sentenceOf(BACKUP_ERRORS, result.error) });
    }
  }, [run, follow, tell]);

  return {
    isBusy: isBusy || isAwaited,
    backUp,
    copyBegun: (name, after) => void follow('copy', after, name),
  };
}

/** When the work before ended: whatever ends later is the one begun now. */
export async function lastEnd(office: OfficeClient) {
  const result = await office.backups.getOutcome({});
  return result.ok ? { ok: true as const, value: result.value.outcome?.at ?? null } : result;
}

/**
 * How a work that was begun has ended; null once nobody is told any more. It is asked for and not guessed
 * from `getWork`: the backup of a small office is over between two questions.
 */
async function ended(
  office: OfficeClient,
  kind: Outcome['kind'],
  after: string | null,
): Promise<Outcome | null> {
  for (;;) {
    await new Promise((resolve) => window.setTimeout(resolve, ASK_EVERY_MS));
    const result = await office.backups.getOutcome({});
    if (!result.ok) return null;
    const { outcome } = result.value;
    if (outcome !== null && outcome.kind === kind && outcome.at !== after) return outcome;
  }
}

function news({ kind, error }: Outcome, name: string) {
  const isCopy = kind === 'copy';
  if (error === null) {
    const title = isCopy ? BACKUP_TEXT.copied : BACKUP_TEXT.made;
    return { tone: 'ok' as const, title, ...(isCopy ? { text: BACKUP_TEXT.copiedText(name) } : {}) };
  }
  if (error === 'stopped') return null;
  const title = isCopy ? BACKUP_TEXT.notCopied : BACKUP_TEXT.notMade;
  return { tone: 'bad' as const, title, text: backupFailure(error) };
}
