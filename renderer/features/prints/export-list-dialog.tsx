import { Dialog } from '../../kit/dialog.tsx';
import type { ListProps } from './print-list-dialog.tsx';
import { PRINT_TEXT } from './text.fa.ts';

export function ExportListDialog({ onClose }: ListProps) {
  return (
    <Dialog title={PRINT_TEXT.export} onClose={onClose}>
      {null}
    </Dialog>
  );
}
