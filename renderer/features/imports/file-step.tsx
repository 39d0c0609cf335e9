import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { type OfficeClient } from '../../shell/office.tsx';
import type { StepProps } from './import-page.tsx';
import { useLongWork } from './long-work.ts';
import { Said, said } from './said.tsx';
import { withFile } from './session.ts';
import { IMPORT_TEXT, TOO_LARGE } from './text.fa.ts';
import { Working } from './working.tsx';

const MAX_BYTES = 100_000_000;

interface FileToOpen {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const openFile = (office: OfficeClient, workId: string, { fileName, bytes }: FileToOpen) =>
  office.imports.openFile({ workId, fileName, bytes });

/** Whether two files hold the same, whatever they are called. */
async function fingerprintOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Step 1: a file is dropped or chosen, and read into memory. */
export function FileStep({ session, update, failure, fail, onCancel }: StepProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const work = useLongWork(openFile);
  const { opened } = session;

  async function open(file: File) {
    fail(null);
    if (file.size > MAX_BYTES) {
      fail(TOO_LARGE);
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const result = await work.run({ fileName: file.name, bytes });
    if (result === undefined) return;
    if (!result.ok) {
      fail(said(result.error));
      return;
    }
    const { stagingId, encoding, delimiter, sheets, choice } = result.value;
    const fingerprint = await fingerprintOf(bytes);
    const next = { stagingId, fileName: file.name, fingerprint, encoding, delimiter, sheets };
    update((before) => withFile(before, next, choice));
  }

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void open(file);
  }

  if (work.workId !== null) {
    return <Working workId={work.workId} title={IMPORT_TEXT.reading} note={IMPORT_TEXT.nothingWritten} />;
  }
  return (
    <>
      <div className="import__body import__body--file">
        <Said sentence={failure} />
        {opened !== null && (
          <div className="import__strip">
            <span>{IMPORT_TEXT.underWay}</span>
            <Button look="primary" onClick={() => update((before) => ({ ...before, step: 'columns' }))}>
              {IMPORT_TEXT.continueWith(opened.fileName)}
            </Button>
          </div>
        )}
        <div
          className={isOver ? 'dropzone is-over' : 'dropzone'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        >
          <FileSpreadsheet className="icon" aria-hidden="true" />
          <b>{isOver ? IMPORT_TEXT.dropNow : IMPORT_TEXT.drop}</b>
          <span>{IMPORT_TEXT.or}</span>
          <Button look={opened === null ? 'primary' : 'plain'} onClick={() => input.current?.click()}>
            {IMPORT_TEXT.choose}
          </Button>
          <input
            ref={input}
            type="file"
            className="vh"
            tabIndex={-1}
            aria-label={IMPORT_TEXT.fileTitle}
            accept=".xlsx,.csv,.txt,.xls"
            onChange={(event) => {
              const file = event.target.files?.[0];
              // The same file may be chosen again after it was mended.
              event.target.value = '';
              if (file) void open(file);
            }}
          />
        </div>
        <div className="import__told">
          <section>
            <h2>{IMPORT_TEXT.readsTitle}</h2>
            <Lines lines={IMPORT_TEXT.reads} />
          </section>
          <section>
            <h2>{IMPORT_TEXT.safeTitle}</h2>
            <Lines lines={IMPORT_TEXT.safe} />
          </section>
        </div>
      </div>
      <div className="commit">
        <span className="push commit__acts">
          <Button onClick={onCancel}>{IMPORT_TEXT.cancel}</Button>
        </span>
      </div>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="effects">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
