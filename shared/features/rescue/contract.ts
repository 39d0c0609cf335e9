import { z } from 'zod';
import { Instant } from '../../calendar/iso-date.ts';
import { query } from '../../kit/method.ts';
import { BackupPreview, Passphrase, PathText, READING_ERRORS } from '../backups/contract.ts';

/** Why the office does not open and the rescue mode stands in its place. */
export const RescueProblem = z.enum([
  'database_damaged',
  'last_acts_lost',
  'documents_faulty',
  'not_writable',
  'disk_full',
  'opening_failed',
]);
export type RescueProblem = z.output<typeof RescueProblem>;

/** How much of something can be read. */
export const Readability = z.enum(['whole', 'partial', 'unreadable']);
export type Readability = z.output<typeof Readability>;

export const RescueReport = z.strictObject({
  problem: RescueProblem,
  /** The problem in words, and what to do about it. */
  what: z.string(),
  remedy: z.string(),
  /** Of a failure that has no name: the number under which it was logged. */
  incident: z.string().nullable(),
  folder: z.string(),
  /** Null where even that cannot be read. */
  officeTitle: z.string().nullable(),
  isSample: z.boolean(),
  /**
   * Who may take data out: an administrator who signs in, or, where no account can be read, whoever sits
   * at the machine.
   */
  access: z.enum(['administrator', 'anybody']),
  database: z.strictObject({
    state: Readability,
    /** Bytes of the file; 0 where there is none. */
    size: z.int().nonnegative(),
    isWithoutLastActs: z.boolean(),
    /** Each kind of thing by its Persian name, and how many rows can be read. */
    kinds: z.array(z.strictObject({ name: z.string(), rows: z.int(), state: Readability })).readonly(),
  }),
  documents: z.strictObject({
    /** Files that the register points to; null where it cannot be read. */
    recorded: z.int().nullable(),
    missing: z.int(),
    altered: z.int(),
  }),
  /** The last act that can be read, in the trail; null where none can. */
  lastActAt: Instant.nullable(),
  /** Whether an administrator may go on working without the faulty documents, or the lost acts. */
  canContinue: z.boolean(),
  /** Whether something can be put in the place of what is: not on a disk that takes nothing. */
  canRestore: z.boolean(),
});
export type RescueReport = z.output<typeof RescueReport>;

export const FaultyDocument = z.strictObject({
  ngo: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['missing', 'altered']),
  isRetired: z.boolean(),
});
export type FaultyDocument = z.output<typeof FaultyDocument>;

/** Of every method that takes data out or changes what is. */
const Pass = z.string().max(100).nullable();

/**
 * What can be asked while the office does not open; answered by the rescue mode and not by the office, so
 * it is no part of `shared/contract.ts`. Nothing is recorded, for there is no trail to write to; what is
 * done to the office afterwards is recorded in the trail that then stands.
 */
export const rescue = {
  getReport: query({ input: z.strictObject({}), output: RescueReport, errors: [], allow: 'public' }),
  /** An administrator proves who they are against the accounts that can be read; the pass is held in memory. */
  signIn: query({
    input: z.strictObject({ userName: z.string().max(40), password: z.string().max(200) }),
    output: z.strictObject({ pass: z.string(), fullName: z.string() }),
    errors: ['wrong_name_or_password', 'wait', 'locked_out', 'not_an_administrator'],
    allow: 'public',
  }),
  /** Documents that are missing or altered, by the names of what they belong to. */
  listFaultyDocuments: query({
    input: z.strictObject({ pass: Pass }),
    output: z.array(FaultyDocument).readonly(),
    errors: ['sign_in_first'],
    allow: 'public',
  }),
  /** Everything that can be read, as one xlsx file. Follow it by `getProgress`. */
  exportReadable: query({
    input: z.strictObject({ pass: Pass }),
    output: z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
    errors: ['sign_in_first', 'nothing_readable'],
    allow: 'public',
  }),
  getProgress: query({
    input: z.strictObject({}),
    output: z.strictObject({ progress: z.strictObject({ done: z.int(), total: z.int() }).nullable() }),
    errors: [],
    allow: 'public',
  }),
  /** What support needs to know, without a word of what the office holds. */
  makeDiagnostics: query({
    input: z.strictObject({}),
    output: z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
    errors: [],
    allow: 'public',
  }),
  /** Backups at a path, or, where none is given, in the office's own folder of backups; the newest first. */
  findBackups: query({
    input: z.strictObject({ pass: Pass, path: PathText.nullable() }),
    output: z
      .array(z.strictObject({ path: z.string(), madeAt: Instant, size: z.int(), isEncrypted: z.boolean() }))
      .readonly(),
    errors: ['sign_in_first', 'backup_not_found'],
    allow: 'public',
  }),
  /** Reads a backup whole and says what it holds; what is damaged stays as it is. */
  previewBackup: query({
    input: z.strictObject({ pass: Pass, path: PathText, passphrase: Passphrase.nullable() }),
    output: BackupPreview,
    errors: ['sign_in_first', 'backup_busy', 'place_full', ...READING_ERRORS],
    allow: 'public',
  }),
  /**
   * Puts the previewed backup in the place of what is. The damaged file is kept beside it, and the act is
   * recorded in the trail that comes; the page then loads anew.
   */
  restoreBackup: query({
    input: z.strictObject({
      pass: Pass,
      previewId: z.string().max(60),
      reason: z.string().trim().min(5).max(300),
    }),
    output: z.strictObject({ keptIn: z.string() }),
    errors: ['sign_in_first', 'preview_gone', 'backup_busy', 'place_full', 'restore_failed'],
    allow: 'public',
  }),
  /** Records with its reason that the office goes on without the faulty documents; the page then loads anew. */
  continueWithoutFiles: query({
    input: z.strictObject({ pass: Pass, reason: z.string().trim().min(5).max(300) }),
    output: z.strictObject({}),
    errors: ['sign_in_first', 'nothing_to_accept'],
    allow: 'public',
  }),
  /** The same from the whole state before the acts that are lost with a damaged log. */
  continueWithoutLastActs: query({
    input: z.strictObject({ pass: Pass, reason: z.string().trim().min(5).max(300) }),
    output: z.strictObject({}),
    errors: ['sign_in_first', 'nothing_to_accept'],
    allow: 'public',
  }),
} as const;

export const rescueContract = { rescue } as const;
