import type { Selectable } from 'kysely';
import type { Instant } from '../../../shared/calendar/iso-date.ts';
import type { Logo, OfficeProfile } from '../../../shared/features/office/contract.ts';
import type { Reader, Writer } from '../../database/schema.ts';
import type { OfficeTable } from './tables.ts';

/** The office as it is stored. */
export interface Office {
  readonly profile: OfficeProfile;
  readonly logo: Logo | null;
  readonly isSample: boolean;
  readonly recoveryHash: string | null;
}

/** The office, or undefined before the first run is done. */
export async function currentOffice(db: Reader): Promise<Office | undefined> {
  const row = await db.selectFrom('office').selectAll().executeTakeFirst();
  return row && officeOf(row);
}

function officeOf(row: Selectable<OfficeTable>): Office {
  const { kind, provinceCode, countyName, countyCode, logo, logoMediaType } = row;
  return {
    profile: {
      kind,
      provinceCode,
      countyName,
      countyCode,
      letterheadLines: JSON.parse(row.letterheadLines) as readonly string[],
    },
    // As sent over a border: SQLite's own kind of bytes is not plain data.
    logo: logo && logoMediaType && { mediaType: logoMediaType, bytes: Uint8Array.from(logo) },
    isSample: row.isSample === 1,
    recoveryHash: row.recoveryHash,
  };
}

export async function isSample(db: Reader): Promise<boolean> {
  return (await currentOffice(db))?.isSample ?? false;
}

/** What tells this office's backups from another's; null before the first run is done. */
export async function identityOf(db: Reader): Promise<string | null> {
  const row = await db.selectFrom('office').select('identity').executeTakeFirst();
  return row?.identity ?? null;
}

/** When the office was founded; null before. */
export async function foundedAt(db: Reader): Promise<Instant | null> {
  const row = await db.selectFrom('office').select('createdAt').executeTakeFirst();
  return row?.createdAt ?? null;
}

export interface NewOffice extends Office {
  readonly createdAt: Instant;
}

export async function insertOffice(db: Writer, office: NewOffice): Promise<void> {
  const { profile, logo, isSample, recoveryHash, createdAt } = office;
  await db
    .insertInto('office')
    .values({
      id: 1,
      ...columnsOf(profile, logo),
      isSample: isSample ? 1 : 0,
      recoveryHash,
      createdAt,
    })
    .execute();
}

export async function updateProfile(db: Writer, profile: OfficeProfile, logo: Logo | null): Promise<void> {
  await db.updateTable('office').set(columnsOf(profile, logo)).execute();
}

export async function updateRecoveryHash(db: Writer, recoveryHash: string): Promise<void> {
  await db.updateTable('office').set({ recoveryHash }).execute();
}

function columnsOf({ letterheadLines, ...profile }: OfficeProfile, logo: Logo | null) {
  return {
    ...profile,
    letterheadLines: JSON.stringify(letterheadLines),
    logo: logo?.bytes ?? null,
    logoMediaType: logo?.mediaType ?? null,
  };
}
