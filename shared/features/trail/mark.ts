const DIGITS = 12;
const GROUP = 4;

/**
 * The hash of a trail row as twelve decimal digits in three groups, `4821-9037-5512`: short enough to be
 * printed on a list and read aloud, and free of Latin letters. Forty bits are no proof by themselves; the
 * whole hash stands in the register of prints.
 */
export function markOf(hash: string): string {
  const digits = (BigInt(`0x${hash}`) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
  return groupsOf(digits).join('-');
}

/** Whether a mark as somebody read it from paper means the row with this hash; digits in ASCII, separators do not matter. */
export function isMarkOf(mark: string, hash: string): boolean {
  return groupsOf(mark.replace(/[^0-9]/g, '')).join('-') === markOf(hash);
}

function groupsOf(digits: string): readonly string[] {
  return digits.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
}
