import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ColumnKey } from '../../../../shared/features/ngos/columns.ts';
import type { ngos } from '../../../../shared/features/ngos/contract.ts';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import type { NgoSort } from '../../../../shared/features/ngos/list.ts';
import { COLUMN_HEADINGS } from '../../../../shared/features/ngos/words.fa.ts';
import { atType } from '../../../kit/at-type.ts';
import { Failure } from '../../../kit/states.tsx';
import { shortcutIn } from '../../../shell/shortcut-table.ts';
import { LIST_TEXT } from '../list-text.fa.ts';
import { COLUMN_WIDTHS, TICK_WIDTH, sortOf } from './columns.ts';
import { PaleRow, Row, type RowHit } from './row.tsx';
import { type ListOf, useRowsInSight } from './rows.ts';
import { type Selection, headState } from './selection.ts';
import { Tick } from './tick.tsx';

const ROW = 32;
const HIT_ROW = 50;
const DIVIDER = 30;
/** Rows kept ready above and below those in sight. */
const OVERSCAN = 12;
const NO_HITS: readonly RowHit[] = [];

/** Where one was in a list, to be there again after coming back. */
export interface GridPlace {
  readonly cursor: number;
  readonly top: number;
}

interface GridProps {
  readonly list: ListOf;
  readonly first: z.output<(typeof ngos)['listNgos']['output']>;
  readonly columns: readonly ColumnKey[];
  readonly selection: Selection;
  readonly start: GridPlace;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly onOrder: (sort: NgoSort) => void;
  readonly onToggle: (id: NgoId, index: number, isRange: boolean) => void;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly onCopy: () => void;
  readonly onOpen: (id: NgoId, place: GridPlace) => void;
  /** The first and the last row in sight, from 0. */
  readonly onSight: (sight: { readonly from: number; readonly until: number }) => void;
}

/**
 * The register as a grid. Only the rows in sight are in the page, however many there are; the keyboard
 * moves a cursor, which the grid tells to screen readers as its active row.
 */
