import { z } from 'zod';

/** Why the office's data cannot live in a folder. */
export const PlaceFault = z.enum([
  'empty',
  'address',
  'network',
  'device',
  'relative',
  'bad_name',
  'too_long',
  'root',
  'system',
  'program',
  'read_only',
  'absent',
  'not_a_folder',
  'not_writable',
  'full',
  'taken',
]);
export type PlaceFault = z.output<typeof PlaceFault>;

/** What a person should know about a folder in which data may live. */
export const PlaceWarning = z.enum(['removable', 'temporary', 'synced']);
export type PlaceWarning = z.output<typeof PlaceWarning>;
