import { join } from 'node:path';

/** Where the office keeps what; all inside one folder, so that a backup or a move forgets nothing. */
export interface Folders {
  readonly root: string;
  readonly database: string;
  /** The last row of the trail, kept outside the database: it shows a cut tail. */
  readonly trailHead: string;
  /** Documents by their hash: `documents/ab/ab12…`. */
  readonly documents: string;
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
    temporary: join(root, 'temporary'),
    logs: join(root, 'logs'),
  };
}
