import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';

/** Who has the office open: kept in its folder, so that a second start finds the first. */
const Running = z.discriminatedUnion('host', [
  z.strictObject({ host: z.literal('desktop'), pid: z.int().positive() }),
  z.strictObject({
    host: z.literal('browser'),
    pid: z.int().positive(),
    port: z.int().min(1).max(65_535),
    /** Lets a second start of the same person ask the first for a new address. */
    secret: z.string().min(20),
  }),
]);
export type Running = z.output<typeof Running>;

/** A first start, as the second one sees it. */
export type FirstStart =
  { readonly host: 'desktop' } | { readonly host: 'browser'; readonly address: string };

export const RUNNING_HEADER = 'x-daftar-running';

function runningFile(folder: string): string {
  return join(folder, 'running.json');
}

/**
 * The start that holds the office, or undefined. What a crash left behind does not count: a browser host
 * must answer, a desktop host must be a living process.
 */
export async function firstStart(folder: string): Promise<FirstStart | undefined> {
  const running = await recorded(folder);
  if (running === undefined) return undefined;
  if (running.host === 'desktop') return isAlive(running.pid) ? { host: 'desktop' } : undefined;
  const address = await newAddress(running.port, running.secret);
  return address === undefined ? undefined : { host: 'browser', address };
}

/**
 * Records this start as the one that holds the office; false if another was quicker. Where the folder
 * cannot be written, opening the office will say so, and nobody else can open it either.
 */
export async function holdOffice(folder: string, running: Running): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const text = JSON.stringify(running);
    const place = runningFile(folder);
    // Only the person who runs it may read the secret.
    const write = () => writeFile(place, text, { flag: 'wx', mode: 0o600 }).then(() => true);
    return await write().catch(async (failure: unknown) => {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) throw failure;
      if (await firstStart(folder)) return false;
      await rm(place, { force: true });
      return write();
    });
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure) return true;
    throw failure;
  }
}

/** Takes the record of this kind of host back; it leaves another kind's alone. */
export async function releaseOffice(folder: string, host: Running['host']): Promise<void> {
  const running = await recorded(folder);
  if (running?.host === host) await rm(runningFile(folder), { force: true });
}

async function recorded(folder: string): Promise<Running | undefined> {
  try {
    return Running.parse(JSON.parse(await readFile(runningFile(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM';
  }
}

const ANSWER_MS = 2_000;

/** A fresh address from a running browser host; undefined if nobody there knows the secret. */
function newAddress(port: number, secret: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path: '/running',
        method: 'POST',
        headers: { [RUNNING_HEADER]: secret },
        timeout: ANSWER_MS,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text = (text + piece).slice(0, 1_000)));
        const isOurs = response.statusCode === 200;
        response.on('end', () => resolve(isOurs && text.startsWith('http://127.0.0.1:') ? text : undefined));
        response.on('error', () => resolve(undefined));
      },
    );
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(undefined));
    asking.end();
  });
}
