import type { BackupWork } from '../../shared/features/backups/contract.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import type { Clock } from '../office/clock.ts';
import type { RunningWork } from './restore-desk.ts';

type WorkKind = BackupWork['kind'];

/** A person, or the end of the program, stopped the work. */
export class Stopped extends Error {
  constructor() {
    super('The work was stopped');
    this.name = 'Stopped';
  }
}

/** A work that also hands its stopping on, to a thread say. */
export interface FollowedWork extends RunningWork {
  readonly signal: AbortSignal;
}

/** Long works on backups: one at a time, followed and stopped by anybody who asks. */
export interface LongWorks {
  readonly current: () => BackupWork | null;
  readonly stop: () => void;
  /** Of the work that is under way. */
  readonly signal: () => AbortSignal;
  /**
   * Runs a work unless one is under way. Throws what the work throws; where it was stopped and therefore
   * threw, says so.
   */
  readonly run: <Value>(
    kind: WorkKind,
    work: (running: FollowedWork) => Promise<Value>,
  ) => Promise<Result<Value, 'backup_busy' | 'stopped'>>;
  /** Until nothing is under way. */
  readonly settled: () => Promise<void>;
}

export function createLongWorks(clock: Clock): LongWorks {
  let current: { shown: BackupWork; readonly controller: AbortController; ended: Promise<void> } | null =
    null;

  return {
    current: () => current?.shown ?? null,
    stop: () => current?.controller.abort(),
    signal: () => (current?.controller ?? new AbortController()).signal,
    settled: async () => {
      while (current !== null) await current.ended;
    },
    run: async (kind, work) => {
      if (current !== null) return err('backup_busy');
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      const controller = new AbortController();
      const shown: BackupWork = { kind, done: 0, total: 0, startedAt: clock() };
      const mine = { shown, controller, ended };
      current = mine;
      const { signal } = controller;
      const tell = (change: Partial<BackupWork>) => void (mine.shown = { ...mine.shown, ...change });
      const following = {
        // More than was announced is possible: a second try, or a set that had to be carried over.
        advance: (bytes: number) =>
          tell({ done: mine.shown.done + bytes, total: Math.max(mine.shown.total, mine.shown.done + bytes) }),
        assertGoingOn: () => {
          if (signal.aborted) throw new Stopped();
        },
      };
      const announce = (total: number) => tell({ total: mine.shown.done + total });
      try {
        return ok(await work({ announce, following, signal }));
      } catch (failure) {
        if (failure instanceof Stopped) return err('stopped');
        throw failure;
      } finally {
        current = null;
        end();
      }
    },
  };
}
