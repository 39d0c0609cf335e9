import type { IsoDate } from '../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { latinEndOf, readsLeftToRight } from '../../shared/text/direction.ts';
import { KIT_TEXT } from './text.fa.ts';

/**
 * Identifiers, dates and figures: Persian digits in an island that reads from left to right, as on paper; a
 * number with Persian letters in it, such as «۶۷۷۳۵/ت۵۱۳۰۵هـ», reads from the right.
 */
export function Num({ children }: { readonly children: string | number }) {
  const text = toPersianDigits(children);
  return readsLeftToRight(text) ? <span className="n">{text}</span> : <bdi>{text}</bdi>;
}

/** A Jalali day such as ۱۴۰۵/۰۹/۰۳, «—» for none. */
export function Day({ on }: { readonly on: IsoDate | null }) {
  return on === null ? <span className="none">{KIT_TEXT.none}</span> : <Num>{formatJalali(on)}</Num>;
}

/** A file's name as the file system has it; digits before the ending stay before it. */
export function FileName({ children }: { readonly children: string }) {
  const end = latinEndOf(children);
  return (
    <bdi>
      {children.slice(0, end)}
      {end < children.length && <bdi dir="ltr">{children.slice(end)}</bdi>}
    </bdi>
  );
}

/** A text of the office, «—» where there is none. */
export function OrNone({ children }: { readonly children: string | number | null | undefined }) {
  if (children === null || children === undefined || children === '') {
    return <span className="none">{KIT_TEXT.none}</span>;
  }
  return <>{toPersianDigits(children)}</>;
}
