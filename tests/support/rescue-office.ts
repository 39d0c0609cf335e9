import { createHash } from 'node:crypto';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { passwordKey } from '../../shared/features/accounts/rules.ts';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { openDatabase } from '../../electron/database/open.ts';
import { hashSecret } from '../../electron/features/accounts/passwords.ts';
import { type Folders, foldersIn } from '../../electron/office/folders.ts';
import { openOffice } from '../../electron/office/office.ts';
import { CHEAP_COST, FIRST_INSTANT } from './temporary.ts';

export const RESCUE_PASSWORD = 'زمستان-سرد-بهاردشت';

/** An office with the sample's register and documents that is no sample, whose people have a password. */
export async function filledOffice(): Promise<Folders> {
  const folders = foldersIn(mkdtempSync(join(tmpdir(), 'daftar-filled-')));
  const office = await openFilled(folders);
  await office.dispatch({ token: null, method: 'office.openSample', input: {} });
  await office.close();
  const { writer, close } = await openDatabase(folders.database);
  const hash = await hashSecret(passwordKey(RESCUE_PASSWORD), CHEAP_COST);
  await sql`update office set is_sample = 0`.execute(writer);
  await sql`update account set password_hash = ${hash}`.execute(writer);
  await close();
  return folders;
}

export function openFilled(folders: Folders) {
  return openOffice({
    folder: folders.root,
    clock: () => Instant.parse(FIRST_INSTANT),
    passwordCost: CHEAP_COST,
    automaticBackups: false,
    reportBug: ({ bug }) => {
      throw bug;
    },
  });
}

/** Another folder with the same office, to be damaged. */
export function copyOf({ root }: Folders): Folders {
  const to = mkdtempSync(join(tmpdir(), 'daftar-damaged-'));
  cpSync(root, to, { recursive: true });
  return foldersIn(to);
}

export function removeOffice({ root }: Folders): void {
  rmSync(root, { recursive: true, force: true });
}

/** Writes over bytes of a file, as a failing disk does. */
export function overwrite(file: string, at: number, bytes: Uint8Array): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, bytes, 0, bytes.length, at);
  closeSync(opened);
}

export const PAGE = 4_096;

export function pagesOf(file: string): number {
  return statSync(file).size / PAGE;
}

export function hashOfFile(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
