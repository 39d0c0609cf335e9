import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Client } from '../../shared/kit/method.ts';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import { type Folders, foldersIn } from '../../electron/office/folders.ts';
import type { BugReport } from '../../electron/office/dispatcher.ts';
import { openOffice } from '../../electron/office/office.ts';
import { openRaw, quoted, rawRows } from '../../electron/rescue/raw-database.ts';
import { FIRST_RUN, PASSWORD, USER_NAME } from './first-run.ts';
import { good, newNgo } from './ngo-office.ts';
import { CHEAP_COST, FIRST_INSTANT } from './temporary.ts';

/** The office as the hosts open it, over a folder that may hold one already. */
export interface WholeOffice extends Client<typeof contract> {
  readonly folders: Folders;
  readonly bugs: readonly BugReport[];
  /** The calls that follow come from this session; null from nobody. */
  readonly as: (token: string | null) => void;
  readonly stop: () => Promise<void>;
}

export async function startOffice(folder: string, now: string = FIRST_INSTANT): Promise<WholeOffice> {
  const bugs: BugReport[] = [];
  const office = await openOffice({
    folder,
    clock: () => Instant.parse(now),
    passwordCost: CHEAP_COST,
    automaticBackups: false,
    reportBug: (bug) => void bugs.push(bug),
  });
  let token: string | null = null;
  const client = createClient(contract, async (method, input) => {
    const reply = await office.dispatch({ token, method, input });
    if ('incident' in reply) throw bugs.find(({ incident }) => incident === reply.incident)?.bug;
    return reply;
  });
  return {
    ...client,
    folders: foldersIn(folder),
    bugs,
    as: (next) => void (token = next),
    stop: () => office.close(),
  };
}

/** Founds an office whose administrator keeps the register too, and enters as that person. */
export async function found(office: WholeOffice, countyName = 'بهاردشت'): Promise<void> {
  const made = await office.office.createOffice({
    ...FIRST_RUN,
    profile: { ...FIRST_RUN.profile, countyName },
  });
  office.as(good(made).token);
}

export async function signIn(office: WholeOffice): Promise<void> {
  office.as(good(await office.accounts.signIn({ userName: USER_NAME, password: PASSWORD })).token);
}

/** Registers an NGO, with a document of these bytes where they are given. */
export async function register(office: WholeOffice, name: string, text?: string): Promise<void> {
  const record = good(await office.ngos.registerNgo(newNgo(name)));
  if (text === undefined) return;
  const entries = good(await office.settings.listEntries({}));
  const type = entries.find(({ list }) => list === 'document_type');
  if (type === undefined) throw new Error('No kind of document');
  good(
    await office.ngos.addDocument({
      ngoId: record.id,
      version: record.version,
      typeId: type.id,
      title: name,
      fileName: 'x.pdf',
      bytes: new Uint8Array(Buffer.from(`%PDF-1.7\n${text}`)),
      issuedOn: null,
      expiresOn: null,
    }),
  );
}

/** Every row of every table of a closed database, as text, by table. */
export async function allRows(file: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const db = openRaw(file, false);
  try {
    const tables = await rawRows(
      db,
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
    );
    const all: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const rows = await rawRows(db, `select * from ${quoted(String(name))}`);
      all[String(name)] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return all;
  } finally {
    await db.destroy();
  }
}

/** The hash of every file below a folder, by its path there. */
export async function hashesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const all: Record<string, string> = {};
  const look = async (at: string): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) await look(path);
      else
        all[relative(folder, path)] = createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
    }
  };
  await look(folder);
  return all;
}
