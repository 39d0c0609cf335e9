import { toPersianDigits } from '../../../shared/text/digits.ts';
import { IMPORT_TEXT } from './text.fa.ts';

/** Enough to recognise the rows; the rest of a wide sheet stays out of sight. */
const SHOWN_COLUMNS = 8;
const SHOWN_ROWS = 12;

interface HeadChoiceProps {
  readonly rows: readonly (readonly string[])[];
  readonly headerRow: number;
  readonly isGuess: boolean;
  readonly onChoose: (row: number) => void;
}

/** The beginning of the sheet; one of its rows holds the headings. */
export function HeadChoice({ rows, headerRow, isGuess, onChoose }: HeadChoiceProps) {
  const shown = rows.slice(0, Math.max(SHOWN_ROWS, headerRow + 2));
  return (
    <fieldset className="head-choice">
      <legend>{IMPORT_TEXT.headTitle}</legend>
      <div className="head-choice__rows" tabIndex={0} role="region" aria-label={IMPORT_TEXT.beginning}>
        <table className="grid">
          <tbody>
            {shown.map((cells, row) => (
              <tr key={row} className={row === headerRow ? 'is-current' : undefined}>
                <td className="head-choice__row">
                  <label className="check">
                    <input
                      type="radio"
                      name="head"
                      checked={row === headerRow}
                      onChange={() => onChoose(row)}
                      aria-label={IMPORT_TEXT.headRow(row + 1)}
                    />
                    <span className="num">{toPersianDigits(row + 1)}</span>
                    {row === headerRow && isGuess && <i>{IMPORT_TEXT.headGuessed}</i>}
                  </label>
                </td>
                {Array.from({ length: Math.min(SHOWN_COLUMNS, widthOf(rows)) }, (_, column) => (
                  <td key={column} title={toPersianDigits(cells[column] ?? '') || undefined}>
                    <bdi>{toPersianDigits(cells[column] ?? '')}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((most, { length }) => Math.max(most, length), 0);
}
