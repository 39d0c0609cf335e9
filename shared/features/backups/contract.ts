import { z } from 'zod';
import { Instant } from '../../calendar/iso-date.ts';
import { errand, query, trace } from '../../kit/method.ts';
import { Text } from '../../text/persian.ts';

/** What somebody should see to, on the page of today's work. */
export const BackupWarning = z.enum(['last_failed', 'last_old', 'second_absent', 'second_old']);
export type BackupWarning = z.output<typeof BackupWarning>;

/** Why a backup was made. */
export const BackupReason = z.enum(['manual', 'hourly', 'exit', 'before_migration', 'before_restore']);
export type BackupReason = z.output<typeof BackupReason>;

/** Where backups are kept: beside the data, and in a second place such as a stick or another disk. */
export const BackupPlace = z.enum(['own', 'second']);
export type BackupPlace = z.output<typeof BackupPlace>;

/** A file name of a rotation set, never a path. */
export const BackupName = z.string().regex(/^daftar-[0-9]{8}-[0-9]{6}(-[0-9]+)?\.daftar$/);

/** A passphrase as it was typed; never kept. */
export const Passphrase = z.string().max(200);

/** A path on this machine as a person chose or typed it; what it may be is decided by `places`. */
export const PathText = z.string().min(1).max(1000);

/** One of a rotation set, or a file that a person points at. */
export const BackupRef = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('set'), place: BackupPlace, name: BackupName }),
  z.strictObject({ from: z.literal('file'), path: PathText }),
]);
export type BackupRef = z.output<typeof BackupRef>;

/** A line of the list: what can be known without the passphrase. */
export const BackupItem = z.strictObject({
  place: BackupPlace,
  name: BackupName,
  madeAt: Instant,
  reason: BackupReason,
  /** Bytes of this file. */
  size: z.int().nonnegative(),
  isEncrypted: z.boolean(),
  /** When the copy was last opened and checked whole; null where it never was. */
  verifiedAt: Instant.nullable(),
  /** `whole`, not yet checked, or what was wrong at the last check. */
  state: z.enum(['whole', 'unchecked', 'damaged', 'newer', 'incomplete']),
});
export type BackupItem = z.output<typeof BackupItem>;

export const Counts = z.strictObject({
  ngos: z.int(),
  people: z.int(),
  documents: z.int(),
  accounts: z.int(),
  /** Rows of the trail. */
  acts: z.int(),
});
export type Counts = z.output<typeof Counts>;

/** What a backup holds, read from the copy itself. */
export const BackupPreview = z.strictObject({
  previewId: z.string(),
  officeTitle: z.string(),
  isSample: z.boolean(),
  madeAt: Instant,
  reason: BackupReason,
  version: z.string(),
  counts: Counts,
  /** The newest first. */
  lastActs: z
    .array(z.strictObject({ seq: z.int(), at: Instant, person: z.string().nullable(), method: z.string() }))
    .readonly(),
  /**
   * Against the office as it is now; null on a new machine. `actsLost` are acts recorded here since the
   * backup; `isSameHistory` is false where the two trails have parted.
   */
  differences: z
    .strictObject({
      now: Counts,
      actsLost: z.int(),
      lastActLostAt: Instant.nullable(),
      isSameHistory: z.boolean(),
    })
    .nullable(),
  /** Documents that the backup names and nothing holds: the restore goes on without them. */
  documentsMissing: z.int(),
});
export type BackupPreview = z.output<typeof BackupPreview>;

/** Long work: one at a time. `done` and `total` are bytes. */
export const BackupWork = z.strictObject({
  kind: z.enum(['backup', 'preview', 'restore', 'drill', 'copy']),
  done: z.number(),
  total: z.number(),
  startedAt: Instant,
});
export type BackupWork = z.output<typeof BackupWork>;

export const DrillReport = z.strictObject({
  finishedAt: Instant,
  madeAt: Instant,
  counts: Counts,
  documentsWhole: z.int(),
  documentsFaulty: z.int(),
  isDatabaseWhole: z.boolean(),
  isTrailWhole: z.boolean(),
  /** Milliseconds from the start to the office standing open in the scratch folder. */
  tookMs: z.int(),
});
export type DrillReport = z.output<typeof DrillReport>;

/** Failures of whatever reads a backup file. */
export const READING_ERRORS = [
  'backup_not_found',
  'not_a_backup',
  'backup_truncated',
  'backup_damaged',
  'backup_newer',
  'backup_of_other_office',
  'backup_unsafe_name',
  'passphrase_needed',
  'wrong_passphrase',
  'documents_elsewhere',
] as const;
export type ReadingError = (typeof READING_ERRORS)[number];

/** Failures of whatever writes one. */
export const PLACE_ERRORS = ['place_refused', 'place_absent', 'place_not_writable', 'place_full'] as const;
export type PlaceError = (typeof PLACE_ERRORS)[number];

