import { randomBytes } from 'node:crypto';
import { readRecoveryCode, recoveryCodeOf } from '../../../shared/features/office/recovery-code.ts';
import { type Result, err } from '../../../shared/kit/result.ts';
import type { CommandContext } from '../../office/service.ts';
import { trySecret } from '../accounts/entrance.ts';
import { hashSecret, isSecret } from '../accounts/passwords.ts';
import type { Office } from './repository.ts';

/** A new recovery code as it is shown once, and what of it is stored. */
export async function newRecoveryCode({ resources }: Pick<CommandContext, 'resources'>) {
  const recoveryCode = recoveryCodeOf(randomBytes(16));
  const recoveryHash = await hashSecret(oneSpelling(recoveryCode), resources.passwordCost);
  return { recoveryCode, recoveryHash };
}

/** Whether this is the code that holds, however it was typed. */
export function isRecoveryCode(
  typed: string,
  { recoveryHash }: Office,
  { resources }: Pick<CommandContext, 'resources'>,
): Promise<boolean> {
  return isSecret(oneSpelling(typed), recoveryHash, resources.passwordCost);
}

// Its four characters are no hexadecimal digits, so no name's bucket is ever this one.
const COUNTER = { stranger: 'code' } as const;

/** Tries a code and counts wrong ones: each costs a growing delay. */
export async function tryRecoveryCode(
  typed: string,
  { recoveryHash }: Office,
  { db, moment, resources }: CommandContext,
): Promise<Result<null, 'wrong_recovery_code' | 'wait'>> {
  const attempt = { secret: oneSpelling(typed), hash: recoveryHash, counter: COUNTER };
  const tried = await trySecret(db, attempt, moment, resources.passwordCost);
  if (tried.ok) return tried;
  return err(tried.error === 'wrong' ? 'wrong_recovery_code' : 'wait');
}

/** What cannot be a code stays as it was typed: it fits nothing, but is counted. */
function oneSpelling(typed: string): string {
  return readRecoveryCode(typed) ?? typed;
}
