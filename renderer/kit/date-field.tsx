import { CalendarDays } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { IsoDate } from '../../shared/calendar/iso-date.ts';
import { formatJalali, parseJalali } from '../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { useNoteOf } from './attempt.ts';
import { Calendar } from './calendar.tsx';
import { type FieldNote, FieldRow } from './field.tsx';
import { Popover } from './popover.tsx';
import { KIT_TEXT } from './text.fa.ts';

/** A date being typed: what it means so far, null for an empty field, `wrong` while it means no day. */
export type DateValue = IsoDate | null | 'wrong';

interface DateFieldProps {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly value: DateValue;
  readonly onChange: (value: DateValue) => void;
  readonly today: IsoDate;
  readonly note?: FieldNote | null | undefined;
  readonly disabled?: boolean;
}

function shown(value: DateValue): string {
  return value === null || value === 'wrong' ? '' : toPersianDigits(formatJalali(value));
}

/**
 * A Jalali date by keyboard in whatever way people write it, or from the calendar. Leaving the field
 * shows the date as it was understood.
 */
export function DateField({
  label,
  isOptional = false,
  value,
  onChange,
  today,
  note,
  disabled = false,
}: DateFieldProps) {
  const [text, setText] = useState(() => shown(value));
  const [isOpen, setOpen] = useState(false);
  const said = useNoteOf(note, !isOptional && value === null, KIT_TEXT.dateNeeded);
  const [problem, setProblem] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);

  // What is typed here stands as it is typed; only a date that is set from elsewhere, by a draft or a
  // default, replaces the text.
  const [reported, setReported] = useState(value);
  if (value !== reported) {
    setReported(value);
    setText(shown(value));
    setProblem(null);
  }

  function report(next: DateValue) {
    setReported(next);
    onChange(next);
  }

  function typed(next: string) {
    setText(next);
    if (next.trim() === '') {
      setProblem(null);
      report(null);
      return;
    }
    const parsed = parseJalali(next);
    report(parsed.ok ? parsed.value.date : 'wrong');
  }

  function left() {
    if (text.trim() === '') return;
    const parsed = parseJalali(text);
    if (parsed.ok) {
      setText(shown(parsed.value.date));
      setProblem(null);
    } else {
      setProblem(parsed.error === 'no_such_day' ? KIT_TEXT.noSuchDay : KIT_TEXT.unreadableDate);
    }
  }

  return (
    <FieldRow
      label={label}
      isOptional={isOptional}
      note={problem === null ? said : { tone: 'bad', text: problem }}
    >
      {(tied) => (
        <span className="date">
          <input
            {...tied}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            className={`field w-s field--figures${problem === null && said?.tone !== 'bad' ? '' : ' is-bad'}`}
            value={text}
            disabled={disabled}
            onChange={(event) => typed(event.target.value)}
            onBlur={left}
          />
          <button
            ref={opener}
            type="button"
            className="date__open"
            aria-label={`${KIT_TEXT.openCalendar}: ${label}`}
            aria-expanded={isOpen}
            disabled={disabled}
            onClick={() => setOpen(!isOpen)}
          >
            <CalendarDays className="icon" aria-hidden="true" />
          </button>
          {isOpen && (
            <Popover label={KIT_TEXT.openCalendar} className="cal" onClose={close} opener={opener}>
              <Calendar
                value={value === 'wrong' ? null : value}
                today={today}
                onChoose={(date) => {
                  report(date);
                  setText(shown(date));
                  setProblem(null);
                  setOpen(false);
                  opener.current?.focus();
                }}
              />
            </Popover>
          )}
        </span>
      )}
    </FieldRow>
  );
}
