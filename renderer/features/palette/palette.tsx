import { Dialog } from '../../kit/dialog.tsx';
import { PALETTE_TEXT } from './text.fa.ts';

/** Finds records, people and acts. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={PALETTE_TEXT.title} onClose={onClose}>
      <div className="modal__body" />
    </Dialog>
  );
}
