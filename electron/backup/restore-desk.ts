import type { BackupRef, BackupWork } from '../../shared/features/backups/contract.ts';
import type { Result } from '../../shared/kit/result.ts';
import type { Following } from './container.ts';
import type { Unlock } from './keys.ts';
import type { Previews } from './preview.ts';
import type { Safeguard } from './restore.ts';

/** One long work under way. */
export interface RunningWork {
  /** Tells its bytes once they are known. */
  readonly announce: (total: number) => void;
  readonly following: Following;
}

/** What previewing and restoring need of whoever keeps the backups. */
export interface RestoreDesk {
  readonly previews: Previews;
  /** Runs one work at a time; throws what the work throws. */
  readonly run: <Value>(
    kind: BackupWork['kind'],
    work: (running: RunningWork) => Promise<Value>,
  ) => Promise<Result<Value, 'backup_busy' | 'stopped'>>;
  /** What opens files: the passphrase as it was typed, and the keys that this machine keeps. */
  readonly unlock: (passphrase: string | null) => Promise<Unlock>;
  /** The file of a set, or as a person typed it; undefined where its place is not there or refused. */
  readonly fileOf: (backup: BackupRef) => Promise<string | undefined>;
  /** Backs up the present state within a running work. */
  readonly backUp: (running: RunningWork) => Promise<Safeguard>;
}
