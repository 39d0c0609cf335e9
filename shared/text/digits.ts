const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
const ARABIC = '٠١٢٣٤٥٦٧٨٩';

/** Persian and Arabic digits become ASCII ones; everything else stays. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/gu, (digit) => {
    const index = PERSIAN.indexOf(digit);
    return String(index >= 0 ? index : ARABIC.indexOf(digit));
  });
}

/** ASCII and Arabic digits become Persian ones: for screen and paper. */
export function toPersianDigits(text: string | number): string {
  return toAsciiDigits(String(text)).replace(/[0-9]/gu, (digit) => PERSIAN[Number(digit)] ?? digit);
}

/** A whole number with «٬» between thousands, in Persian digits. */
export function formatCount(count: number): string {
  return toPersianDigits(String(count).replace(/\B(?=(\d{3})+(?!\d))/gu, '٬'));
}
