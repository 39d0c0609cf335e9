import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NgoRecord } from '../../../../shared/features/ngos/records.ts';
import type { Result } from '../../../../shared/kit/result.ts';
import { useNotices } from '../../../kit/notices.tsx';
import { useAct } from '../../../shell/asking.ts';
import type { OfficeClient } from '../../../shell/office.tsx';
import { sentenceOf as sentenceIn } from '../../../shell/sentence.ts';
import { NGO_ERRORS } from '../errors.fa.ts';

/** What every dialog of an act gets. */
export interface ActProps {
  readonly record: NgoRecord;
  readonly onClose: () => void;
}

interface Said {
  readonly title: string;
  readonly text?: string;
}

/** The sentence for what the office answered. */
export function sentenceOf(code: string): string {
  return sentenceIn<string>(NGO_ERRORS, code);
}

/**
 * Runs the act of a dialog: says afterwards what was recorded and closes it, or keeps it open with the
 * sentence. When the record had changed meanwhile it is read anew at once, so that the next attempt is
 * decided on what is seen; what was typed stays.
 */
export function useRecordAct(onDone: () => void) {
  const act = useAct();
  const queries = useQueryClient();
  const { tell } = useNotices();
  const [failure, setFailure] = useState<string | null>(null);

  async function run<Value, Code extends string>(
    command: (office: OfficeClient) => Promise<Result<Value, Code>>,
    said: Said,
  ): Promise<Value | undefined> {
    setFailure(null);
    const result = await act.run(command);
    if (result === undefined) return undefined;
    if (result.ok) {
      tell({ tone: 'ok', ...said });
      onDone();
      return result.value;
    }
    if (result.error === 'changed_meanwhile' || result.error === 'not_active') {
      await queries.invalidateQueries({ queryKey: ['ngos.getNgo'] });
    }
    setFailure(sentenceOf(result.error));
    return undefined;
  }

  return { isBusy: act.isBusy, failure, run };
}

/** The version an act is decided on: always the one that is shown. */
export function seen({ id, version }: NgoRecord) {
  return { ngoId: id, version } as const;
}
