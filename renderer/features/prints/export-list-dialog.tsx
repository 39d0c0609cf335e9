import { useState } from 'react';
import { FormDialog } from '../../kit/dialog.tsx';
import { CheckField, Choice } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { failureNotice, useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { ColumnChoice } from './column-choice.tsx';
import { columnsWith, keysOf } from './columns.ts';
import type { ListProps } from './print-list-dialog.tsx';
import { PRINT_ERRORS, PRINT_TEXT } from './text.fa.ts';

/** The list as a spreadsheet or as text for other programs. */
export function ExportListDialog({ filter, sort, ngoIds, total, columns: shown, onClose }: ListProps) {
  const { can } = useMyself();
  const { host } = useConnection();
  const { tell } = useNotices();
  const act = useAct();
  const canSeePersonal = can('personal.read');
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [withOwnColumns, setOwn] = useState(true);
  const [columns, setColumns] = useState(() => columnsWith(shown, canSeePersonal));
  const [failure, setFailure] = useState<string | null>(null);
  const keys = keysOf(columns);

  async function make() {
    const result = await act.run((office) =>
      office.prints.exportNgos({ filter, sort, ngoIds, columns: keys, format, withOwnColumns }),
    );
    if (result === undefined) return;
    if (!result.ok) {
      setFailure(sentenceOf(PRINT_ERRORS, result.error));
      return;
    }
    const { fileName, mediaType, bytes } = result.value;
    try {
      const outcome = await host.saveFile({ name: fileName, mediaType, bytes });
      if (outcome === 'cancelled') return;
      tell({ tone: 'ok', title: PRINT_TEXT.saved(fileName) });
      onClose();
    } catch (thrown) {
      setFailure(failureNotice(thrown).text);
    }
  }

  return (
    <FormDialog
      title={PRINT_TEXT.exportTitle}
      submit={PRINT_TEXT.makeSheet}
      isBusy={act.isBusy}
      isWide
      canSubmit={keys.length > 0}
      failure={keys.length === 0 ? PRINT_TEXT.noColumn : failure}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <p>
        {PRINT_TEXT.rows(ngoIds?.length ?? total, ngoIds !== null)}. {PRINT_TEXT.exportNote}
      </p>
      <Choice
        label={PRINT_TEXT.format}
        value={format}
        onChange={setFormat}
        options={[
          { value: 'xlsx', label: PRINT_TEXT.xlsx },
          { value: 'csv', label: PRINT_TEXT.csv },
        ]}
        note={{ tone: 'note', text: format === 'xlsx' ? PRINT_TEXT.xlsxNote : PRINT_TEXT.csvNote }}
      />
      <CheckField label={PRINT_TEXT.ownColumns} isOn={withOwnColumns} onChange={setOwn} />
      <ColumnChoice
        columns={columns}
        onChange={setColumns}
        asShown={shown}
        reset={(keysToSet) => setColumns(columnsWith(keysToSet, canSeePersonal))}
        help={
          canSeePersonal
            ? PRINT_TEXT.columnsHelpSheet
            : `${PRINT_TEXT.columnsHelpSheet} ${PRINT_TEXT.personalHidden}`
        }
      />
    </FormDialog>
  );
}
