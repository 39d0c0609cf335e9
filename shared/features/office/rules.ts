import type { Instant } from '../../calendar/iso-date.ts';

/** Two calls that overlap may be recorded in the other order; and clocks are set right by a second or two. */
const TOLERANCE_MS = 5_000;

/**
 * Whether the clock has been set back: the last recorded act is later than now. Null where it is not, or
 * where nothing has been recorded yet.
 */
export function clockBehind(
  lastRecordedAt: Instant | null,
  now: Instant,
): { readonly lastRecordedAt: Instant; readonly now: Instant } | null {
  if (lastRecordedAt === null) return null;
  const isBehind = Date.parse(lastRecordedAt) - Date.parse(now) > TOLERANCE_MS;
  return isBehind ? { lastRecordedAt, now } : null;
}
