import { useState } from 'react';
import type { ColumnKey } from '../../../shared/features/ngos/columns.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoFilter, NgoSort } from '../../../shared/features/ngos/list.ts';
import { FormDialog } from '../../kit/dialog.tsx';
import { CheckField, Choice, TextField } from '../../kit/field.tsx';
import { useMyself } from '../../shell/myself.tsx';
import { useOffice } from '../../shell/office.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { columnsWith, keysOf, suggestsLandscape } from './columns.ts';
import { PaperPreview } from './paper-preview.tsx';
import { PRINT_TEXT } from './text.fa.ts';

/** What is to be put on paper or into a sheet: the list as it stands on screen. */
export interface ListProps {
  readonly filter: NgoFilter;
  readonly sort: NgoSort;
  /** Only these rows, or all that the filter lets through. */
  readonly ngoIds: readonly NgoId[] | null;
  readonly total: number;
  /** As they are shown, to begin with. */
  readonly columns: readonly ColumnKey[];
  readonly onClose: () => void;
}

/** Asks how the list is to stand on paper, then shows the paper. */
export function PrintListDialog({ filter, sort, ngoIds, total, columns: shown, onClose }: ListProps) {
  const { can } = useMyself();
  const office = useOffice();
  const canSeePersonal = can('personal.read');
  const [title, setTitle] = useState<string>(PRINT_TEXT.defaultTitle);
  const [columns, setColumns] = useState(() => columnsWith(shown, canSeePersonal));
  const [side, setSide] = useState<'upright' | 'sideways' | null>(null);
  const [withSignatures, sign] = useState(true);
  const [isMade, make] = useState(false);

  const keys = keysOf(columns);
  const suggested = suggestsLandscape(keys.length) ? 'sideways' : 'upright';
  const chosenSide = side ?? suggested;

  if (isMade) {
    return (
      <PaperPreview
        title={PRINT_TEXT.preview}
        make={() =>
          office.prints.printNgoList({
            filter,
            sort,
            ngoIds,
            columns: keys,
            title,
            landscape: chosenSide === 'sideways',
            withSignatures,
          })
        }
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={PRINT_TEXT.printTitle}
      submit={PRINT_TEXT.makePaper}
      isBusy={false}
      isWide
      canSubmit={keys.length > 0}
      failure={keys.length === 0 ? PRINT_TEXT.noColumn : null}
      onSubmit={() => make(true)}
      onClose={onClose}
    >
      <p>
        {PRINT_TEXT.rows(ngoIds?.length ?? total, ngoIds !== null)}. {PRINT_TEXT.numberNote}
      </p>
      <TextField label={PRINT_TEXT.title} width="full" maxLength={160} value={title} onChange={setTitle} />
      <Choice
        label={PRINT_TEXT.paperSide}
        value={chosenSide}
        onChange={setSide}
        options={[
          { value: 'upright', label: PRINT_TEXT.upright },
          { value: 'sideways', label: PRINT_TEXT.sideways },
        ]}
        note={
          chosenSide === 'upright' && suggested === 'sideways'
            ? { tone: 'note', text: PRINT_TEXT.sidewaysBetter(keys.length) }
            : null
        }
      />
      <CheckField label={PRINT_TEXT.signatures} isOn={withSignatures} onChange={sign} />
      <ColumnChoice
        columns={columns}
        onChange={setColumns}
        asShown={shown}
        reset={(keysToSet) => setColumns(columnsWith(keysToSet, canSeePersonal))}
        help={
          canSeePersonal ? PRINT_TEXT.columnsHelp : `${PRINT_TEXT.columnsHelp} ${PRINT_TEXT.personalHidden}`
        }
      />
    </FormDialog>
  );
}
