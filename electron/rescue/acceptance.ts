import type { AccountId } from '../../shared/access.ts';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import { ok } from '../../shared/kit/result.ts';
import type { LostActs } from '../database/file-verdict.ts';
import { openDatabase } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { appendToTrail } from '../office/audit.ts';
import type { Folders } from '../office/folders.ts';
import { keepHead, keptHead } from '../office/kept-head.ts';
import type { FaultyFile } from './document-check.ts';
import { type RawDatabase, rawRows } from './raw-database.ts';

/** The trail is where it stands, so that a restored office knows it too and nobody can add it unseen. */
const METHOD = 'rescue.continueWithoutFiles';

/** Acts that bring another state in, with the files that it came without. */
const RESTORING = ['backups.restoreBackup', 'backups.restoreFirst', 'rescue.restoreBackup'];

interface Acceptance {
  readonly accountId: AccountId;
  readonly person: string;
  readonly reason: string;
  readonly at: Instant;
}

/** Records that the office goes on without these files. Throws what opening the database throws. */
export function acceptFaultyFiles(
  folders: Folders,
  { files, ...acceptance }: Acceptance & { readonly files: readonly FaultyFile[] },
): Promise<void> {
  return accept(folders, {
    ...acceptance,
    method: METHOD,
    subject: 'document',
    change: { before: null, after: { files } },
  });
}

/**
 * Records that the office goes on from the state before the acts that its damaged log has lost; from then on
 * they are gone. Throws what opening the database throws.
 */
export async function acceptLostActs(
  folders: Folders,
  { lost, ...acceptance }: Acceptance & { readonly lost: LostActs },
): Promise<void> {
  const method = 'rescue.continueWithoutLastActs';
  const kept = await keptHead(folders.trailHead);
  const before = kept === null ? null : { headKeptBeside: { count: kept.seq, hash: kept.hash } };
  const change = { before, after: { lostActsAtLeast: lost.acts } };
  return accept(folders, { ...acceptance, method, subject: 'office', change });
}

async function accept(
  folders: Folders,
  act: Acceptance & { readonly method: string; readonly subject: string; readonly change: object },
): Promise<void> {
  const { accountId, person, reason, at, method, subject, change } = act;
  const db = await openDatabase(folders.database);
  try {
    const stored = await inTransaction(db.writer, async (writer) =>
      ok(
        await appendToTrail(writer, {
          at,
          accountId,
          person,
          method,
          outcome: 'done',
          subject,
          reason,
          change: JSON.stringify(change),
        }),
      ),
    );
    if (stored.ok) await keepHead(folders.trailHead, stored.value);
  } finally {
    await db.close();
  }
}

/**
 * The hashes that an administrator has agreed to go on without: by saying so, or by restoring a backup
 * that lacked them. The whole trail is looked through, but only where something is missing.
 */
export async function acceptedFiles(db: RawDatabase): Promise<ReadonlySet<string>> {
  const rows = await rawRows(
    db,
    `select json_extract(file.value, '$.hash') as hash
       from audit, json_each(audit.change, '$.after.files') as file
      where audit.method in (select value from json_each(?)) and audit.outcome = 'done'`,
    JSON.stringify([METHOD, ...RESTORING]),
  );
  return new Set(rows.map(({ hash }) => String(hash)));
}
