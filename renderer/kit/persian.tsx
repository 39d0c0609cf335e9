import type { IsoDate } from '../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { KIT_TEXT } from './text.fa.ts';

/** Identifiers, dates and figures: Persian digits in an island that reads from left to right. */
export function Num({ children }: { readonly children: string | number }) {
  return <span className="n">{toPersianDigits(children)}</span>;
}

/** A Jalali day such as ۱۴۰۵/۰۹/۰۳, «—» for none. */
export function Day({ on }: { readonly on: IsoDate | null }) {
  return on === null ? <span className="none">{KIT_TEXT.none}</span> : <Num>{formatJalali(on)}</Num>;
}

/** A text of the office, «—» where there is none. */
export function OrNone({ children }: { readonly children: string | number | null | undefined }) {
  if (children === null || children === undefined || children === '') {
    return <span className="none">{KIT_TEXT.none}</span>;
  }
  return <>{toPersianDigits(children)}</>;
}
