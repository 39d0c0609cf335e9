import { Instant } from '../../shared/calendar/iso-date.ts';
import { type Clock, systemClock } from '../office/clock.ts';

/**
 * The clock of a host: the machine's. `DAFTAR_TEST_CLOCK` lets it begin at another instant and run on
 * from there, so that a journey can be tried on a day of its own; an installed program ignores it, or
 * anybody could date an act as they like. Throws for a value that is no instant.
 */
export function hostClock(
  env: Readonly<Record<string, string | undefined>>,
  isInstalled: boolean,
  now: () => number = Date.now,
): { readonly clock: Clock; readonly startsAt: Instant | null } {
  const chosen = env['DAFTAR_TEST_CLOCK'];
  if (!chosen || isInstalled) return { clock: systemClock, startsAt: null };
  const startsAt = Instant.parse(chosen);
  const shift = Date.parse(startsAt) - now();
  return { clock: () => Instant.parse(new Date(now() + shift).toISOString()), startsAt };
}
