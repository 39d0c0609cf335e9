import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import type { FieldNote } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { PathField } from '../../kit/path-field.tsx';
import { useAct } from '../../shell/asking.ts';
import { sentenceOf } from '../../shell/sentence.ts';
import { BACKUP_ERRORS } from './errors.fa.ts';
import { lastEnd } from './making.ts';
import { RESTORE_TEXT } from './restore-text.fa.ts';
import { PLACE_TEXT } from './text.fa.ts';

interface FolderFieldProps {
  readonly value: string;
  readonly onChange: (folder: string) => void;
}

function FolderField({ value, onChange }: FolderFieldProps) {
  const note: FieldNote = { tone: 'note', text: PLACE_TEXT.folderHint };
  return (
    <PathField
      label={PLACE_TEXT.folder}
      kinds={['folder']}
      isFocusedFirst
      value={value}
      note={note}
      onChange={onChange}
    />
  );
}

interface CopyDialogProps {
  /** The copy is being made; by the name it will have. */
  readonly onBegun: (name: string, after: string | null) => void;
  readonly onClose: () => void;
}

/** One file with the whole office, into a folder that a person chooses. */
export function CopyDialog({ onBegun, onClose }: CopyDialogProps) {
  const act = useAct();
  const [folder, setFolder] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  async function start() {
    setFailure(null);
    const after = await act.run(lastEnd);
    const result = await act.run((office) => office.backups.startCopy({ folder: folder.trim() }));
    if (result?.ok === true) {
      onBegun(result.value.name, after?.ok === true ? after.value : null);
    } else if (result) {
      setFailure(sentenceOf(BACKUP_ERRORS, result.error));
    }
  }
  return (
    <FormDialog
      title={PLACE_TEXT.copyTitle}
      submit={PLACE_TEXT.copySubmit}
      isBusy={act.isBusy}
      canSubmit={folder.trim() !== ''}
      failure={failure}
      onSubmit={() => void start()}
      onClose={onClose}
    >
      <Effects lines={PLACE_TEXT.copyEffects} />
      <FolderField value={folder} onChange={setFolder} />
    </FormDialog>
  );
}

interface SecondPlaceDialogProps {
  readonly current: string | null;
  readonly onClose: () => void;
}

/** Where every backup is written a second time, or no longer. */
export function SecondPlaceDialog({ current, onClose }: SecondPlaceDialogProps) {
  const act = useAct();
  const { tell } = useNotices();
  const [folder, setFolder] = useState(current ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  async function set(chosen: string | null) {
    setFailure(null);
    const result = await act.run((office) => office.backups.setSecondPlace({ folder: chosen }));
    if (result === undefined) return;
    if (!result.ok) {
      setFailure(sentenceOf(BACKUP_ERRORS, result.error));
      return;
    }
    tell(
      chosen === null
        ? { tone: 'ok', title: PLACE_TEXT.secondRemoved, text: PLACE_TEXT.secondRemovedText }
        : { tone: 'ok', title: PLACE_TEXT.secondSet, text: PLACE_TEXT.secondSetText },
    );
    onClose();
  }
  return (
    <FormDialog
      title={PLACE_TEXT.secondTitle}
      submit={PLACE_TEXT.secondSubmit}
      isBusy={act.isBusy}
      canSubmit={folder.trim() !== ''}
      failure={failure}
      onSubmit={() => void set(folder.trim())}
      onClose={onClose}
    >
      <Effects lines={PLACE_TEXT.secondEffects} />
      <FolderField value={folder} onChange={setFolder} />
      {current !== null && (
        <div className="f">
          <span />
          <div className="f__c">
            <Button look="act" small disabled={act.isBusy} onClick={() => void set(null)}>
              {PLACE_TEXT.secondRemove}
            </Button>
          </div>
        </div>
      )}
    </FormDialog>
  );
}

interface FileDialogProps {
  readonly onChosen: (path: string) => void;
  readonly onClose: () => void;
}

/** A backup that is in neither set: the full copy on a stick. */
export function FileDialog({ onChosen, onClose }: FileDialogProps) {
  const [path, setPath] = useState('');
  return (
    <FormDialog
      title={RESTORE_TEXT.fileTitle}
      submit={RESTORE_TEXT.fileSubmit}
      isBusy={false}
      canSubmit={path.trim() !== ''}
      onSubmit={() => onChosen(path.trim())}
      onClose={onClose}
    >
      <p>{RESTORE_TEXT.fileText}</p>
      <PathField
        label={RESTORE_TEXT.file}
        kinds={['backup']}
        isFocusedFirst
        value={path}
        note={{ tone: 'note', text: RESTORE_TEXT.fileHint }}
        onChange={setPath}
      />
    </FormDialog>
  );
}
