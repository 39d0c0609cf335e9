import { CircleCheck, FileUp, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { ImportSummary } from '../../../shared/features/imports/contract.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { At } from '../../kit/at.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Cols } from '../../kit/long-table.tsx';
import { PageHead } from '../../kit/page.tsx';
import { FileName } from '../../kit/persian.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { IMPORT_TEXT } from './text.fa.ts';
import { UndoImportDialog } from './undo-import-dialog.tsx';

type Summary = z.output<typeof ImportSummary>;

/** Every list that was brought in, and the way back. */
export function ImportsPage() {
  const { can } = useMyself();
  const canImport = can('ngo.import');
  const imports = useAsk(['imports.listImports'], (office) => office.imports.listImports({}));
  const [undoing, undo] = useState<Summary | null>(null);
  const isEmpty = imports.data?.length === 0;
  return (
    <>
      <PageHead title={IMPORT_TEXT.title} sub={IMPORT_TEXT.sub}>
        {canImport && !isEmpty && (
          <ButtonLink to="/imports/new" look="primary" icon={FileUp}>
            {IMPORT_TEXT.start}
          </ButtonLink>
        )}
      </PageHead>
      <Answered answer={imports} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={FileUp}
              title={IMPORT_TEXT.none}
              text={canImport ? IMPORT_TEXT.noneText : IMPORT_TEXT.noneForOthers}
            >
              {canImport && (
                <ButtonLink to="/imports/new" look="primary">
                  {IMPORT_TEXT.start}
                </ButtonLink>
              )}
            </Empty>
          ) : (
            <div className="scroll" tabIndex={0} role="region" aria-label={IMPORT_TEXT.title}>
              <ImportsTable rows={rows} canUndo={canImport} onUndo={undo} />
            </div>
          )
        }
      </Answered>
      {undoing && <UndoImportDialog summary={undoing} onClose={() => undo(null)} />}
    </>
  );
}

interface ImportsTableProps {
  readonly rows: readonly Summary[];
  readonly canUndo: boolean;
  readonly onUndo: (summary: Summary) => void;
}

function ImportsTable({ rows, canUndo, onUndo }: ImportsTableProps) {
  return (
    <table className="grid imports">
      <Cols widths={[null, 150, 150, 70, 70, 84, 150, 330]} />
      <thead>
        <tr>
          <th scope="col">{IMPORT_TEXT.file}</th>
          <th scope="col">{IMPORT_TEXT.at}</th>
          <th scope="col">{IMPORT_TEXT.by}</th>
          <th scope="col">{IMPORT_TEXT.rows}</th>
          <th scope="col">{IMPORT_TEXT.created}</th>
          <th scope="col">{IMPORT_TEXT.changed}</th>
          <th scope="col">{IMPORT_TEXT.state}</th>
          <th scope="col">{IMPORT_TEXT.acts}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((summary) => (
          <tr key={summary.id}>
            <th scope="row" title={summary.fileName}>
              <FileName>{summary.fileName}</FileName>
            </th>
            <td className="num">
              <At at={summary.at} />
            </td>
            <td title={summary.by}>{summary.by}</td>
            <td className="num">{formatCount(summary.rowCount)}</td>
            <td className="num">{formatCount(summary.created)}</td>
            <td className="num">{formatCount(summary.changed)}</td>
            <td>
              <ImportState summary={summary} />
            </td>
            <td className="imports__acts">
              <ImportActs summary={summary} canUndo={canUndo} onUndo={onUndo} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ImportState({ summary }: { readonly summary: Summary }) {
  const Icon = summary.status === 'done' ? CircleCheck : Undo2;
  return (
    <span className={summary.status === 'done' ? 'state state--ok' : 'state state--idle'}>
      <Icon className="icon" aria-hidden="true" />
      <span>{IMPORT_TEXT[summary.status]}</span>
    </span>
  );
}

function ImportActs({
  summary,
  canUndo,
  onUndo,
}: {
  readonly summary: Summary;
  readonly canUndo: boolean;
  readonly onUndo: (summary: Summary) => void;
}) {
  if (summary.status === 'undone') {
    const reason = IMPORT_TEXT.undoneBecause(summary.undoneReason ?? '');
    return <span title={reason}>{reason}</span>;
  }
  return (
    <>
      <ButtonLink to={`/ngos?importId=${summary.id}`} look="act" small>
        {IMPORT_TEXT.showRows}
      </ButtonLink>
      {canUndo && summary.touched === 0 && (
        <Button look="act" small onClick={() => onUndo(summary)}>
          {IMPORT_TEXT.undo}
        </Button>
      )}
      {summary.touched > 0 && <span className="imports__why">{IMPORT_TEXT.cannotUndo(summary.touched)}</span>}
    </>
  );
}
