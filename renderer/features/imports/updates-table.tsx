import { ArrowLeftRight } from 'lucide-react';
import { useCallback } from 'react';
import type { z } from 'zod';
import { type StagingId, Target, type UpdateLine } from '../../../shared/features/imports/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { Choice } from '../../kit/field.tsx';
import { useLongList } from '../../kit/long-list.ts';
import { LongTable } from '../../kit/long-table.tsx';
import { OrNone } from '../../kit/persian.tsx';
import { Empty, Failure, Ghost } from '../../kit/states.tsx';
import { shownValue } from './shown-value.ts';
import { targetWord } from './target-words.fa.ts';
import { IMPORT_TEXT } from './text.fa.ts';

const PART = 200;

interface UpdatesTableProps {
  readonly stagingId: StagingId;
  readonly apply: boolean;
  readonly onApply: (apply: boolean) => void;
}

/** Every value of the register that the sheet would replace, old beside new. */
export function UpdatesTable({ stagingId, apply, onApply }: UpdatesTableProps) {
  const list = useLongList<z.output<typeof UpdateLine>, string>(
    ['imports.listUpdates', stagingId],
    async (office, offset) => {
      const result = await office.imports.listUpdates({ stagingId, offset, limit: PART });
      return result.ok
        ? { ok: true, value: { rows: result.value.updates, total: result.value.total } }
        : result;
    },
  );
  const keyOf = useCallback(
    ({ row, target, ngoId }: z.output<typeof UpdateLine>) => `${row} ${ngoId} ${target}`,
    [],
  );
  if (list.rows === undefined) {
    return list.failure === null ? (
      <Ghost rows={8} />
    ) : (
      <Failure failure={list.failure} onRetry={list.retry} />
    );
  }
  if (list.rows.length === 0) {
    return <Empty icon={ArrowLeftRight} title={IMPORT_TEXT.noUpdates} text={IMPORT_TEXT.noUpdatesText} />;
  }
  return (
    <>
      <div className="updates__choice">
        <Choice
          label={IMPORT_TEXT.applyLabel}
          value={apply ? 'yes' : 'no'}
          onChange={(value) => onApply(value === 'yes')}
          options={[
            { value: 'yes', label: IMPORT_TEXT.applyYes },
            { value: 'no', label: IMPORT_TEXT.applyNo },
          ]}
          note={{ tone: 'note', text: apply ? IMPORT_TEXT.applyNote : IMPORT_TEXT.applyNotNote }}
        />
      </div>
      <LongTable
        label={IMPORT_TEXT.tabs.updates}
        className="updates"
        headings={IMPORT_TEXT.updateHeadings}
        widths={[80, 250, 170, null, null]}
        rows={list.rows}
        rowKey={keyOf}
        rowHeight={32}
        total={list.total}
        onMore={list.more}
      >
        {({ row, name, target, old, new: next }) => {
          const known = Target.safeParse(target);
          return (
            <>
              <td className="num">{formatCount(row)}</td>
              <th scope="row" className="wraps">
                {toPersianDigits(name)}
              </th>
              <td>{known.success ? targetWord(known.data) : toPersianDigits(target)}</td>
              <td className="wraps">
                <bdi>
                  <OrNone>{shownValue(old)}</OrNone>
                </bdi>
              </td>
              <td className={apply ? 'wraps updates__new' : 'wraps updates__left'}>
                <bdi>
                  <OrNone>{shownValue(next)}</OrNone>
                </bdi>
              </td>
            </>
          );
        }}
      </LongTable>
    </>
  );
}