export const backups = {
  /** For everybody: about, today's work, the frame. */
  getSummary: query({
    input: z.strictObject({}),
    output: z.strictObject({
      dataFolder: z.string(),
      lastMadeAt: Instant.nullable(),
      lastVerifiedAt: Instant.nullable(),
      secondPlace: z
        .strictObject({ path: z.string(), isPresent: z.boolean(), lastMadeAt: Instant.nullable() })
        .nullable(),
      isEncrypted: z.boolean(),
      /** Of the last automatic attempt; null where it went well. */
      lastFailure: z.strictObject({ at: Instant, code: z.string() }).nullable(),
      warnings: z.array(BackupWarning).readonly(),
    }),
    errors: [],
    allow: 'signed_in',
  }),
  /** Both sets, the newest first. */
  listBackups: query({
    input: z.strictObject({}),
    output: z.array(BackupItem).readonly(),
    errors: [],
    allow: ['office.manage'],
  }),
  /** What is under way, asked for every half second; nothing but figures, so anybody may. */
  getWork: query({
    input: z.strictObject({}),
    output: z.strictObject({ work: BackupWork.nullable() }),
    errors: [],
    allow: 'public',
  }),
  /** Stops what is under way before its last step; what was begun is removed. */
  stopWork: trace({
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: [],
    allow: ['office.manage'],
  }),
  /** Begins one more of the own set, and of the second place where it is there. Follow it by `getWork`. */
  startBackup: trace({
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['backup_busy'],
    allow: ['office.manage'],
  }),
  /** Begins one complete file that needs no other, under a path that a person chose. */
  startCopy: errand({
    input: z.strictObject({ folder: PathText }),
    output: z.strictObject({ name: z.string() }),
    errors: ['backup_busy', ...PLACE_ERRORS],
    allow: ['office.manage'],
  }),
  /** How the work that was begun last ended; null while it runs or where there was none. */
  getOutcome: query({
    input: z.strictObject({}),
    output: z.strictObject({
      outcome: z
        .strictObject({ kind: BackupWork.shape.kind, at: Instant, error: z.string().nullable() })
        .nullable(),
    }),
    errors: [],
    allow: ['office.manage'],
  }),
  setSecondPlace: errand({
    input: z.strictObject({ folder: PathText.nullable() }),
    output: z.strictObject({}),
    errors: [...PLACE_ERRORS],
    allow: ['office.manage'],
  }),
  /** From now on every backup is encrypted under this passphrase; null: no longer. Asks the own password. */
  setPassphrase: errand({
    input: z.strictObject({ passphrase: Passphrase.min(12).nullable(), password: Passphrase }),
    output: z.strictObject({}),
    /** `folder_is_protected`: plain backups beside a sealed folder would give away what it seals. */
    errors: ['wrong_password', 'wait', 'locked_out', 'backup_busy', 'folder_is_protected'],
    allow: ['office.manage'],
  }),
  /**
   * Opens a backup in the temporary folder, checks it whole and says what it holds. Answers when it is
   * done; `getWork` tells meanwhile. A preview holds until the next one or the end of the program.
   */
  previewBackup: errand({
    input: z.strictObject({ backup: BackupRef, passphrase: Passphrase.nullable() }),
    output: BackupPreview,
    errors: ['backup_busy', 'stopped', 'place_full', ...READING_ERRORS],
    allow: ['office.manage'],
  }),
  /**
   * Puts the previewed backup in the place of what is. The present state is backed up first; the act is
   * recorded in the restored trail with the head it replaced; everybody is signed out.
   */
  restoreBackup: errand({
    input: z.strictObject({
      previewId: z.string().max(60),
      password: Passphrase,
      reason: Text(300),
    }),
    output: z.strictObject({}),
    errors: [
      'preview_gone',
      'wrong_password',
      'wait',
      'locked_out',
      'backup_busy',
      'stopped',
      'present_not_backed_up',
      'restore_failed',
    ],
    allow: ['office.manage'],
  }),
  /** Restores into a scratch folder, opens it there, reports and removes it; nothing else is touched. */
  runDrill: errand({
    input: z.strictObject({ backup: BackupRef, passphrase: Passphrase.nullable() }),
    output: DrillReport,
    errors: ['backup_busy', 'stopped', 'place_full', ...READING_ERRORS],
    allow: ['office.manage'],
  }),
  /** On a new machine, before there is an office: backups found in a folder or one file. */
  findBackups: query({
    input: z.strictObject({ path: PathText }),
    output: z
      .array(
        z.strictObject({
          path: z.string(),
          madeAt: Instant,
          size: z.int(),
          isEncrypted: z.boolean(),
        }),
      )
      .readonly(),
    errors: ['office_exists', 'backup_not_found', 'place_refused'],
    allow: 'public',
  }),
  previewFirst: errand({
    input: z.strictObject({ path: PathText, passphrase: Passphrase.nullable() }),
    output: BackupPreview,
    errors: ['office_exists', 'backup_busy', 'stopped', 'place_full', ...READING_ERRORS],
    allow: 'public',
  }),
  /** Stops such a preview; with nobody signed in and no office there is no trail that could hold it. */
  stopFirst: query({
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['office_exists'],
    allow: 'public',
  }),
  restoreFirst: errand({
    input: z.strictObject({ previewId: z.string().max(60) }),
    output: z.strictObject({}),
    errors: ['office_exists', 'preview_gone', 'backup_busy', 'restore_failed'],
    allow: 'public',
  }),
} as const;
