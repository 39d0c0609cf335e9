import { Archive, CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useId } from 'react';
import type { z } from 'zod';
import { type Mapping, Target } from '../../../shared/features/imports/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Cols } from '../../kit/long-table.tsx';
import { TARGET_GROUPS, TARGET_WORDS } from './target-words.fa.ts';
import { IMPORT_TEXT } from './text.fa.ts';

interface MappingTableProps {
  readonly headings: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly mapping: z.output<typeof Mapping>;
  readonly guess: z.output<typeof Mapping>;
  readonly duplicates: ReadonlyMap<number, number>;
  readonly onChange: (column: number, target: Target | null) => void;
}

/** Each column of the sheet and what it becomes. */
export function MappingTable({ headings, samples, mapping, guess, duplicates, onChange }: MappingTableProps) {
  const whole = useId();
  const named = (column: number) => headings[column]?.trim() || IMPORT_TEXT.unnamed(column);
  return (
    <table className="grid columns-table">
      <Cols widths={[230, null, 270, 250]} />
      <thead>
        <tr>
          <th scope="col">{IMPORT_TEXT.column}</th>
          <th scope="col">{IMPORT_TEXT.samples}</th>
          <th scope="col">{IMPORT_TEXT.becomes}</th>
          <th scope="col">{IMPORT_TEXT.note}</th>
        </tr>
      </thead>
      <tbody>
        {mapping.map((target, column) => {
          const other = duplicates.get(column);
          const noteId = `${whole}-${column}`;
          return (
            <tr key={column}>
              <th scope="row" className="wraps">
                {toPersianDigits(named(column))}
              </th>
              <td className="samples">
                {(samples[column] ?? []).slice(0, 3).map((sample, index) => (
                  <bdi key={index}>{toPersianDigits(sample)}</bdi>
                ))}
              </td>
              <td>
                <select
                  className={other === undefined ? 'field field--s' : 'field field--s is-bad'}
                  aria-label={IMPORT_TEXT.targetOf(named(column))}
                  aria-describedby={noteId}
                  aria-invalid={other === undefined ? undefined : true}
                  value={target ?? ''}
                  onChange={({ target: { value } }) =>
                    onChange(column, value === '' ? null : Target.parse(value))
                  }
                >
                  <option value="">{IMPORT_TEXT.keepsHeading}</option>
                  {TARGET_GROUPS.map(({ label, targets }) => (
                    <optgroup key={label} label={label}>
                      {targets.map((one) => (
                        <option key={one} value={one}>
                          {TARGET_WORDS[one]}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </select>
              </td>
              <td className="wraps" id={noteId}>
                <MappingNote
                  target={target}
                  isGuess={target === guess[column]}
                  other={other === undefined ? null : named(other)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function MappingNote({
  target,
  isGuess,
  other,
}: {
  readonly target: Target | null;
  readonly isGuess: boolean;
  readonly other: string | null;
}) {
  if (other !== null) {
    return (
      <span className="state state--bad">
        <CircleX className="icon" aria-hidden="true" />
        <span>{IMPORT_TEXT.alsoOn(other)}</span>
      </span>
    );
  }
  if (target === null) {
    return (
      <span className="state">
        <Archive className="icon" aria-hidden="true" />
        <span>{IMPORT_TEXT.keptNote}</span>
      </span>
    );
  }
  if (target === 'rowNumber') {
    return (
      <span className="state">
        <CircleMinus className="icon" aria-hidden="true" />
        <span>{IMPORT_TEXT.ignoredNote}</span>
      </span>
    );
  }
  return (
    <span className="state state--ok">
      <CircleCheck className="icon" aria-hidden="true" />
      <span>{isGuess ? IMPORT_TEXT.knownNote : IMPORT_TEXT.chosenNote}</span>
    </span>
  );
}
