import { z } from 'zod';
import { Instant } from '../../calendar/iso-date.ts';
import { query, trace } from '../../kit/method.ts';
import { OptionalText } from '../../text/persian.ts';
import { NgoId } from '../ngos/fields.ts';
import { NgoFilter, NgoSort } from '../ngos/list.ts';
import { COLUMN_KEYS } from '../ngos/columns.ts';

export const Columns = z.array(z.enum(COLUMN_KEYS)).min(1).max(COLUMN_KEYS.length).readonly();

/** The filtered list, or only the rows that were ticked. */
const List = {
  filter: NgoFilter,
  sort: NgoSort,
  ngoIds: z.array(NgoId).max(50_000).readonly().nullable(),
  columns: Columns,
} as const;

const File = z.strictObject({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.instanceof(Uint8Array),
  rowCount: z.int(),
});

export const Print = z.strictObject({
  /** `1405/318`: year and number within it. */
  number: z.string(),
  kind: z.enum(['ngo_list', 'ngo_record', 'recovery_code']),
  title: z.string(),
  by: z.string(),
  at: Instant,
  rowCount: z.int(),
  trailCount: z.int(),
  trailMark: z.string(),
});

export const prints = {
  /** Numbered and logged: what is previewed is what is printed, so the preview has the number already. */
  printNgoList: trace({
    input: z.strictObject({
      ...List,
      title: OptionalText(160),
      landscape: z.boolean(),
      withSignatures: z.boolean(),
    }),
    output: File.extend({ number: z.string() }),
    errors: ['nothing_to_print', 'too_many_rows'],
    allow: ['ngo.print'],
  }),
  printNgo: trace({
    input: z.strictObject({ ngoId: NgoId }),
    output: File.extend({ number: z.string() }),
    errors: ['ngo_not_found'],
    allow: ['ngo.print'],
  }),
  exportNgos: trace({
    input: z.strictObject({ ...List, format: z.enum(['xlsx', 'csv']), withOwnColumns: z.boolean() }),
    output: File,
    errors: ['nothing_to_print'],
    allow: ['ngo.export'],
  }),
  listPrints: query({
    input: z.strictObject({ limit: z.int().min(1).max(500) }),
    output: z.array(Print).readonly(),
    errors: [],
    allow: ['ngo.print', 'trail.read'],
  }),
} as const;
