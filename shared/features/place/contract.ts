import { z } from 'zod';
import { query } from '../../kit/method.ts';
import { PathText } from '../backups/contract.ts';
import { PlaceFault, PlaceWarning } from '../office/places.ts';

/**
 * Where the office keeps its data; asked of the host, which alone knows, so it is no part of
 * `shared/contract.ts`. Only before there is an office: afterwards a folder is moved by backup and restore.
 */
export const place = {
  getPlace: query({
    input: z.strictObject({}),
    /** It cannot be changed where whoever starts the program has named it. */
    output: z.strictObject({ folder: z.string(), isChangeable: z.boolean() }),
    errors: [],
    allow: 'public',
  }),
  /**
   * From now on the office lives there; an office that is already there is opened. `warned` comes first
   * where something speaks against it that a person may know better: ask again with `isAware`.
   */
  choosePlace: query({
    input: z.strictObject({ folder: PathText, isAware: z.boolean() }),
    output: z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('refused'), fault: PlaceFault }),
      z.strictObject({ state: z.literal('warned'), warnings: z.array(PlaceWarning).readonly() }),
      /** The page is to be loaded anew, or the window closes and opens again by itself. */
      z.strictObject({ state: z.literal('moved'), isRestarting: z.boolean() }),
    ]),
    errors: ['office_exists'],
    allow: 'public',
  }),
} as const;

export const placeContract = { place } as const;
