import { Instant, type IsoDate } from '../../calendar/iso-date.ts';
import type { Json } from '../../kit/change.ts';
import { masked } from '../ngos/masking.ts';

/** The instant at which a day begins in Tehran, half past three hours before it begins in UTC. */
export function startInTehran(day: IsoDate): Instant {
  return Instant.parse(new Date(Date.parse(`${day}T00:00:00.000+03:30`)).toISOString());
}

/** Names of fields that hold identifiers or mobiles of people, as they may stand in a change. */
const PERSONAL: ReadonlySet<string> = new Set(['nationalId', 'mobile', 'mobiles', 'directorNationalId']);

/** A change with the personal fields masked; what was masked when it was written stays as it is. */
export function withoutPersonal(change: Json): Json {
  if (Array.isArray(change)) return change.map(withoutPersonal);
  if (typeof change !== 'object' || change === null) return change;
  return Object.fromEntries(
    Object.entries(change).map(([key, value]) => {
      const field = key.split('.').pop() ?? key;
      return [key, PERSONAL.has(field) ? maskedAll(value ?? null) : withoutPersonal(value ?? null)];
    }),
  );
}

function maskedAll(value: Json): Json {
  if (typeof value === 'string') return masked(value);
  if (Array.isArray(value)) return value.map(maskedAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, maskedAll(part ?? null)]));
}
