import { toAsciiDigits } from '../../text/persian.ts';

const DIGITS = 39;
const GROUP = 4;

/**
 * A recovery code from 16 random bytes: 39 decimal digits (all 128 bits) and a check digit, in ten
 * groups of four. Digits only, because they can be typed under any keyboard layout.
 */
export function recoveryCodeOf(random: Uint8Array): string {
  if (random.length !== 16) throw new Error('A recovery code is made of 16 bytes');
  const number = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const digits = number.toString().padStart(DIGITS, '0');
  const all = digits + checkDigitOf(digits);
  return (all.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * A code as somebody typed it from paper, in its one spelling; null when it cannot be one (a digit is
 * wrong, missing or exchanged with its neighbour).
 */
export function readRecoveryCode(text: string): string | null {
  const digits = toAsciiDigits(text).replace(/[\s\p{P}\p{Cf}]/gu, '');
  if (!/^[0-9]{40}$/.test(digits)) return null;
  return checkDigitOf(digits.slice(0, DIGITS)) === digits.slice(DIGITS) ? digits : null;
}

/** By Luhn: finds every single wrong digit and nearly every exchange of neighbours. */
function checkDigitOf(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
