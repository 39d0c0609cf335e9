import { type Result, ok } from '../../../shared/kit/result.ts';
import type { ErrandContext } from '../../office/service.ts';
import { isSample } from '../office/repository.ts';
import { tryPassword } from './entrance.ts';
import { accountById } from './repository.ts';

/**
 * Whether an errand's caller is really the one who signed in. Wrong tries are counted as at the entrance.
 * The sample's people have no password, and none is asked.
 */
export function tryOwnPassword(
  context: ErrandContext,
  password: string,
): Promise<Result<null, 'wrong' | 'wait' | 'locked_out'>> {
  return context.settle(async (writing): Promise<Result<null, 'wrong' | 'wait' | 'locked_out'>> => {
    if (await isSample(writing.db)) return ok(null);
    const id = context.actor();
    const account = await accountById(writing.db, id);
    if (!account) throw new Error(`Account ${id} is gone although accounts are never deleted`);
    return tryPassword(account, password, writing);
  });
}
