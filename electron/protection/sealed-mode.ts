import type { z } from 'zod';
import { sealedContract } from '../../shared/features/protection/contract.ts';
import type { Reply } from '../../shared/kit/method.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import type { ProtectedFolder } from './protected-folder.ts';

/** What answers while the folder is sealed: nothing but how to open it. */
export interface SealedMode {
  /** Answers `sealed.…` methods; undefined for any other. Throws what opening the files throws. */
  readonly call: (method: string, input: unknown) => Promise<Reply | undefined>;
}

type Methods = (typeof sealedContract)['sealed'];
type Handlers = {
  readonly [Name in keyof Methods]: (
    input: z.output<Methods[Name]['input']>,
  ) => Promise<Result<z.input<Methods[Name]['output']>, Methods[Name]['errors'][number]>>;
};

export function createSealedMode(folder: string, protection: ProtectedFolder): SealedMode {
  const handlers: Handlers = {
    getState: async () => {
      const { isAtHand, opensThis } = await protection.system();
      return ok({ folder, canOpenBySystem: isAtHand && opensThis });
    },
    unlock: async ({ passphrase }) => {
      if (!(await protection.unlock(passphrase))) {
        return err(passphrase === null ? 'not_by_system' : 'wrong_passphrase');
      }
      await protection.open();
      return ok({});
    },
    getProgress: () => Promise.resolve(ok({ progress: protection.progress() })),
  };

  return {
    call: async (method, input) => {
      const [feature, name] = method.split('.');
      if (feature !== 'sealed' || !isMethod(name)) return undefined;
      const parsed = sealedContract.sealed[name].input.safeParse(input);
      if (!parsed.success) return err('invalid_input');
      // Each handler takes what its own schema has just given.
      return (handlers[name] as (value: unknown) => Promise<Reply>)(parsed.data);
    },
  };
}

function isMethod(name: string | undefined): name is keyof Methods {
  return name !== undefined && Object.hasOwn(sealedContract.sealed, name);
}
