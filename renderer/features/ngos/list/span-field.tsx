import { useState } from 'react';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { FILTER_WORDS, spanName } from '../list-text.fa.ts';
import { Select } from './filter-panel.tsx';
import { type NamedSpan, type Span, daysOf, isFixed, spanFrom } from './span.ts';

interface SpanFieldProps {
  readonly label: string;
  readonly value: Span | null;
  readonly names: readonly NamedSpan[];
  readonly today: IsoDate;
  readonly onChange: (value: Span | null) => void;
}

const FIXED = 'fixed';

/** A span by its name, or from day to day. */
export function SpanField({ label, value, names, today, onChange }: SpanFieldProps) {
  const [isByDays, setByDays] = useState(value !== null && isFixed(value));
  const shown = value !== null && isFixed(value);
  // A window that the office no longer has may still stand in a saved filter.
  const known = value !== null && !isFixed(value) && !names.includes(value as NamedSpan);
  return (
    <Select
      label={label}
      value={isByDays || shown ? FIXED : (value ?? '')}
      options={[
        ['', FILTER_WORDS.anyTime],
        ...(known ? [[value, spanName(value as NamedSpan)] as const] : []),
        ...names.map((name) => [name, spanName(name)] as const),
        [FIXED, FILTER_WORDS.fixed],
      ]}
      onChange={(next) => {
        setByDays(next === FIXED);
        if (next === FIXED && value !== null) onChange(spanFrom(daysOf(value, today)));
        else if (next !== FIXED) onChange(next === '' ? null : (next as Span));
      }}
    >
      {(isByDays || shown) && <FromUntil value={value} today={today} onChange={onChange} />}
    </Select>
  );
}

function FromUntil({ value, today, onChange }: Pick<SpanFieldProps, 'value' | 'today' | 'onChange'>) {
  const days = value === null ? { from: null, until: null } : daysOf(value, today);
  function set(part: { readonly from?: DateValue; readonly until?: DateValue }) {
    const { from, until } = { ...days, ...part };
    // While a date is half typed, the list stays as it was.
    if (from !== 'wrong' && until !== 'wrong') onChange(spanFrom({ from, until }));
  }
  return (
    <div className="from-until">
      <DateField
        label={FILTER_WORDS.from}
        value={days.from}
        today={today}
        onChange={(from) => set({ from })}
      />
      <DateField
        label={FILTER_WORDS.until}
        value={days.until}
        today={today}
        onChange={(until) => set({ until })}
      />
    </div>
  );
}
