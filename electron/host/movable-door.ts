import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { PlaceFault } from '../../shared/features/office/places.ts';
import { PLACE_FAULT_WORDS } from '../../shared/features/office/place-words.fa.ts';
import { place as placeMethods } from '../../shared/features/place/contract.ts';
import type { Reply } from '../../shared/kit/method.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import { judgeRealPlace, thisMachine, tryPlace } from '../office/place-check.ts';
import { CallMessage, type OfficeDoor } from './office-door.ts';
import { noticePage } from './pages.ts';
import { HOST_TEXT } from './text.fa.ts';

interface Parts {
  readonly folder: string;
  /** Whether a person chose it; else it is the usual one, or named from outside. */
  readonly isChosen: boolean;
  readonly isChangeable: boolean;
  readonly doorOver: (folder: string) => OfficeDoor;
  /** Keeps the choice for every start to come. */
  readonly keep: (folder: string) => void;
  /**
   * Goes over to the new folder; `restarting` where the program does so by starting anew, after this answer
   * has gone out.
   */
  readonly move: (to: string) => Promise<'moved' | 'restarting'>;
}

type Choice = z.output<(typeof placeMethods)['choosePlace']['output']>;

/** A door whose folder may be chosen as long as there is no office behind it. */
export function createMovableDoor(parts: Parts): OfficeDoor {
  let { folder, isChosen } = parts;
  let door = parts.doorOver(folder);

  async function choose(to: string, isAware: boolean): Promise<Result<Choice, 'office_exists'>> {
    if (!parts.isChangeable || !(await isNew(door))) return err('office_exists');
    const verdict = await tryPlace(to, await thisMachine());
    if (verdict.kind === 'refused') return ok({ state: 'refused', fault: verdict.fault });
    if (verdict.warnings.length > 0 && !isAware) return ok({ state: 'warned', warnings: verdict.warnings });
    const next = resolve(to);
    if (next === folder) return ok({ state: 'moved', isRestarting: false });
    try {
      parts.keep(next);
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure)) throw failure;
      return ok({ state: 'refused', fault: 'not_writable' });
    }
    if ((await parts.move(next)) === 'restarting') return ok({ state: 'moved', isRestarting: true });
    await door.close();
    folder = next;
    isChosen = true;
    door = parts.doorOver(folder);
    return ok({ state: 'moved', isRestarting: false });
  }

  async function answer(method: string, input: unknown): Promise<Reply> {
    if (method === 'place.getPlace') return ok({ folder, isChangeable: parts.isChangeable });
    if (method !== 'place.choosePlace') return err('unknown_method');
    const parsed = placeMethods.choosePlace.input.safeParse(input);
    return parsed.success ? choose(parsed.data.folder, parsed.data.isAware) : err('invalid_input');
  }

  return {
    shown: async () => {
      const fault = await startFault(folder, isChosen);
      if (fault === null) return door.shown();
      const [what = '', remedy = ''] = PLACE_FAULT_WORDS[fault].split('؛ ');
      return noticePage(503, {
        title: HOST_TEXT.notOpened,
        what: `${what}.`,
        remedy,
        folder,
        canRetry: true,
      });
    },
    call: async (message) => {
      const parsed = CallMessage.safeParse(message);
      const isOfPlace = parsed.success && parsed.data.method.startsWith('place.');
      return isOfPlace ? answer(parsed.data.method, parsed.data.input) : door.call(message);
    },
    close: () => door.close(),
  };
}

/** What stands against a place whatever its state: the rest is told by opening the office there. */
const ALWAYS: ReadonlySet<PlaceFault> = new Set(['network', 'address', 'device', 'system']);

async function startFault(folder: string, isChosen: boolean): Promise<PlaceFault | null> {
  // Asking Windows for its drives takes a second; the real path shows what a mapped one leads to.
  const verdict = await judgeRealPlace(folder, await thisMachine({ asksDrives: false }));
  if (verdict.kind === 'refused' && ALWAYS.has(verdict.fault)) return verdict.fault;
  // A disk that is not plugged in must not become a new office on another one.
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isChosen && !isThere ? 'absent' : null;
}

async function isNew(door: OfficeDoor): Promise<boolean> {
  const reply = await door.call({ token: null, method: 'office.getState', input: {} });
  if (!('ok' in reply) || !reply.ok) return false;
  const { value } = reply;
  return typeof value === 'object' && value !== null && 'state' in value && value.state === 'new';
}
