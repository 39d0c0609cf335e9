import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import type { NgoDocument } from '../../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { Button } from '../../../kit/button.tsx';
import { type FieldNote, FieldRow, ReasonField, SelectField, TextField } from '../../../kit/field.tsx';
import { FileName } from '../../../kit/persian.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { offered, useEntries } from '../form/entries.ts';
import { PROBLEM_WORDS } from '../form/text.fa.ts';
import { documentName } from '../record/document-list.tsx';
import { RECORD_TEXT } from '../record/words.fa.ts';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT } from './text.fa.ts';

/** The contract's limit for one file, in bytes. */
const MOST_BYTES = 50_000_000;
const KINDS = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.xlsx';

function faultOfFile(file: File): string | null {
  if (file.size === 0) return ACT_TEXT.fileEmpty;
  return file.size > MOST_BYTES ? ACT_TEXT.fileTooLarge : null;
}

/** A paper with its file, chosen or dropped. */
export function AddDocumentDialog({
  record,
  onClose,
  typeId: first,
  file: dropped,
}: ActProps & { readonly typeId: ListEntryId | null; readonly file: File | null }) {
  const { today } = useMyself();
  const entries = useEntries();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [typeId, setTypeId] = useState<ListEntryId | null>(first);
  const [title, setTitle] = useState('');
  const [issuedOn, setIssuedOn] = useState<DateValue>(null);
  const [expiresOn, setExpiresOn] = useState<DateValue>(null);
  const [file, setFile] = useState<File | null>(dropped);
  const [unreadable, setUnreadable] = useState(false);
  const types = offered(entries, 'document_type', typeId);
  const missing = new Set(record.documentCheck.missing.map((one) => one.typeId));
  const type = types.find(({ id }) => id === typeId);
  const canExpire = type?.details.canExpire ?? true;
  const fault = file === null ? null : faultOfFile(file);
  const isReversed =
    issuedOn !== null && issuedOn !== 'wrong' && expiresOn !== null && expiresOn !== 'wrong'
      ? expiresOn < issuedOn
      : false;
  const isReady =
    typeId !== null &&
    file !== null &&
    fault === null &&
    issuedOn !== 'wrong' &&
    expiresOn !== 'wrong' &&
    !isReversed;

  async function submit() {
    if (!isReady || typeId === null || file === null) return;
    setUnreadable(false);
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // Moved, or held by another program since it was chosen.
      setUnreadable(true);
      return;
    }
    const input = {
      ...seen(record),
      typeId,
      title,
      fileName: file.name.slice(-200),
      bytes,
      issuedOn: issuedOn === 'wrong' ? null : issuedOn,
      expiresOn: !canExpire || expiresOn === 'wrong' ? null : expiresOn,
    };
    await run((office) => office.ngos.addDocument(input), {
      title: ACT_TEXT.documentAdded(type?.name ?? ''),
    });
  }

  const day = (value: DateValue): FieldNote | null =>
    value === 'wrong' ? { tone: 'bad', text: PROBLEM_WORDS.date_wrong } : null;
  return (
    <FormDialog
      title={ACT_TEXT.addDocumentTitle(record.facts.name)}
      submit={ACT_TEXT.addDocument}
      isBusy={isBusy}
      failure={failure}
      canSubmit={isReady}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={ACT_TEXT.documentType}
        value={typeId === null ? '' : String(typeId)}
        onChange={(text) => setTypeId(types.find(({ id }) => String(id) === text)?.id ?? null)}
        options={[
          { value: '', label: ACT_TEXT.chooseType },
          ...types.map(({ id, name }) => ({
            value: String(id),
            label: missing.has(id) ? `${name} (${RECORD_TEXT.missing})` : name,
          })),
        ]}
      />
      <FileField
        file={file}
        fault={unreadable ? ACT_TEXT.fileUnreadable : fault}
        onFile={(chosen) => {
          setFile(chosen);
          setUnreadable(false);
        }}
      />
      <TextField
        label={ACT_TEXT.documentTitle}
        isOptional
        maxLength={200}
        value={title}
        onChange={setTitle}
      />
      <DateField
        label={ACT_TEXT.documentIssued}
        isOptional
        value={issuedOn}
        onChange={setIssuedOn}
        today={today}
        note={day(issuedOn)}
      />
      {canExpire && (
        <DateField
          label={ACT_TEXT.documentExpires}
          isOptional
          value={expiresOn}
          onChange={setExpiresOn}
          today={today}
          note={isReversed ? { tone: 'bad', text: ACT_TEXT.expiresBeforeIssue } : day(expiresOn)}
        />
      )}
      <Effects lines={ACT_TEXT.addDocumentEffects} />
    </FormDialog>
  );
}

function FileField({
  file,
  fault,
  onFile,
}: {
  readonly file: File | null;
  readonly fault: string | null;
  readonly onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [first] = event.dataTransfer.files;
    if (first) onFile(first);
  }
  return (
    <FieldRow
      label={ACT_TEXT.file}
      note={fault === null ? { tone: 'note', text: ACT_TEXT.fileKinds } : { tone: 'bad', text: fault }}
    >
      {(tied) => (
        <div
          className={isOver ? 'file-drop is-over' : 'file-drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        >
          <input
            {...tied}
            ref={input}
            type="file"
            accept={KINDS}
            className="vh"
            tabIndex={-1}
            onChange={(event) => {
              const [first] = event.target.files ?? [];
              if (first) onFile(first);
            }}
          />
          <FileUp className="icon" aria-hidden="true" />
          {file === null ? (
            <span>{ACT_TEXT.dropFile}</span>
          ) : (
            <span className="cut">
              <b>
                <FileName>{file.name}</FileName>
              </b>{' '}
              <span className="faint">{RECORD_TEXT.kilobytes(file.size)}</span>
            </span>
          )}
          <Button small onClick={() => input.current?.click()}>
            {file === null ? ACT_TEXT.chooseFile : ACT_TEXT.otherFile}
          </Button>
        </div>
      )}
    </FieldRow>
  );
}

/** A paper no longer counts; its file stays. */
export function RetireDocumentDialog({
  record,
  onClose,
  document,
}: ActProps & { readonly document: NgoDocument }) {
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [reason, setReason] = useState('');
  const name = documentName(document);
  return (
    <FormDialog
      title={ACT_TEXT.retireDocumentTitle(name)}
      submit={ACT_TEXT.retireDocument}
      isBusy={isBusy}
      failure={failure}
      canSubmit={reason.trim() !== ''}
      onSubmit={() =>
        void run(
          (office) => office.ngos.retireDocument({ ...seen(record), documentId: document.id, reason }),
          { title: ACT_TEXT.documentRetired(name) },
        )
      }
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.retireDocumentEffects} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
