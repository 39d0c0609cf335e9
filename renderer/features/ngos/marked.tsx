import { toPersianDigits } from '../../../shared/text/digits.ts';
import { rangesOf } from './mark-ranges.ts';

/** A text with the words of a search marked in it. */
export function Marked({ text, sought }: { readonly text: string; readonly sought: string }) {
  const ranges = sought.trim() === '' ? [] : rangesOf(text, sought);
  if (ranges.length === 0) return <>{toPersianDigits(text)}</>;
  return (
    <>
      {ranges.map(({ from, until }, index) => (
        <span key={from}>
          {toPersianDigits(text.slice(ranges[index - 1]?.until ?? 0, from))}
          <mark>{toPersianDigits(text.slice(from, until))}</mark>
        </span>
      ))}
      {toPersianDigits(text.slice(ranges[ranges.length - 1]?.until ?? 0))}
    </>
  );
}
