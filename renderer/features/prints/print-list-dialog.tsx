import type { ColumnKey } from '../../../shared/features/ngos/columns.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoFilter, NgoSort } from '../../../shared/features/ngos/list.ts';
import { Dialog } from '../../kit/dialog.tsx';
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

export function PrintListDialog({ onClose }: ListProps) {
  return (
    <Dialog title={PRINT_TEXT.print} onClose={onClose}>
      {null}
    </Dialog>
  );
}
