import type { Progress } from '../../office/progress.ts';
import type { SheetError } from './sheet-failure.ts';
import type { Merge, PackedRows, Workbook } from './workbook.ts';

/** What the readers tell while they read, in this order for each sheet: sheet, rows…, merges. */
export interface ReadingReport {
  readonly progress: (progress: Progress) => void;
  readonly sheet: (name: string, isHidden: boolean) => void;
  readonly rows: (pack: PackedRows) => void;
  readonly merges: (merges: readonly Merge[]) => void;
}

/** What the reading thread is given. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What the reading thread sends. */
export type ReadingMessage =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'sheet'; readonly name: string; readonly isHidden: boolean }
  | { readonly type: 'rows'; readonly pack: PackedRows }
  | { readonly type: 'merges'; readonly merges: readonly Merge[] }
  | { readonly type: 'done'; readonly file: Pick<Workbook, 'format' | 'encoding' | 'delimiter'> }
  | { readonly type: 'failed'; readonly code: SheetError };
