import type { AccountId } from '../../../shared/access.ts';
import type {
  Fix,
  ImportSummary,
  Mapping,
  Preview,
  SheetChoice,
  StagingId,
} from '../../../shared/features/imports/contract.ts';
import type { z } from 'zod';

export interface OpenedFile {
  readonly stagingId: StagingId;
  readonly fileName: string;
  /** Tells whether a file that is opened again is still the same. */
  readonly fingerprint: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly {
    readonly name: string;
    readonly rowCount: number;
    readonly columnCount: number;
  }[];
}

/** An import under way, as far as the person has come. */
export interface ImportSession {
  readonly step: 'file' | 'columns' | 'review' | 'done';
  readonly opened: OpenedFile | null;
  readonly sheet: number;
  /** The heading row of each sheet where the person chose another than the guess. */
  readonly headerRows: ReadonlyMap<number, number>;
  /** By sheet and heading row: what the person chose instead of the guess. */
  readonly mappings: ReadonlyMap<string, z.output<typeof Mapping>>;
  /** By sheet, since rows are counted within it. */
  readonly fixes: ReadonlyMap<number, readonly Fix[]>;
  /** What the last preview was made of. */
  readonly checked: {
    readonly choice: z.output<typeof SheetChoice>;
    readonly mapping: z.output<typeof Mapping>;
  } | null;
  readonly preview: z.output<typeof Preview> | null;
  readonly applyUpdates: boolean;
  readonly summary: z.output<typeof ImportSummary> | null;
}

export const NEW_SESSION: ImportSession = {
  step: 'file',
  opened: null,
  sheet: 0,
  headerRows: new Map(),
  mappings: new Map(),
  fixes: new Map(),
  checked: null,
  preview: null,
  applyUpdates: true,
  summary: null,
};

/** Sheet and heading row as one key. */
export function headKey({ sheet, headerRow }: z.output<typeof SheetChoice>): string {
  return `${sheet}:${headerRow}`;
}

/** Another file begins anew; the same one again keeps every choice and fix. */
export function withFile(
  session: ImportSession,
  opened: OpenedFile,
  guess: z.output<typeof SheetChoice>,
): ImportSession {
  if (session.opened?.fingerprint === opened.fingerprint) {
    return { ...session, opened, step: 'columns', checked: null, preview: null };
  }
  return { ...NEW_SESSION, opened, sheet: guess.sheet, step: 'columns' };
}

// Beside the pages, so that a look at a record in between loses nothing; each person has their own.
const kept = new Map<AccountId, ImportSession>();

/** The import that is under way; one that is written is over, and the next begins anew. */
export function keptSession(accountId: AccountId): ImportSession {
  const session = kept.get(accountId) ?? NEW_SESSION;
  return session.step === 'done' ? NEW_SESSION : session;
}

export function keepSession(accountId: AccountId, session: ImportSession): void {
  kept.set(accountId, session);
}
