import { useQueryClient } from '@tanstack/react-query';
import { FileSpreadsheet } from 'lucide-react';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { Mapping, StagingId, imports } from '../../../shared/features/imports/contract.ts';
import { Button } from '../../kit/button.tsx';
import { SelectField } from '../../kit/field.tsx';
import { FileName } from '../../kit/persian.tsx';
import { Failure, Ghost } from '../../kit/states.tsx';
import { Refused, useAsk } from '../../shell/asking.ts';
import { HeadChoice } from './head-choice.tsx';
import type { StepProps } from './import-page.tsx';
import { useLongWork } from './long-work.ts';
import { MappingTable } from './mapping-table.tsx';
import { duplicatesIn, withTarget } from './mapping-choice.ts';
import { preview } from './preview-work.ts';
import { Said, said } from './said.tsx';
import { type ImportSession, type OpenedFile, headKey } from './session.ts';
import { IMPORT_ERRORS, IMPORT_TEXT } from './text.fa.ts';
import { Working } from './working.tsx';

type Head = z.output<(typeof imports)['readHead']['output']>;

/** Step 2: which sheet, which row holds the headings, and what each column becomes. */
export function ColumnsStep(props: StepProps) {
  const { session, update, fail } = props;
  const { opened, sheet } = session;
  const chosenRow = session.headerRows.get(sheet) ?? null;
  const stagingId = opened?.stagingId;
  const head = useAsk(
    ['imports.readHead', stagingId, sheet, chosenRow],
    (office) => office.imports.readHead({ stagingId: stagingId as StagingId, sheet, headerRow: chosenRow }),
    { enabled: stagingId !== undefined, keepPrevious: true },
  );
  const isGone = head.error instanceof Refused && head.error.code === 'staging_gone';
  useEffect(() => {
    if (!isGone) return;
    fail(IMPORT_ERRORS.staging_gone);
    update((before) => ({ ...before, step: 'file' }));
  }, [isGone, fail, update]);

  if (opened === null) return null;
  if (head.data === undefined) {
    return head.isError && !isGone ? (
      <Failure failure={head.error} onRetry={() => void head.refetch()} />
    ) : (
      <Ghost rows={10} />
    );
  }
  return <Columns {...props} opened={opened} head={head.data} />;
}

function mappingOf(session: ImportSession, head: Head): z.output<typeof Mapping> {
  const key = headKey({ sheet: session.sheet, headerRow: head.headerRow });
  return session.mappings.get(key) ?? head.mapping;
}

interface ColumnsProps extends StepProps {
  readonly opened: OpenedFile;
  readonly head: Head;
}

function Columns({ session, update, failure, fail, onCancel, opened, head }: ColumnsProps) {
  const queries = useQueryClient();
  const work = useLongWork(preview);
  const choice = { sheet: session.sheet, headerRow: head.headerRow };
  const mapping = mappingOf(session, head);
  const duplicates = duplicatesIn(mapping);
  const hasName = mapping.includes('name');
  const known = mapping.filter((target) => target !== null).length;

  async function check() {
    fail(null);
    const fixes = session.fixes.get(session.sheet) ?? [];
    const result = await work.run({ stagingId: opened.stagingId, choice, mapping, fixes });
    if (result === undefined) return;
    if (result.ok) {
      await queries.invalidateQueries({ queryKey: ['imports.listProblems'] });
      await queries.invalidateQueries({ queryKey: ['imports.listUpdates'] });
      update((before) => ({
        ...before,
        step: 'review',
        checked: { choice, mapping },
        preview: result.value,
      }));
      return;
    }
    fail(said(result.error));
    if (result.error === 'staging_gone') update((before) => ({ ...before, step: 'file' }));
  }

  if (work.workId !== null) {
    return <Working workId={work.workId} title={IMPORT_TEXT.comparing} note={IMPORT_TEXT.nothingWritten} />;
  }
  const problem = !hasName
    ? IMPORT_TEXT.nameNotMapped
    : duplicates.size > 0
      ? IMPORT_TEXT.duplicates(duplicates.size)
      : null;
  return (
    <>
      <div className="mapping">
        <div>
          <FileSpreadsheet className="icon" aria-hidden="true" />
          <b className="cut" title={opened.fileName}>
            <FileName>{opened.fileName}</FileName>
          </b>
          {opened.encoding !== null && opened.delimiter !== null && (
            <span>{IMPORT_TEXT.csvRead(opened.encoding, opened.delimiter)}</span>
          )}
        </div>
        <span>{IMPORT_TEXT.guessed(known, head.headings.length)}</span>
        {head.fromEarlier && <span>{IMPORT_TEXT.fromEarlier}</span>}
      </div>
      <div className="import__body">
        <Said sentence={failure} />
        {opened.sheets.length > 1 && (
          <SelectField
            label={IMPORT_TEXT.sheet}
            value={String(session.sheet)}
            onChange={(value) => update((before) => ({ ...before, sheet: Number(value) }))}
            options={opened.sheets.map(({ name, rowCount }, index) => ({
              value: String(index),
              label: IMPORT_TEXT.sheetOf(name, rowCount),
            }))}
          />
        )}
        <HeadChoice
          rows={head.rows}
          headerRow={head.headerRow}
          isGuess={!session.headerRows.has(session.sheet)}
          onChoose={(headerRow) =>
            update((before) => ({
              ...before,
              headerRows: new Map(before.headerRows).set(before.sheet, headerRow),
            }))
          }
        />
        <h2>{IMPORT_TEXT.mappingTitle}</h2>
        <MappingTable
          headings={head.headings}
          samples={head.samples}
          mapping={mapping}
          guess={head.mapping}
          duplicates={duplicates}
          onChange={(column, target) =>
            update((before) => ({
              ...before,
              mappings: new Map(before.mappings).set(headKey(choice), withTarget(mapping, column, target)),
            }))
          }
        />
      </div>
      <div className="commit">
        <span className={problem === null ? undefined : 'commit__bad'}>
          {problem ?? IMPORT_TEXT.readyToCheck}
        </span>
        <span className="push commit__acts">
          <Button onClick={() => update((before) => ({ ...before, step: 'file' }))}>
            {IMPORT_TEXT.back}
          </Button>
          <Button onClick={onCancel}>{IMPORT_TEXT.cancel}</Button>
          <Button look="primary" disabled={problem !== null} onClick={() => void check()}>
            {IMPORT_TEXT.check}
          </Button>
        </span>
      </div>
    </>
  );
}
