import { randomUUID } from 'node:crypto';
import type { AccountId } from '../../../shared/access.ts';
import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { type StagingId, StagingId as Id, type Target } from '../../../shared/features/imports/contract.ts';
import type { Plan } from '../../../shared/features/imports/plan.ts';
import type { Workbook } from '../../documents/sheets/workbook.ts';
import type { Resources } from '../../office/service.ts';
import type { Register } from './register.ts';

/** A file on its way in. It lives in memory only and goes with the program. */
export interface Staged {
  readonly id: StagingId;
  readonly accountId: AccountId;
  readonly fileName: string;
  readonly workbook: Workbook;
  previewed: Previewed | null;
}

/** What the last preview found out, and on which state of the register. */
export interface Previewed {
  readonly sheet: number;
  readonly headerRow: number;
  readonly headings: readonly string[];
  readonly mapping: readonly (Target | null)[];
  readonly ownHeadings: readonly string[];
  readonly plan: Plan;
  readonly register: Register;
  readonly today: IsoDate;
  readonly mark: string;
}

/** Files are large: a person has one on the way at a time, and an office this many. */
const MOST_STAGED = 3;

const OF_OFFICE = new WeakMap<Resources, Map<StagingId, Staged>>();

function stagedIn(resources: Resources): Map<StagingId, Staged> {
  const known = OF_OFFICE.get(resources) ?? new Map<StagingId, Staged>();
  OF_OFFICE.set(resources, known);
  return known;
}

/** Keeps a file that was read, in the place of the person's last one. */
export function stage(
  resources: Resources,
  file: Pick<Staged, 'accountId' | 'fileName' | 'workbook'>,
): Staged {
  const staged = stagedIn(resources);
  for (const [id, { accountId }] of staged) if (accountId === file.accountId) staged.delete(id);
  const [oldest] = staged.keys();
  if (staged.size >= MOST_STAGED && oldest !== undefined) staged.delete(oldest);
  const entry: Staged = { ...file, id: Id.parse(randomUUID()), previewed: null };
  staged.set(entry.id, entry);
  return entry;
}

/** The person's own file; another's is as good as gone. */
export function findStaged(resources: Resources, id: StagingId, accountId: AccountId): Staged | undefined {
  const entry = stagedIn(resources).get(id);
  return entry?.accountId === accountId ? entry : undefined;
}

export function dropStaged(resources: Resources, id: StagingId, accountId: AccountId): void {
  if (findStaged(resources, id, accountId)) stagedIn(resources).delete(id);
}
