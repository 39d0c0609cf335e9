import { useCallback, useState } from 'react';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import type { OfficeClient } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { BACKUP_ERRORS, backupFailure } from './errors.fa.ts';
import { BACKUP_TEXT } from './text.fa.ts';
import { type Outcome, useOutcome } from './work.ts';

interface Making {
  readonly isBusy: boolean;
  /** Whether something was begun here that has not been heard of yet. */
  readonly isAwaited: boolean;
  readonly backUp: () => Promise<void>;
  /** A copy was begun; `after` is when the work before it ended. */
  readonly awaitCopy: (name: string, after: string | null) => void;
}

/** Backups and copies that this page begins, and the news of how they end. */
export function useMaking(): Making {
  const { run, isBusy } = useAct();
  const { tell } = useNotices();
  const [copyName, setCopyName] = useState('');

  function heard({ kind, error }: Outcome) {
    const isCopy = kind === 'copy';
    if (error === null) {
      tell({
        tone: 'ok',
        title: isCopy ? BACKUP_TEXT.copied : BACKUP_TEXT.made,
        ...(isCopy ? { text: BACKUP_TEXT.copiedText(copyName) } : {}),
      });
    } else if (error !== 'stopped') {
      const title = isCopy ? BACKUP_TEXT.notCopied : BACKUP_TEXT.notMade;
      tell({ tone: 'bad', title, text: backupFailure(error) });
    }
  }
  const { isAwaited, begun } = useOutcome(heard);

  const backUp = useCallback(async () => {
    const after = await run(lastEnd);
    const result = await run((office) => office.backups.startBackup({}));
    if (result?.ok === true) {
      begun({ kind: 'backup', after: after?.ok === true ? after.value : null });
    } else if (result) {
      tell({ tone: 'bad', title: BACKUP_TEXT.notMade, text: sentenceOf(BACKUP_ERRORS, result.error) });
    }
  }, [run, begun, tell]);

  return {
    isBusy: isBusy || isAwaited,
    isAwaited,
    backUp,
    awaitCopy: (name, after) => {
      setCopyName(name);
      begun({ kind: 'copy', after });
    },
  };
}

/** When the work before ended: whatever ends later is the one begun now. */
export async function lastEnd(office: OfficeClient) {
  const result = await office.backups.getOutcome({});
  return result.ok ? { ok: true as const, value: result.value.outcome?.at ?? null } : result;
}
