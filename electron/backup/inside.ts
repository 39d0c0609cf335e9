import { sql } from 'kysely';
import type { z } from 'zod';
import type { BackupPreview, Counts } from '../../shared/features/backups/contract.ts';
import { officeTitle } from '../../shared/features/office/title.fa.ts';
import type { Reader } from '../database/schema.ts';
import { currentOffice, identityOf } from '../features/office/repository.ts';
import { type TrailHead, hashAt, trailHead } from '../office/audit.ts';

/** What stands in a database, as a person sees which one it is. */
export interface Inside {
  readonly officeTitle: string;
  /** Null where no office was founded. */
  readonly identity: string | null;
  readonly isSample: boolean;
  readonly counts: z.output<typeof Counts>;
  readonly head: TrailHead;
  readonly lastActs: BackupPreview['lastActs'];
}

const LAST_ACTS = 8;

/** Reads it in the caller's snapshot. */
export async function readInside(db: Reader): Promise<Inside> {
  const office = await currentOffice(db);
  const lastActs = await db
    .selectFrom('audit')
    .select(['seq', 'at', 'person', 'method'])
    .orderBy('seq', 'desc')
    .limit(LAST_ACTS)
    .execute();
  return {
    officeTitle: office ? officeTitle(office.profile) : '',
    identity: await identityOf(db),
    isSample: office?.isSample ?? false,
    counts: await countsOf(db),
    head: await trailHead(db),
    lastActs,
  };
}

/** How much of what the person knows there is. */
export async function countsOf(db: Reader): Promise<z.output<typeof Counts>> {
  const { rows } = await sql<z.output<typeof Counts>>`
    select
      (select count(*) from ngo) as ngos,
      (select count(*) from person) as people,
      (select count(*) from document where retired_at is null) as documents,
      (select count(*) from account) as accounts,
      (select count(*) from audit) as acts`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('A select without a table gave no row');
  return counts;
}

/** How two trails that may have a beginning in common stand to each other. */
export interface Comparison {
  /** The number of rows that both have. */
  readonly common: number;
  /** One of them is the other's beginning: nothing was written that the other does not know. */
  readonly isSameHistory: boolean;
}

/**
 * Finds where two trails part. Each row's hash covers all rows before it, so halving finds the place with
 * two reads for every doubling of the trail.
 */
export async function compareTrails(one: Reader, other: Reader): Promise<Comparison> {
  const shorter = Math.min((await trailHead(one)).seq, (await trailHead(other)).seq);
  let common = 0;
  let parted = shorter + 1;
  while (parted - common > 1) {
    const middle = Math.floor((common + parted) / 2);
    const [mine, theirs] = [await hashAt(one, middle), await hashAt(other, middle)];
    if (mine !== undefined && mine === theirs) common = middle;
    else parted = middle;
  }
  return { common, isSameHistory: common === shorter };
}
