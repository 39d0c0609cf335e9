import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ColumnKey } from '../../../shared/features/ngos/columns.ts';
import { COLUMN_HEADINGS } from '../../../shared/features/ngos/words.fa.ts';
import { Button } from '../../kit/button.tsx';
import { type ChosenColumn, moved, toggled } from './columns.ts';
import { PRINT_TEXT } from './text.fa.ts';

interface ColumnChoiceProps {
  readonly columns: readonly ChosenColumn[];
  readonly onChange: (columns: readonly ChosenColumn[]) => void;
  readonly asShown: readonly ColumnKey[];
  readonly reset: (columns: readonly ColumnKey[]) => void;
  readonly help: string;
}

/** Which columns, and in which order: ticks and two arrows, so that the keyboard alone suffices. */
export function ColumnChoice({ columns, onChange, asShown, reset, help }: ColumnChoiceProps) {
  const chosen = columns.filter(({ isOn }) => isOn).length;
  return (
    <fieldset className="columns">
      <legend>
        {PRINT_TEXT.columns} <i>{PRINT_TEXT.chosen(chosen, columns.length)}</i>
      </legend>
      <p className="columns__help">
        {help}
        <Button look="act" small onClick={() => reset(asShown)}>
          {PRINT_TEXT.asShown}
        </Button>
        <Button look="act" small onClick={() => reset(columns.map(({ key }) => key))}>
          {PRINT_TEXT.allColumns}
        </Button>
      </p>
      <ol className="columns__list">
        {columns.map(({ key, isOn }, index) => (
          <li key={key}>
            <label className="check">
              <input type="checkbox" checked={isOn} onChange={() => onChange(toggled(columns, key))} />
              <span>{COLUMN_HEADINGS[key]}</span>
            </label>
            {isOn && (
              <span className="columns__move">
                <Button
                  look="quiet"
                  small
                  icon={ArrowUp}
                  aria-label={PRINT_TEXT.earlier(COLUMN_HEADINGS[key])}
                  disabled={index === 0}
                  onClick={() => onChange(moved(columns, key, -1))}
                />
                <Button
                  look="quiet"
                  small
                  icon={ArrowDown}
                  aria-label={PRINT_TEXT.later(COLUMN_HEADINGS[key])}
                  disabled={index >= chosen - 1}
                  onClick={() => onChange(moved(columns, key, 1))}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
