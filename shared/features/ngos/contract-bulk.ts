import { z } from 'zod';
import { command, query } from '../../kit/method.ts';
import { Text } from '../../text/persian.ts';
import { ListEntryId } from '../settings/contract.ts';
import { OnNgo, Reason } from './contract-act.ts';
import { NgoId } from './fields.ts';

/** The fields that make sense for many records together. */
const BulkChange = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('subjectId'), value: ListEntryId }),
  z.strictObject({ field: z.literal('placeId'), value: ListEntryId }),
  z.strictObject({ field: z.literal('titleWordId'), value: ListEntryId }),
  z.strictObject({ field: z.literal('scopeLevel'), value: z.enum(['county', 'province', 'national']) }),
  z.strictObject({ field: z.literal('registrationOffice'), value: Text(80) }),
]);

/** One field of many records at once. */
export const ngoBulk = {
  /** What changing one field of the selected records together would do; writes nothing. */
  previewBulkChange: query({
    input: z.strictObject({ ngoIds: z.array(NgoId).min(1).max(5_000).readonly(), change: BulkChange }),
    output: z.strictObject({
      changing: z
        .array(z.strictObject({ ngoId: NgoId, version: z.int(), name: z.string(), old: z.string() }))
        .readonly(),
      unchanged: z.int(),
      /** Not active, so left alone. */
      refused: z.array(z.strictObject({ ngoId: NgoId, name: z.string() })).readonly(),
    }),
    errors: ['entry_not_found'],
    allow: ['ngo.write'],
  }),
  /** All or none, with one reason. */
  bulkChange: command({
    input: z.strictObject({
      records: z.array(z.strictObject(OnNgo)).min(1).max(5_000).readonly(),
      change: BulkChange,
      reason: Reason,
    }),
    output: z.strictObject({ changed: z.int() }),
    errors: ['entry_not_found', 'changed_meanwhile', 'ngo_not_found', 'not_active'],
    allow: ['ngo.write'],
  }),
} as const;