export function Grid({
  list,
  first,
  columns,
  selection,
  start,
  table,
  onOrder,
  onToggle,
  onSelectAll,
  onClear,
  onCopy,
  onOpen,
  onSight,
}: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowId = useId();
  const [cursor, setCursor] = useState(start.cursor);
  const { total, exactTotal } = first;
  const hasDivider = list.filter.text !== '' && exactTotal < total;

  // The sizes below are looked up in what was read last; a page that comes later measures anew.
  const hitsNow = useRef<(index: number) => boolean>(() => false);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      (hitsNow.current(index) ? HIT_ROW : ROW) + (hasDivider && index === exactTotal ? DIVIDER : 0),
    overscan: OVERSCAN,
    // The head stands before the first row, and covers as much while it sticks to the top.
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
    initialOffset: start.top,
    initialRect: { width: 1_000, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const { rowAt, hits, failure } = useRowsInSight(
    list,
    first,
    items[0]?.index ?? 0,
    items[items.length - 1]?.index ?? 0,
  );
  useEffect(() => {
    hitsNow.current = (index) => hits.has(rowAt(index)?.id ?? (0 as NgoId));
  });
  const tall = [...hits.keys()].join(' ');
  useEffect(() => virtual.measure(), [virtual, tall, hasDivider, exactTotal]);

  const top = virtual.scrollOffset ?? 0;
  const bottom = top + (virtual.scrollRect?.height ?? 0);
  // A row of which less than half is seen does not count.
  const inSight = items.filter(
    ({ start, size }) => start + size / 2 >= top + ROW && start + size / 2 <= bottom,
  );
  const from = inSight[0]?.index ?? 0;
  const until = inSight[inSight.length - 1]?.index ?? from;
  useEffect(() => onSight({ from, until }), [onSight, from, until]);

  const at = Math.min(cursor, total - 1);
  const screenful = Math.max(1, until - from);

  function move(to: number) {
    const next = Math.max(0, Math.min(total - 1, to));
    setCursor(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  }

  function pressed(event: KeyboardEvent) {
    // Boxes and links have their own keys; only the grid itself has these.
    if (event.target !== table.current) return;
    const name = shortcutIn('list', event);
    // The search box is the page's affair.
    if (name === undefined || name === 'listSearch') return;
    const row = rowAt(at);
    const acts: Readonly<Record<typeof name, () => void>> = {
      rowTickAll: onSelectAll,
      rowCopy: onCopy,
      rowDown: () => move(at + 1),
      rowUp: () => move(at - 1),
      rowTickDown: () => moveSelecting(at + 1),
      rowTickUp: () => moveSelecting(at - 1),
      screenDown: () => move(at + screenful),
      screenUp: () => move(at - screenful),
      rowFirst: () => move(0),
      rowLast: () => move(total - 1),
      rowTick: () => row && onToggle(row.id, at, false),
      rowTickUntil: () => row && onToggle(row.id, at, true),
      rowOpen: () => row && open(row.id, at),
      rowTickNone: onClear,
    };
    acts[name]();
    event.preventDefault();
  }

  function moveSelecting(to: number) {
    const next = Math.max(0, Math.min(total - 1, to));
    const row = rowAt(next);
    if (row && next !== at) {
      const from = rowAt(at);
      // A range begins at the row one leaves.
      if (selection.anchor === null && from) onToggle(from.id, at, false);
      onToggle(row.id, next, true);
    }
    move(next);
  }

  function open(id: NgoId, index: number) {
    onOpen(id, { cursor: index, top: scroller.current?.scrollTop ?? 0 });
  }

  // Coming back from a record, one goes on where one was.
  const isBack = start.cursor > 0 || start.top > 0;
  useEffect(() => {
    if (isBack) table.current?.focus({ preventScroll: true });
  }, [isBack, table]);

  const before = (items[0]?.start ?? ROW) - ROW;
  const after = virtual.getTotalSize() + ROW - (items[items.length - 1]?.end ?? ROW);
  const width = columns.reduce((sum, key) => sum + COLUMN_WIDTHS[key], TICK_WIDTH);
  const isCursorShown = items.some(({ index }) => index === at);

  return (
    <div className="grid-wrap register" ref={scroller}>
      {failure !== null && <Failure failure={failure} />}
      <table
        ref={table}
        className="grid"
        role="grid"
        aria-label={LIST_TEXT.grid}
        aria-rowcount={total + 1}
        aria-multiselectable="true"
        aria-activedescendant={isCursorShown ? `${rowId}${at}` : undefined}
        tabIndex={0}
        style={{ minInlineSize: atType(width) }}
        onKeyDown={pressed}
      >
        <colgroup>
          <col style={{ inlineSize: atType(TICK_WIDTH) }} />
          {columns.map((key) => (
            <col key={key} style={{ inlineSize: atType(COLUMN_WIDTHS[key]) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">
              <Tick label={LIST_TEXT.selectAll} state={headState(selection, total)} onToggle={onSelectAll} />
            </th>
            {columns.map((key) => (
              <Head key={key} column={key} sort={list.sort} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer size={before} columns={columns.length} />}
          {items.map(({ index }) => {
            const row = rowAt(index);
            return [
              hasDivider && index === exactTotal && (
                <tr key="divider" className="divider">
                  <td colSpan={columns.length + 1}>
                    <span title={LIST_TEXT.oneLetterNote}>{LIST_TEXT.oneLetter}</span>
                  </td>
                </tr>
              ),
              row === undefined ? (
                <PaleRow key={`pale-${index}`} index={index} columns={columns.length} />
              ) : (
                <Row
                  key={row.id}
                  row={row}
                  index={index}
                  domId={`${rowId}${index}`}
                  columns={columns}
                  sought={list.filter.text}
                  hits={hits.get(row.id) ?? NO_HITS}
                  isSelected={selection.ids.has(row.id)}
                  isCursor={index === at}
                  onToggle={onToggle}
                  onOpen={open}
                  onPoint={setCursor}
                />
              ),
            ];
          })}
          {after > 0 && <Spacer size={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly column: ColumnKey;
  readonly sort: NgoSort;
  readonly onOrder: (sort: NgoSort) => void;
}

function Head({ column, sort, onOrder }: HeadProps) {
  const by = sortOf(column);
  const heading = COLUMN_HEADINGS[column];
  if (by === null) return <th scope="col">{heading}</th>;
  const isBy = sort.by === by;
  const isUp = sort.direction === 'ascending';
  const Icon = isUp ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={isBy ? sort.direction : undefined}>
      <button
        type="button"
        className={isBy ? 'sort is-by' : 'sort'}
        title={LIST_TEXT.sortBy(heading)}
        onClick={() => onOrder({ by, direction: isBy && isUp ? 'descending' : 'ascending' })}
      >
        {heading}
        {isBy && <Icon className="icon" aria-hidden="true" />}
      </button>
    </th>
  );
}

/** Stands for the rows that are not in the page, so that the scroll bar tells the truth. */
function Spacer({ size, columns }: { readonly size: number; readonly columns: number }) {
  return (
    <tr className="spacer" aria-hidden="true">
      <td colSpan={columns + 1} style={{ blockSize: size }} />
    </tr>
  );
}
