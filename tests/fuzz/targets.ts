import { backupTarget } from './backup-target.ts';
import { csvTarget, xlsxTarget } from './sheet-targets.ts';

/** A reader of files from outside. */
export interface Target {
  /** One run with a file made from the seed; how it was answered. Throws where the answer is none at all. */
  readonly run: (seed: number) => Promise<Answer>;
}

/** Read, or refused with a reason that has a sentence. */
export type Answer = 'read' | 'refused';

export const TARGETS = { xlsx: xlsxTarget, csv: csvTarget, backup: backupTarget } as const;
export type TargetName = keyof typeof TARGETS;
export const TARGET_NAMES = Object.keys(TARGETS) as TargetName[];
