import type { Result } from '../../../shared/kit/result.ts';
import { Dialog } from '../../kit/dialog.tsx';

/** A file the office made, with the number it has in the register of prints. */
export interface Paper {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly number?: string;
}

interface PaperPreviewProps {
  readonly title: string;
  readonly make: () => Promise<Result<Paper, string>>;
  readonly onClose: () => void;
}

export function PaperPreview({ title, onClose }: PaperPreviewProps) {
  return (
    <Dialog title={title} onClose={onClose} isWide>
      {null}
    </Dialog>
  );
}
