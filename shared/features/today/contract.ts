import { z } from 'zod';
import { IsoDate } from '../../calendar/iso-date.ts';
import { query } from '../../kit/method.ts';
import { NgoId } from '../ngos/fields.ts';

export const TaskKind = z.enum([
  'permit_expired',
  'permit_expiring',
  'permit_missing',
  'permit_suspended',
  'renewal_under_way',
  'board_term_over',
  'board_term_ending',
  'auditor_term_over',
  'documents_missing',
  'documents_expired',
  'suspected_duplicate',
  'flag_due',
  'annual_report_missing',
]);
export type TaskKind = z.output<typeof TaskKind>;

/**
 * One thing to do: why, and the place where it is done. Its `details` by kind:
 *
 * - `permit_…` and `renewal_under_way`: `permitNo`, which may be empty; `permit_missing` also `state`
 *   (`no_permit` or `unknown`) and `statedStatus`, the word of the sheet or empty
 * - `documents_missing`, `documents_expired`: `types` (their names, joined) and `count`
 * - `suspected_duplicate`: `otherName` and `because` (`same_name`, `registration_no`, `permit_no`)
 * - `flag_due`: `text`; `annual_report_missing`: `year`, a Jalali one
 * - boards and auditors: nothing more than `on`
 */
export const Task = z.strictObject({
  kind: TaskKind,
  ngoId: NgoId,
  ngoName: z.string(),
  /** late: its day has passed; blocked: waits for something; due: ends today; ahead: within the windows. */
  urgency: z.enum(['late', 'blocked', 'due', 'ahead']),
  /** Days past (late), standing still (blocked) or left (due, ahead); null without a date. */
  days: z.int().nullable(),
  on: IsoDate.nullable(),
  /** The narrowest window it falls into (30, 60, 90); null where windows do not apply. */
  window: z.int().nullable(),
  details: z.record(z.string(), z.string()),
  otherNgoId: NgoId.nullable(),
});
export type Task = z.output<typeof Task>;

export const today = {
  listTasks: query({
    input: z.strictObject({ limitPerKind: z.int().min(1).max(500) }),
    output: z.strictObject({
      tasks: z.array(Task).readonly(),
      /** How many of each kind there are in all, also where the list was cut. */
      totals: z
        .array(
          z.strictObject({
            kind: TaskKind,
            urgency: z.enum(['late', 'blocked', 'due', 'ahead']),
            count: z.int(),
          }),
        )
        .readonly(),
      /** The windows in days that hold today. */
      windows: z.array(z.int()).readonly(),
    }),
    errors: [],
    allow: ['ngo.read'],
  }),
} as const;
