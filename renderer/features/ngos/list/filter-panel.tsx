import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { Lifecycle, NgoKind, PermitState, ScopeLevel } from '../../../../shared/features/ngos/fields.ts';
import {
  GENDER_WORDS,
  KIND_WORDS,
  LIFECYCLE_WORDS,
  PERMIT_STATE_WORDS,
  SCOPE_WORDS,
} from '../../../../shared/features/ngos/words.fa.ts';
import type { ListEntry } from '../../../../shared/features/settings/contract.ts';
import { Button } from '../../../kit/button.tsx';
import { Popover } from '../../../kit/popover.tsx';
import { DOCUMENT_FILTERS, FILTER_NAMES, FILTER_WORDS, LIST_TEXT } from '../list-text.fa.ts';
import { EntryChoice } from './entry-choice.tsx';
import { type ListQuery, lastYear, narrowingOf, without } from './query.ts';
import { SpanField } from './span-field.tsx';

interface PanelProps {
  readonly query: ListQuery;
  readonly entries: readonly ListEntry[];
  readonly today: IsoDate;
  readonly windows: readonly number[];
  readonly total: number | undefined;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onChange: (query: ListQuery) => void;
  readonly onClose: () => void;
}

/** Earlier years than this nobody asks the reports of. */
const REPORT_YEARS = 6;

/** Every filter of the register at once. The list behind it follows each choice, so nothing is to be confirmed. */
export function FilterPanel({
  query: held,
  entries,
  today,
  windows,
  total,
  opener,
  onChange,
  onClose,
}: PanelProps) {
  // The address follows a moment later; a box must show at once that it was ticked.
  const [seen, setSeen] = useState(held);
  const [query, setQuery] = useState(held);
  if (seen !== held) {
    setSeen(held);
    setQuery(held);
  }
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input, select')?.focus();
  }, []);
  function choose(next: ListQuery) {
    setQuery(next);
    onChange(next);
  }
  const change = (part: Partial<ListQuery>) => choose({ ...query, ...part });
  const within = windows.map((days) => `within_${days}` as const);
  const year = lastYear(today);
  const dated = { today, within };

  return (
    <Popover label={LIST_TEXT.filterPanel} className="filter-panel" onClose={onClose} opener={opener}>
      <div className="filter-panel__body" ref={panel}>
        <div>
          <Boxes
            name={FILTER_NAMES.permitStates}
            words={PERMIT_STATE_WORDS}
            values={PermitState.options}
            chosen={query.permitStates}
            onChange={(permitStates) => change({ permitStates })}
          />
          <SpanField
            {...dated}
            label={FILTER_NAMES.expiry}
            value={query.expiry}
            names={['this_month', 'this_season', 'next_month', 'next_season', ...within, 'past']}
            onChange={(expiry) => change({ expiry })}
          />
          <SpanField
            {...dated}
            label={FILTER_NAMES.boardEnds}
            value={query.boardEnds}
            names={['past', 'this_month', 'this_season', ...within]}
            onChange={(boardEnds) => change({ boardEnds })}
          />
          <SpanField
            {...dated}
            label={FILTER_NAMES.registered}
            value={query.registered}
            names={['this_year', 'this_season', 'this_month']}
            onChange={(registered) => change({ registered })}
          />
          <Select
            label={FILTER_NAMES.withoutReportOf}
            value={query.withoutReportOf === null ? '' : String(query.withoutReportOf)}
            options={[
              ['', FILTER_WORDS.reportAny],
              ['last', FILTER_WORDS.reportLast(year)],
              ...Array.from(
                { length: REPORT_YEARS },
                (_, back) => [String(year - 1 - back), FILTER_WORDS.reportYear(year - 1 - back)] as const,
              ),
            ]}
            onChange={(value) =>
              change({ withoutReportOf: value === '' ? null : value === 'last' ? 'last' : Number(value) })
            }
          />
        </div>
        <div>
          <Boxes
            name={FILTER_NAMES.scopeLevels}
            words={SCOPE_WORDS}
            values={ScopeLevel.options}
            chosen={query.scopeLevels}
            onChange={(scopeLevels) => change({ scopeLevels })}
          />
          <Boxes
            name={FILTER_NAMES.kinds}
            words={KIND_WORDS}
            values={NgoKind.options}
            chosen={query.kinds}
            onChange={(kinds) => change({ kinds })}
          />
          <Select
            label={FILTER_NAMES.documents}
            value={query.documents ?? ''}
            options={[['', FILTER_WORDS.any], ...Object.entries(DOCUMENT_FILTERS)]}
            onChange={(value) =>
              change({ documents: value === '' ? null : (value as NonNullable<ListQuery['documents']>) })
            }
          />
          <Select
            label={FILTER_NAMES.directorGender}
            value={query.directorGender ?? ''}
            options={[['', FILTER_WORDS.any], ...Object.entries(GENDER_WORDS)]}
            onChange={(value) =>
              change({ directorGender: value === '' ? null : (value as 'female' | 'male') })
            }
          />
          <Select
            label={FILTER_NAMES.flagged}
            value={query.flagged ?? ''}
            options={[['', FILTER_WORDS.any], ...Object.entries(FILTER_WORDS.flagged)]}
            onChange={(value) => change({ flagged: value === '' ? null : (value as 'yes' | 'no') })}
          />
          <Boxes
            name={FILTER_NAMES.lifecycles}
            words={LIFECYCLE_WORDS}
            // What an undone import left is not part of the register.
            values={Lifecycle.options.filter((lifecycle) => lifecycle !== 'voided')}
            chosen={query.lifecycles.length === 0 ? ['active', 'dissolved', 'retired'] : query.lifecycles}
            onChange={(lifecycles) =>
              change({ lifecycles: lifecycles.length === 0 ? ['active'] : lifecycles })
            }
          />
        </div>
        <div>
          {(
            [
              ['subjectIds', 'subject'],
              ['placeIds', 'place'],
              ['issuerIds', 'issuer'],
              ['titleWordIds', 'title_word'],
            ] as const
          ).map(([key, list]) => (
            <EntryChoice
              key={key}
              label={FILTER_NAMES[key]}
              entries={entries.filter((entry) => entry.list === list)}
              chosen={query[key]}
              onChange={(ids) => change({ [key]: ids })}
            />
          ))}
        </div>
      </div>
      <div className="filter-panel__foot">
        <b role="status">{total === undefined ? '' : FILTER_WORDS.found(total)}</b>
        <Button
          look="quiet"
          small
          disabled={narrowingOf(query).length === 0}
          onClick={() => choose(without(query, narrowingOf(query)))}
        >
          {FILTER_WORDS.reset}
        </Button>
        <Button
          small
          onClick={() => {
            onClose();
            opener.current?.focus();
          }}
        >
          {FILTER_WORDS.done}
        </Button>
      </div>
    </Popover>
  );
}

interface BoxesProps<Value extends string> {
  readonly name: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly values: readonly Value[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** Several of a few, all in sight; none ticked means all. */
function Boxes<Value extends string>({ name, words, values, chosen, onChange }: BoxesProps<Value>) {
  return (
    <fieldset className="boxes">
      <legend>{name}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="checkbox"
            className="tick"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <span>{words[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
  readonly children?: ReactNode;
}

export function Select({ label, value, options, onChange, children }: SelectProps) {
  const id = useId();
  return (
    <div className="pick">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field field--s"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
      {children}
    </div>
  );
}
