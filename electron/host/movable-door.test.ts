import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { PLACE_FAULT_WORDS } from '../../shared/features/office/place-words.fa.ts';
import { CHEAP_COST, FIRST_INSTANT } from '../../tests/support/temporary.ts';
import { openOffice } from '../office/office.ts';
import { keepChosenPlace, readChosenPlace } from './chosen-place.ts';
import { createMovableDoor } from './movable-door.ts';
import { type OfficeDoor, createOfficeDoor } from './office-door.ts';

let root: string;
let doors: OfficeDoor[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'daftar-move-'));
  doors = [];
});
afterEach(async () => {
  for (const door of doors) await door.close();
  rmSync(root, { recursive: true, force: true });
});

const file = () => join(root, 'settings', 'place.json');

function doorAt(folder: string, { isChosen = false, isChangeable = true } = {}) {
  const moves: string[] = [];
  const reportBug = ({ bug }: { readonly bug: unknown }) => {
    throw bug;
  };
  const clock = () => Instant.parse(FIRST_INSTANT);
  const door = createMovableDoor({
    folder,
    isChosen,
    isChangeable,
    doorOver: (at) =>
      createOfficeDoor({
        folder: at,
        open: (protection) =>
          openOffice({
            folder: at,
            protection,
            clock,
            passwordCost: CHEAP_COST,
            automaticBackups: false,
            reportBug,
          }),
        clock,
        reportBug,
      }),
    keep: (to) => keepChosenPlace(file(), to),
    move: async (to) => {
      moves.push(to);
      return 'moved';
    },
  });
  doors.push(door);
  const ask = (method: string, input: unknown = {}) => door.call({ token: null, method, input });
  const choose = (to: string, isAware = false) => ask('place.choosePlace', { folder: to, isAware });
  return { door, moves, ask, choose };
}

const refused = (fault: string) => ({ ok: true, value: { state: 'refused', fault } });

test('before there is an office its folder can be chosen, and it is the same at the next start', async () => {
  const [first, second] = [join(root, 'first'), join(root, 'دفتر دوم')];
  const { door, moves, ask, choose } = doorAt(first);
  expect(await door.shown()).toBe('office');
  expect(await ask('place.getPlace')).toEqual({ ok: true, value: { folder: first, isChangeable: true } });
  // What lies in the system's folder for such files is told first.
  expect(await choose(second)).toEqual({ ok: true, value: { state: 'warned', warnings: ['temporary'] } });
  expect(readChosenPlace(file())).toBeNull();
  expect(await choose(second, true)).toEqual({ ok: true, value: { state: 'moved', isRestarting: false } });
  expect(moves).toEqual([second]);
  expect(readChosenPlace(file())).toBe(second);
  expect(await door.shown()).toBe('office');
  expect(existsSync(join(second, 'daftar.sqlite'))).toBe(true);

  expect(await ask('office.openSample')).toMatchObject({ ok: true });
  expect(await choose(first, true)).toEqual({ ok: false, error: 'office_exists' });
}, 60_000);

test('a place that is refused says why, and nothing moves', async () => {
  const first = join(root, 'first');
  const { moves, choose } = doorAt(first);
  const full = join(root, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'نامه.docx'), 'x');
  expect(await choose('\\\\server\\share', true)).toEqual(refused('network'));
  expect(await choose('//server/share', true)).toEqual(refused('network'));
  expect(await choose('daftar', true)).toEqual(refused('relative'));
  expect(await choose(full, true)).toEqual(refused('taken'));
  expect(await choose(join(full, 'نامه.docx'), true)).toEqual(refused('not_a_folder'));
  expect(await choose('', true)).toEqual({ ok: false, error: 'invalid_input' });
  expect(moves).toEqual([]);
  expect(readChosenPlace(file())).toBeNull();
});

test('where the folder was named from outside it cannot be chosen', async () => {
  const { ask, choose } = doorAt(join(root, 'first'), { isChangeable: false });
  expect(await ask('place.getPlace')).toMatchObject({ value: { isChangeable: false } });
  expect(await choose(join(root, 'second'), true)).toEqual({ ok: false, error: 'office_exists' });
});

test('a start over a refused place, or without the disk that was chosen, says so and makes nothing', async () => {
  const gone = join(root, 'stick', 'office');
  const page = await doorAt(gone, { isChosen: true }).door.shown();
  expect(typeof page === 'string' ? page : new TextDecoder().decode(page.body)).toContain(
    PLACE_FAULT_WORDS.absent.split('؛ ')[1],
  );
  expect(existsSync(gone)).toBe(false);
  if (process.platform === 'win32') return;
  const link = join(root, 'link');
  symlinkSync('/usr/share', link);
  const refusal = await doorAt(join(link, 'daftar-office')).door.shown();
  expect(typeof refusal === 'string' ? refusal : refusal.status).toBe(503);
});

test('what is no choice in its file is none', () => {
  mkdirSync(join(root, 'settings'));
  for (const text of ['', '{', '{}', '{"folder":""}', '{"folder":"relative"}', '{"folder":5}', '[]']) {
    writeFileSync(file(), text);
    expect(readChosenPlace(file())).toBeNull();
  }
});
