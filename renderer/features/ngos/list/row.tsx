import { FileCheck, FileClock, FileX, Flag } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { COLUMN_KINDS, type ColumnKey } from '../../../../shared/features/ngos/columns.ts';
import { cellText } from '../../../../shared/features/ngos/display.ts';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import type { NgoRow } from '../../../../shared/features/ngos/list.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { Num, OrNone } from '../../../kit/persian.tsx';
import { LIST_TEXT, hitField } from '../list-text.fa.ts';
import { Marked } from '../marked.tsx';
import { PermitStateMark } from '../permit-state.tsx';
import { Tick } from './tick.tsx';

export interface RowHit {
  readonly field: string;
  readonly value: string;
}

interface RowProps {
  readonly row: NgoRow;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly domId: string;
  readonly columns: readonly ColumnKey[];
  readonly sought: string;
  readonly hits: readonly RowHit[];
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly onToggle: (id: NgoId, index: number, isRange: boolean) => void;
  readonly onOpen: (id: NgoId, index: number) => void;
  readonly onPoint: (index: number) => void;
}

/** One line of the register. */
export const Row = memo(function Row({
  row,
  index,
  domId,
  columns,
  sought,
  hits,
  isSelected,
  isCursor,
  onToggle,
  onOpen,
  onPoint,
}: RowProps) {
  const looks = [
    isSelected ? 'is-selected' : '',
    isCursor ? 'is-cursor' : '',
    hits.length > 0 ? 'has-hit' : '',
  ].join(' ');
  return (
    <tr
      id={domId}
      className={looks}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onMouseDown={() => onPoint(index)}
      onDoubleClick={() => onOpen(row.id, index)}
    >
      <td>
        <Tick
          isInRow
          label={LIST_TEXT.select(row.name)}
          state={isSelected ? 'all' : 'none'}
          onToggle={(isRange) => onToggle(row.id, index, isRange)}
        />
      </td>
      {columns.map((key) =>
        key === 'name' ? (
          <NameCell key={key} {...{ row, sought, hits }} onOpen={() => onOpen(row.id, index)} />
        ) : (
          <Cell key={key} row={row} column={key} />
        ),
      )}
    </tr>
  );
});

interface NameCellProps {
  readonly row: NgoRow;
  readonly sought: string;
  readonly hits: readonly RowHit[];
  readonly onOpen: () => void;
}

/** The name, what it is besides, and below it why the row was found where the name does not show it. */
function NameCell({ row, sought, hits, onOpen }: NameCellProps) {
  const gone = row.lifecycle === 'dissolved' || row.lifecycle === 'retired' ? LIST_TEXT[row.lifecycle] : null;
  return (
    <th scope="row" title={row.name} data-column="name">
      <span className="name-line">
        <Link
          className="cut"
          to={`/ngos/${row.id}`}
          tabIndex={-1}
          onClick={(event) => {
            // With Ctrl the browser opens another window, which has no list to step through.
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onOpen();
          }}
        >
          <Marked text={row.name} sought={sought} />
        </Link>
        {gone !== null && <i className="name-note">{gone}</i>}
        {row.flagCount > 0 && (
          <Flag className="icon name-flag" role="img" aria-label={LIST_TEXT.flags(row.flagCount)} />
        )}
      </span>
      {hits.length > 0 && (
        <span className="hit">
          {hits.map(({ field, value }) => (
            <span key={`${field} ${value}`}>
              {hitField(field)}: <Marked text={value} sought={sought} />
            </span>
          ))}
        </span>
      )}
    </th>
  );
}

function Cell({ row, column }: { readonly row: NgoRow; readonly column: ColumnKey }) {
  const text = cellText(row, column);
  if (column === 'permitState') {
    return (
      <td data-column={column} title={row.statedStatus ?? undefined}>
        <PermitStateMark state={row.permitState} />
      </td>
    );
  }
  if (column === 'documents') {
    return (
      <td data-column={column}>
        <DocumentsMark row={row} text={text} />
      </td>
    );
  }
  switch (COLUMN_KINDS[column]) {
    case 'identifier':
    case 'date':
    case 'number':
      return (
        <td className="num" data-column={column} title={text === '' ? undefined : toPersianDigits(text)}>
          {text === '' ? <OrNone>{null}</OrNone> : <Num>{text}</Num>}
        </td>
      );
    default:
      return (
        <td title={text === '' ? undefined : toPersianDigits(text)} data-column={column}>
          <OrNone>{text}</OrNone>
        </td>
      );
  }
}

/** Held against what the office requires; nothing required is neither complete nor missing. */
function DocumentsMark({ row, text }: { readonly row: NgoRow; readonly text: string }) {
  const words = toPersianDigits(text);
  if (row.documentsMissing === null && row.documentsExpired === 0)
    return <span className="none">{words}</span>;
  const isMissing = (row.documentsMissing ?? 0) > 0;
  const Icon = isMissing ? FileX : row.documentsExpired > 0 ? FileClock : FileCheck;
  const tone = isMissing || row.documentsExpired > 0 ? 'warn' : 'ok';
  return (
    <span className={`state state--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      <span>{words}</span>
    </span>
  );
}

/** A line that has not been read yet, at its real height. */
export function PaleRow({ index, columns }: { readonly index: number; readonly columns: number }) {
  return (
    <tr className="pale" aria-rowindex={index + 2} aria-busy="true">
      {Array.from({ length: columns + 1 }, (_, column) => (
        <td key={column}>{column > 0 && <i />}</td>
      ))}
    </tr>
  );
}
