import { z } from 'zod';
import { Instant } from '../../calendar/iso-date.ts';
import { command, query, scratch } from '../../kit/method.ts';
import { Text } from '../../text/persian.ts';

/** A file being brought in: held in memory until it is written or dropped; nothing of it is stored before. */
export const StagingId = z.string().min(1).max(60).brand<'StagingId'>();
export type StagingId = z.output<typeof StagingId>;

export const ImportId = z.int().positive().brand<'ImportId'>();
export type ImportId = z.output<typeof ImportId>;

export const TARGETS = [
  'name',
  'titleWord',
  'kind',
  'parentName',
  'subject',
  'scopeLevel',
  'permitNo',
  'issuedOn',
  'validUntil',
  'permitStatus',
  'issuer',
  'registrationNo',
  'registrationOffice',
  'registeredOn',
  'legalId',
  'gazetteNo',
  'gazetteOn',
  'trackingCode',
  'directorName',
  'directorGender',
  'directorNationalId',
  'mobile',
  'chairName',
  'phone',
  'email',
  'website',
  'address',
  'postalCode',
  'place',
  'memberCount',
  'lastAssemblyOn',
  'lastAnnualReportYear',
  'description',
  'rowNumber',
] as const;
export const Target = z.enum(TARGETS);
export type Target = z.output<typeof Target>;

/** For each column of the sheet its target, or null: then it stays with the record under its heading. */
export const Mapping = z.array(Target.nullable()).max(256).readonly();

export const SheetChoice = z.strictObject({
  sheet: z.int().nonnegative(),
  /** Index of the heading row within the sheet, from 0. */
  headerRow: z.int().nonnegative(),
});

export const ProblemCode = z.enum([
  'name_missing',
  'unreadable_date',
  'no_such_day',
  'two_digit_year',
  'excel_serial_date',
  'day_first_date',
  'ends_before_issue',
  'date_missing',
  'date_in_future',
  'legal_id_length',
  'legal_id_checksum',
  'national_id_length',
  'national_id_checksum',
  'leading_zero_restored',
  'postal_code_wrong',
  'mobile_wrong',
  'phone_wrong',
  'several_phones',
  'unknown_subject',
  'unknown_issuer',
  'unknown_place',
  'unknown_title_word',
  'unknown_scope',
  'unknown_kind',
  'unknown_gender',
  'unknown_status',
  'status_disagrees_with_date',
  'number_wrong',
  'year_wrong',
  'same_as_row',
  'same_as_record',
  'differs_from_record',
  'several_records_match',
  'totals_row',
  'empty_row',
  'too_long',
  'cell_error',
]);
export type ProblemCode = z.output<typeof ProblemCode>;

export const Problem = z.strictObject({
  /** Number of the row as the spreadsheet shows it, from 1. */
  row: z.int().positive(),
  /** Index of the column, null when the whole row is meant. */
  column: z.int().nonnegative().nullable(),
  target: Target.nullable(),
  nameInFile: z.string(),
  /** As found in the file. */
  value: z.string(),
  code: ProblemCode,
  /** `must_fix` keeps the row from being written; `warning` is accepted unless changed. */
  severity: z.enum(['must_fix', 'warning', 'resolved']),
  /**
   * What the sentence needs. Days are Jalali, lists of names or targets part by commas.
   * - dates: `read`; `ends_before_issue` also `issuedOn`
   * - lengths: `digits`, `max`; telephones: `count`, `left` (what was no number)
   * - `unknown_…`: `suggestion` where an entry of the list may be meant
   * - `status_disagrees_with_date`: `state` (a PermitState) and `stated`
   * - `same_as_row`: `row`, `name`, `verdict` (`same`, `unclear`, `alike`), `because` (`legal_id`,
   *   `permit_no`, `name`, `record`: that row must be decided about first), `differing` (targets on which
   *   two rows about one NGO disagree)
   * - `same_as_record`: `ngoId`, `name`, `verdict`, `because`, `lifecycle` of a record that is not active
   * - `differs_from_record`: `name`, `old`, `new`, `ngoId`; with `because: national_id` another person
   *   called `name` has this national id, and the value stays under its heading
   * - `several_records_match`: `ngoIds`, `names`
   */
  details: z.record(z.string(), z.string()),
  /** How many other rows one decision would settle: of the same code, column and, where it matters, value. */
  alike: z.int(),
});
export type Problem = z.output<typeof Problem>;

/** What the person decided about one row or one cell. */
export const Fix = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), row: z.int(), target: Target, value: z.string().max(2_000) }),
  z.strictObject({ do: z.literal('skip'), row: z.int() }),
  /** A warning is as it should be; a cell that must be fixed stays empty, its text under its heading. */
  z.strictObject({ do: z.literal('accept'), row: z.int(), code: ProblemCode }),
  /** It is that record although it looks different, or (null) a new one although it looks alike. */
  z.strictObject({ do: z.literal('match'), row: z.int(), ngoId: z.int().positive().nullable() }),
  /** It is the same NGO as that other row of the file. */
  z.strictObject({ do: z.literal('merge'), row: z.int(), withRow: z.int() }),
]);
export type Fix = z.output<typeof Fix>;

export const RowAction = z.enum(['new', 'fill', 'update', 'same', 'skip', 'blocked', 'merged']);
export type RowAction = z.output<typeof RowAction>;

