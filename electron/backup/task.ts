import type { ReadingError } from '../../shared/features/backups/contract.ts';
import type { Brought } from './bring-documents.ts';
import type { Head } from './head.ts';
import type { DerivedKey } from './keys.ts';
import type { Manifest } from './manifest.ts';

// What the thread of backups is given, and what it sends. All plain data: it crosses a border.

/** Writes one backup and reads it back. */
export interface MakeTask {
  readonly kind: 'make';
  /** Name that nothing has; the half file is removed where the task fails. */
  readonly part: string;
  readonly head: Omit<Head, 'payloadSize' | 'encryption'>;
  readonly facts: Omit<Manifest, 'database' | 'documents'>;
  readonly key: DerivedKey | null;
  /** A copy of the database that nobody writes to. */
  readonly database: string;
  /** The office's documents, by their hash: `ab/ab12…`. */
  readonly documents: string;
  /** Every document that the register names: lines of hash, space, bytes. One text crosses cheaply. */
  readonly named: string;
  /** Whole files of the same set whose documents are not written again. */
  readonly set: readonly string[];
  /** Where the database is put as it was read back, for opening it. */
  readonly readBack: string;
}

export interface Made {
  /** Bytes of the file. */
  readonly size: number;
  readonly databaseHash: string;
  readonly written: number;
  readonly missing: number;
}

/** Reads files through and says what is wrong with each. */
export interface CheckTask {
  readonly kind: 'check';
  readonly file: string;
  readonly keys: readonly DerivedKey[];
}

/** Removes files of a set, after what others need of them has been carried over. */
export interface RotateTask {
  readonly kind: 'rotate';
  readonly folder: string;
  readonly keys: readonly DerivedKey[];
  /** Names of whole files, the oldest first. */
  readonly staying: readonly string[];
  readonly leaving: readonly string[];
}

export interface Rotated {
  /** Files that were written anew and read back, with their bytes now. */
  readonly rewritten: readonly { readonly name: string; readonly size: number }[];
  readonly removed: readonly string[];
}

/** Takes the database out of a backup and reads documents of it through. */
export interface LookTask {
  readonly kind: 'look';
  readonly file: string;
  readonly keys: readonly DerivedKey[];
  /** Where the database is put; nothing is there yet. */
  readonly database: string;
  /** Hashes of the documents to read. */
  readonly documents: readonly string[];
}

export interface Looked {
  /** Hashes that were read whole, from this file or one beside it. */
  readonly proven: readonly string[];
  readonly missing: readonly string[];
}

/** Brings the documents of a backup under their hashes. */
export interface BringTask {
  readonly kind: 'bring';
  readonly file: string;
  readonly keys: readonly DerivedKey[];
  /** Where the database is put as well; null: it is not. */
  readonly database: string | null;
  /** The office whose whole documents are not brought; null: every one is. */
  readonly beside: { readonly documents: string } | null;
  readonly into: { readonly documents: string };
  /** Hashes that were read whole a moment ago: where one no longer can be, the work fails. */
  readonly proven: readonly string[];
}

export type Task = MakeTask | CheckTask | RotateTask | LookTask | BringTask;

interface Results {
  readonly make: Made;
  readonly check: null;
  readonly rotate: Rotated;
  readonly look: Looked;
  readonly bring: Brought;
}

export type ResultOf<T extends Task> = Results[T['kind']];

/** What was thrown, as far as it can cross. */
export type Thrown =
  | { readonly kind: 'backup'; readonly code: ReadingError; readonly message: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'system'; readonly code: string; readonly message: string }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string };

export type TaskMessage =
  | { readonly type: 'announce'; readonly bytes: number }
  | { readonly type: 'advance'; readonly bytes: number }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly thrown: Thrown };

/** What the thread starts with; whatever is in `stop` other than 0 stops it. */
export interface TaskStart {
  readonly task: Task;
  readonly stop: SharedArrayBuffer;
}

/** What a task may tell and ask. */
export interface TaskRun {
  readonly announce: (bytes: number) => void;
  readonly advance: (bytes: number) => void;
  readonly assertGoingOn: () => void;
}
