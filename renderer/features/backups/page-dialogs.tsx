import type { z } from 'zod';
import type { BackupRef } from '../../../shared/features/backups/contract.ts';
import type { Item } from './backups-table.tsx';
import { type Drill, DrillDialog, DrillReportDialog } from './drill-dialog.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { CopyDialog, FileDialog, SecondPlaceDialog } from './place-dialogs.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import type { Preview } from './preview-view.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { PREVIEW_TEXT } from './restore-text.fa.ts';
import type { Summary } from './state-strip.tsx';

/** The one dialog that is open on the page. */
export type Open =
  | { readonly dialog: 'copy' | 'second' | 'passphrase' | 'file' | 'report' }
  | { readonly dialog: 'preview'; readonly backup: z.output<typeof BackupRef>; readonly title: string }
  | { readonly dialog: 'restore'; readonly preview: Preview }
  | { readonly dialog: 'drill'; readonly chosen: Item };

interface PageDialogsProps {
  readonly open: Open | null;
  readonly summary: Summary | undefined;
  readonly items: readonly Item[];
  readonly report: Drill | null;
  readonly onOpen: (open: Open) => void;
  readonly onReport: (report: Drill) => void;
  readonly onCopyBegun: (name: string, after: string | null) => void;
  readonly onClose: () => void;
}

export function PageDialogs({
  open,
  summary,
  items,
  report,
  onOpen,
  onReport,
  onCopyBegun,
  onClose,
}: PageDialogsProps) {
  switch (open?.dialog) {
    case undefined:
      return null;
    case 'copy':
      return <CopyDialog onBegun={onCopyBegun} onClose={onClose} />;
    case 'second':
      return <SecondPlaceDialog current={summary?.secondPlace?.path ?? null} onClose={onClose} />;
    case 'passphrase':
      return <PassphraseDialog isEncrypted={summary?.isEncrypted ?? false} onClose={onClose} />;
    case 'file':
      return (
        <FileDialog
          onChosen={(path) =>
            onOpen({ dialog: 'preview', backup: { from: 'file', path }, title: PREVIEW_TEXT.titleFile })
          }
          onClose={onClose}
        />
      );
    case 'preview':
      return (
        <PreviewDialog
          backup={open.backup}
          title={open.title}
          onRestore={(preview) => onOpen({ dialog: 'restore', preview })}
          onClose={onClose}
        />
      );
    case 'restore':
      return <RestoreDialog preview={open.preview} onClose={onClose} />;
    case 'drill':
      return <DrillDialog items={items} chosen={open.chosen} onReport={onReport} onClose={onClose} />;
    case 'report':
      return report === null ? null : <DrillReportDialog report={report} onClose={onClose} />;
  }
}