export const Preview = z.strictObject({
  counts: z.strictObject({
    total: z.int(),
    new: z.int(),
    fill: z.int(),
    update: z.int(),
    same: z.int(),
    skip: z.int(),
    blocked: z.int(),
    merged: z.int(),
  }),
  problemCounts: z.strictObject({ mustFix: z.int(), warning: z.int(), resolved: z.int() }),
  recognised: z.int(),
  ownHeadings: z.array(z.string()).readonly(),
  headings: z.array(z.string()).readonly(),
});

export const UpdateLine = z.strictObject({
  row: z.int(),
  ngoId: z.int(),
  name: z.string(),
  target: z.string(),
  old: z.string(),
  new: z.string(),
});

export const ImportSummary = z.strictObject({
  id: ImportId,
  fileName: z.string(),
  at: Instant,
  by: z.string(),
  rowCount: z.int(),
  created: z.int(),
  changed: z.int(),
  status: z.enum(['done', 'undone']),
  undoneReason: z.string().nullable(),
  /** Rows that something else touched since: while there are any, the import cannot be undone. */
  touched: z.int(),
});

export const SHEET_ERRORS = [
  'not_a_sheet',
  'name_mismatch',
  'encrypted',
  'empty',
  'truncated',
  'too_many_columns',
  'cell_too_long',
  'too_large',
  'too_many_rows',
  'old_xls',
  'html_table',
  'unreadable',
] as const;

const STAGING = ['staging_gone'] as const;

export const imports = {
  /** Reads a file into memory and guesses sheet, heading row and columns. Bytes are checked, never trusted. */
  openFile: scratch({
    input: z.strictObject({
      workId: z.string().max(60),
      fileName: Text(200),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 100_000_000),
    }),
    output: z.strictObject({
      stagingId: StagingId,
      format: z.enum(['xlsx', 'csv']),
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      sheets: z
        .array(z.strictObject({ name: z.string(), rowCount: z.int(), columnCount: z.int() }))
        .readonly(),
      choice: SheetChoice,
    }),
    errors: [...SHEET_ERRORS, 'stopped'],
    allow: ['ngo.import'],
  }),
  /** The beginning of a sheet, to choose the heading row; with the guess for a chosen one. */
  readHead: query({
    input: z.strictObject({
      stagingId: StagingId,
      sheet: z.int().nonnegative(),
      headerRow: z.int().nonnegative().nullable(),
    }),
    output: z.strictObject({
      rows: z.array(z.array(z.string()).readonly()).readonly(),
      headerRow: z.int(),
      headings: z.array(z.string()).readonly(),
      mapping: Mapping,
      /** A few values of each column. */
      samples: z.array(z.array(z.string()).readonly()).readonly(),
      /** An earlier import had the same headings and used this mapping. */
      fromEarlier: z.boolean(),
    }),
    errors: STAGING,
    allow: ['ngo.import'],
  }),
  /** Compares every row with the register and with the other rows; writes nothing. */
  preview: scratch({
    input: z.strictObject({
      workId: z.string().max(60),
      stagingId: StagingId,
      choice: SheetChoice,
      mapping: Mapping,
      fixes: z.array(Fix).max(100_000).readonly(),
    }),
    output: Preview,
    errors: [...STAGING, 'name_not_mapped', 'target_twice', 'no_rows', 'stopped'],
    allow: ['ngo.import'],
  }),
  /** All problems of the last preview, in the order of severity and row. */
  listProblems: query({
    input: z.strictObject({
      stagingId: StagingId,
      show: z.enum(['all', 'must_fix', 'warning', 'resolved']),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ problems: z.array(Problem).readonly(), total: z.int() }),
    errors: STAGING,
    allow: ['ngo.import'],
  }),
  /** What updates would replace: old and new value of each cell. */
  listUpdates: query({
    input: z.strictObject({
      stagingId: StagingId,
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(500),
    }),
    output: z.strictObject({ updates: z.array(UpdateLine).readonly(), total: z.int() }),
    errors: STAGING,
    allow: ['ngo.import'],
  }),
  /** Writes what the last preview showed, in one transaction. Rows that must still be fixed are left out. */
  confirm: command({
    input: z.strictObject({
      workId: z.string().max(60),
      stagingId: StagingId,
      /** Whether values that differ from the register replace the register's. */
      applyUpdates: z.boolean(),
      reason: Text(500),
    }),
    output: ImportSummary,
    errors: [...STAGING, 'not_previewed', 'register_changed', 'nothing_to_write', 'stopped'],
    allow: ['ngo.import'],
  }),
  drop: scratch({
    input: z.strictObject({ stagingId: StagingId }),
    output: z.strictObject({}),
    errors: [],
    allow: ['ngo.import'],
  }),
  listImports: query({
    input: z.strictObject({}),
    output: z.array(ImportSummary).readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** Voids what the import created and puts back what it changed, while nothing else touched its rows. */
  undoImport: command({
    input: z.strictObject({ importId: ImportId, reason: Text(500) }),
    output: ImportSummary,
    errors: ['import_not_found', 'already_undone', 'touched_since'],
    allow: ['ngo.import'],
  }),
  /** How far a long work has come; null when it is not under way. */
  getProgress: query({
    input: z.strictObject({ workId: z.string().max(60) }),
    output: z.strictObject({ done: z.int(), total: z.int().nullable() }).nullable(),
    errors: [],
    allow: 'signed_in',
  }),
  /** A query, because what is to be stopped holds the writing connection: behind it this would wait. */
  stopWork: query({
    input: z.strictObject({ workId: z.string().max(60) }),
    output: z.strictObject({}),
    errors: [],
    allow: 'signed_in',
  }),
} as const;
