import { z } from 'zod';
import { AccountId } from '../../access.ts';
import { Instant, IsoDate } from '../../calendar/iso-date.ts';
import { query, trace } from '../../kit/method.ts';

export const TrailFilter = z.strictObject({
  from: IsoDate.nullable(),
  until: IsoDate.nullable(),
  accountId: AccountId.nullable(),
  /** `done`, `refused` (refusals and failures), or all. */
  outcome: z.enum(['all', 'done', 'refused']),
  /** A feature (`ngos`), a whole method (`ngos.registerNgo`), or empty. */
  method: z.string().max(100),
  /** A record such as `ngo/12`, or empty. */
  subject: z.string().max(60),
});
export type TrailFilter = z.output<typeof TrailFilter>;

export const TrailRow = z.strictObject({
  seq: z.int().positive(),
  at: Instant,
  person: z.string().nullable(),
  method: z.string(),
  outcome: z.string(),
  subject: z.string().nullable(),
  /** The record's own name where it has one, so that nobody reads bare numbers. */
  subjectName: z.string().nullable(),
  reason: z.string().nullable(),
  /** JSON of `{ before, after }`; personal fields masked for those who may not see them. */
  change: z.string().nullable(),
  hash: z.string(),
});
export type TrailRow = z.output<typeof TrailRow>;

export const Head = z.strictObject({ count: z.int(), hash: z.string(), mark: z.string() });

export const trail = {
  /** Newest first; reading is itself recorded. */
  readTrail: trace({
    input: z.strictObject({
      filter: TrailFilter,
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ rows: z.array(TrailRow).readonly(), total: z.int(), head: Head }),
    errors: [],
    allow: ['trail.read'],
  }),
  /**
   * Checks every row; with a count and mark from an older print also that the tail was not cut. The
   * heads on all recorded prints are checked in any case.
   */
  verifyTrail: trace({
    input: z.strictObject({
      expected: z.strictObject({ count: z.int().positive(), mark: z.string().max(80) }).nullable(),
    }),
    output: z.strictObject({
      head: Head,
      fault: z.strictObject({ kind: z.enum(['missing', 'altered', 'cut']), seq: z.int() }).nullable(),
    }),
    errors: [],
    allow: ['trail.read'],
  }),
  getHead: query({ input: z.strictObject({}), output: Head, errors: [], allow: 'signed_in' }),
  /** Who appears in the trail, for the filter. */
  listPersons: query({
    input: z.strictObject({}),
    output: z.array(z.strictObject({ accountId: AccountId, person: z.string() })).readonly(),
    errors: [],
    allow: ['trail.read'],
  }),
} as const;
