import type { contract } from '../contract.ts';
import type { backups } from '../features/backups/contract.ts';
import type { sealedContract } from '../features/protection/contract.ts';
import type { rescue } from '../features/rescue/contract.ts';
import type { Feature, Refusal } from '../kit/method.ts';

/** Failures that a feature's contract declares. */
type DeclaredIn<F extends Feature> = F[keyof F]['errors'][number];

type Features = typeof contract & {
  readonly backups: typeof backups;
  readonly rescue: typeof rescue;
  readonly sealed: (typeof sealedContract)['sealed'];
};

/** What the window or the program that carries it says by itself, without the office. */
export const HOST_ERRORS = [
  'documents_faulty',
  'last_acts_lost',
  'database_newer',
  'opening_failed',
  'upgrade_failed',
  'file_not_saved',
  'program_crashed',
  'page_crashed',
  'host_gone',
  'unexpected',
  'incident',
] as const;
export type HostError = (typeof HOST_ERRORS)[number];

/** Everything that can be said to a person as an error. */
export type ErrorCode =
  { [Name in keyof Features]: DeclaredIn<Features[Name]> }[keyof Features] | Refusal | HostError;
