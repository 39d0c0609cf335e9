import { z } from 'zod';
import type { AccountId } from '../../../shared/access.ts';
import { NgoId } from '../../../shared/features/ngos/fields.ts';

/** Few enough to be taken in at a glance. */
const MOST = 6;

const Ids = z.array(NgoId).max(MOST).readonly();

// Each person's own, and only as long as the window lives: it is a convenience, not a record of reading.
const keyOf = (accountId: AccountId) => `daftar.recent.${accountId}`;

/** Notes that a record was opened. */
export function rememberRecent(accountId: AccountId, ngoId: NgoId): void {
  const others = recentOf(accountId).filter((id) => id !== ngoId);
  sessionStorage.setItem(keyOf(accountId), JSON.stringify([ngoId, ...others].slice(0, MOST)));
}

/** The records opened last, the latest first. */
export function recentOf(accountId: AccountId): readonly NgoId[] {
  try {
    const parsed = Ids.safeParse(JSON.parse(sessionStorage.getItem(keyOf(accountId)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
