import { TriangleAlert } from 'lucide-react';
import { Instant, dayInTehran, timeInTehran } from '../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { type OfficeState, useMyself } from './myself.tsx';
import { SHELL_TEXT } from './text.fa.ts';

function momentText(at: string): string {
  const instant = Instant.parse(at);
  // Isolated, so that the time does not change places with the date in a line of Persian.
  return `\u2066${toPersianDigits(formatJalali(dayInTehran(instant)))}\u2069 \u2066${toPersianDigits(timeInTehran(instant))}\u2069`;
}

/** The computer's clock is behind the last act: every date written now would be wrong. */
export function ClockNotice() {
  const { office } = useMyself();
  return <ClockWarning behind={office.clockBehind} />;
}

/** The same before somebody has signed in. */
export function ClockWarning({ behind }: { readonly behind: OfficeState['clockBehind'] }) {
  if (behind === null) return null;
  return (
    <div className="notice notice--warn notice--strip" role="alert">
      <TriangleAlert className="icon" aria-hidden="true" />
      <div>
        <b>{SHELL_TEXT.clockBehind}</b>
        <p>{SHELL_TEXT.clockBehindText(momentText(behind.lastRecordedAt), momentText(behind.now))}</p>
      </div>
    </div>
  );
}
