import { type Instant, dayInTehran, timeInTehran } from '../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../shared/calendar/jalali.ts';
import { Num } from './persian.tsx';

/** A moment such as ۱۴۰۵/۰۹/۰۳ ۱۰:۱۲, as the clocks in Tehran had it. */
export function At({ at }: { readonly at: Instant }) {
  return (
    <time dateTime={at}>
      <Num>{formatJalali(dayInTehran(at))}</Num> <Num>{timeInTehran(at)}</Num>
    </time>
  );
}
