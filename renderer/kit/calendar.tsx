import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type IsoDate, addDays } from '../../shared/calendar/iso-date.ts';
import { MONTH_NAMES, WEEKDAY_LETTERS, WEEKDAY_NAMES } from '../../shared/calendar/jalali.fa.ts';
import {
  addMonthsJalali,
  formatJalaliLong,
  isWeekend,
  monthGrid,
  toJalali,
} from '../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { shortcutIn } from '../shell/shortcut-table.ts';
import { KIT_TEXT } from './text.fa.ts';

interface CalendarProps {
  readonly value: IsoDate | null;
  readonly today: IsoDate;
  readonly onChoose: (date: IsoDate) => void;
}

/** How far the arrow keys go, in days; the week begins at the right. */
const STEPS = { dayForward: 1, dayBack: -1, weekForward: 7, weekBack: -7 } as const;

/** One month of the Persian calendar, the week from Saturday. */
export function Calendar({ value, today, onChoose }: CalendarProps) {
  const [cursor, setCursor] = useState<IsoDate>(value ?? today);
  const table = useRef<HTMLTableElement>(null);
  const { year, month } = toJalali(cursor);

  useEffect(() => {
    table.current?.querySelector<HTMLButtonElement>('button[tabindex="0"]')?.focus();
  }, [cursor]);

  function moved(event: KeyboardEvent) {
    const name = shortcutIn('calendar', event);
    if (name === undefined) return;
    if (name === 'monthForward') setCursor(addMonthsJalali(cursor, 1));
    else if (name === 'monthBack') setCursor(addMonthsJalali(cursor, -1));
    else setCursor(addDays(cursor, STEPS[name]));
    event.preventDefault();
  }

  return (
    <>
      <div className="cal__head">
        <b aria-live="polite">
          {MONTH_NAMES[month - 1]} {toPersianDigits(year)}
        </b>
        <button type="button" className="cal__now" onClick={() => onChoose(today)}>
          {KIT_TEXT.today}
        </button>
        <button
          type="button"
          aria-label={KIT_TEXT.previousMonth}
          onClick={() => setCursor(addMonthsJalali(cursor, -1))}
        >
          <ChevronRight className="icon" aria-hidden="true" />
        </button>
        <button
          type="button"
          aria-label={KIT_TEXT.nextMonth}
          onClick={() => setCursor(addMonthsJalali(cursor, 1))}
        >
          <ChevronLeft className="icon" aria-hidden="true" />
        </button>
      </div>
      <table ref={table} onKeyDown={moved}>
        <thead>
          <tr>
            {WEEKDAY_LETTERS.map((letter, index) => (
              <th key={letter} scope="col" abbr={WEEKDAY_NAMES[index]}>
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(year, month).map((week, index) => (
            <tr key={index}>
              {week.map((date, weekday) =>
                date === null ? (
                  <td key={weekday} />
                ) : (
                  <td key={weekday} className={isWeekend(date) ? 'off' : undefined}>
                    <button
                      type="button"
                      className={date === value ? 'on' : date === today ? 'now' : undefined}
                      aria-pressed={date === value}
                      aria-current={date === today ? 'date' : undefined}
                      aria-label={formatJalaliLong(date)}
                      tabIndex={date === cursor ? 0 : -1}
                      onClick={() => onChoose(date)}
                    >
                      {toPersianDigits(toJalali(date).day)}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
