import { join } from 'node:path';

/** Where the office keeps what; all inside one folder, so that a backup or a move forgets nothing. */
export interface Folders {
  readonly root: string;
  readonly database: string;
  /** The last row of the trail, kept outside the database: it shows a cut tail. */
  readonly trailHead: string;
  /** Documents by their hash: `documents/ab/ab12…`. */
  readonly documents: string;
  /** What is to take the office's place, prepared whole; gone at every start unless it is marked. */
  readonly incoming: string;
  /** There while `incoming` is taking the office's place: a start that finds it finishes. */
  readonly incomingMark: string;
  /** The own set of backups, and what is known of it. */
  readonly backups: string;
  /** The key that automatic backups are encrypted with: it stays on this machine, outside of every backup. */
  readonly backupKey: string;
  /** Where everything lies while a protected office is closed, and the key to it under the passphrase. */
  readonly sealed: string;
  readonly folderKey: string;
  /** Emptied at every start. */
  readonly temporary: string;
  readonly logs: string;
}

export function foldersIn(root: string): Folders {
  return {
    root,
    database: join(root, 'daftar.sqlite'),
    trailHead: join(root, 'trail-head.json'),
    documents: join(root, 'documents'),
    incoming: join(root, 'incoming'),
    incomingMark: join(root, 'incoming.json'),
    backups: join(root, 'backups'),
    backupKey: join(root, 'backup-key.json'),
    sealed: join(root, 'sealed'),
    folderKey: join(root, 'sealed', 'key.json'),
    temporary: join(root, 'temporary'),
    logs: join(root, 'logs'),
  };
}
