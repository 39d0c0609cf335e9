import { useVirtualizer } from '@tanstack/react-virtual';
import { type HTMLAttributes, type ReactNode, useEffect, useRef } from 'react';
import { atType } from './at-type.ts';

/** Widths of a table's columns in pixels of the normal type; null takes what is left. */
export function Cols({ widths }: { readonly widths: readonly (number | null)[] }) {
  return (
    <colgroup>
      {widths.map((width, index) => (
        <col key={index} style={width === null ? {} : { inlineSize: atType(width) }} />
      ))}
    </colgroup>
  );
}

interface LongTableProps<Row> {
  readonly label: string;
  readonly className?: string;
  readonly headings: readonly string[];
  readonly widths: readonly (number | null)[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Pixels of a row with one line; rows with more lines measure themselves. */
  readonly rowHeight: number;
  readonly rowProps?: (row: Row) => HTMLAttributes<HTMLTableRowElement>;
  /** The cells of a row. */
  readonly children: (row: Row, index: number) => ReactNode;
  /** How many rows there are in all; those not read yet are asked for when the end comes into sight. */
  readonly total: number;
  readonly onMore: () => void;
}

/** A table of any length: only the rows in sight are in the page. */
export function LongTable<Row>({
  label,
  className = '',
  headings,
  widths,
  rows,
  rowKey,
  rowHeight,
  rowProps,
  children,
  total,
  onMore,
}: LongTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    overscan: 8,
    // The rows begin below the heading, which stays in sight and covers what would be under it.
    scrollPaddingStart: 32,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const before = first?.start ?? 0;
  const after = virtual.getTotalSize() - (last?.end ?? 0);

  const isAtEnd = (last?.index ?? -1) >= rows.length - 20 && rows.length < total;
  useEffect(() => {
    if (isAtEnd) onMore();
  }, [isAtEnd, onMore, rows.length]);

  return (
    <div className="scroll" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <table className={`grid grid--long ${className}`} aria-rowcount={total + 1}>
        <Cols widths={widths} />
        <thead>
          <tr aria-rowindex={1}>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} columns={headings.length} />}
          {items.map(({ index, key }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <tr
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                  {...rowProps?.(row)}
                >
                  {children(row, index)}
                </tr>
              )
            );
          })}
          {after > 0 && <Gap height={after} columns={headings.length} />}
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className="grid__gap">
      <td colSpan={columns} style={{ blockSize: height }} />
    </tr>
  );
}
