import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ColumnKey } from '../../../../shared/features/ngos/columns.ts';
import { COLUMN_HEADINGS } from '../../../../shared/features/ngos/words.fa.ts';
import { Button } from '../../../kit/button.tsx';
import { Popover } from '../../../kit/popover.tsx';
import { COLUMN_TEXT, LIST_TEXT } from '../list-text.fa.ts';
import { STANDARD_COLUMNS } from './columns.ts';

interface ColumnsMenuProps {
  readonly columns: readonly ColumnKey[];
  readonly offered: readonly ColumnKey[];
  readonly onChoose: (columns: readonly ColumnKey[]) => void;
}

/** Which columns the list shows, and in which order. */
export function ColumnsMenu({ columns, offered, onChoose }: ColumnsMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus();
  }, [isOpen]);
  const rest = offered.filter((key) => !columns.includes(key));

  function move(key: ColumnKey, by: number) {
    const at = columns.indexOf(key);
    const others = columns.filter((other) => other !== key);
    onChoose([...others.slice(0, at + by), key, ...others.slice(at + by)]);
  }

  return (
    <span className="filter-anchor push">
      <Button
        ref={opener}
        look="quiet"
        small
        icon={Columns3}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={() => setOpen(!isOpen)}
      >
        {LIST_TEXT.columns}
      </Button>
      {isOpen && (
        <Popover
          label={COLUMN_TEXT.title}
          className="columns-panel"
          onClose={() => setOpen(false)}
          opener={opener}
        >
          <ul ref={list}>
            {[...columns, ...rest].map((key) => {
              const at = columns.indexOf(key);
              const isShown = at >= 0;
              const heading = COLUMN_HEADINGS[key];
              return (
                <li key={key}>
                  <label>
                    <input
                      type="checkbox"
                      className="tick"
                      checked={isShown}
                      disabled={key === 'name'}
                      onChange={() =>
                        onChoose(isShown ? columns.filter((other) => other !== key) : [...columns, key])
                      }
                    />
                    <span>{heading}</span>
                  </label>
                  {isShown && key !== 'name' && (
                    <>
                      <Button
                        look="quiet"
                        small
                        icon={ArrowUp}
                        aria-label={COLUMN_TEXT.up(heading)}
                        disabled={at <= 1}
                        onClick={() => move(key, -1)}
                      />
                      <Button
                        look="quiet"
                        small
                        icon={ArrowDown}
                        aria-label={COLUMN_TEXT.down(heading)}
                        disabled={at === columns.length - 1}
                        onClick={() => move(key, 1)}
                      />
                    </>
                  )}
                </li>
              );
            })}
          </ul>
          <p>{COLUMN_TEXT.note}</p>
          <Button look="act" small onClick={() => onChoose(STANDARD_COLUMNS)}>
            {COLUMN_TEXT.standard}
          </Button>
        </Popover>
      )}
    </span>
  );
}
