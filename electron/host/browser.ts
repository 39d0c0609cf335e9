import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { decodeWire, encodeWire } from '../../shared/kit/wire.ts';
import { type BrowserAccess, createBrowserAccess, isSameSecret } from './browser-access.ts';
import type { OfficeDoor } from './office-door.ts';
import { type Served, indexPage, isPagePath, noticePage, rendererFile, served } from './pages.ts';
import { RUNNING_HEADER } from './running.ts';
import { BROWSER_TEXT, HOST_TEXT } from './text.fa.ts';

/** The largest file that may be brought in (32 MB), as text in base64, and room for the rest of the call. */
const MAX_BODY_BYTES = 44_000_000;

const PAGE_SECRET_HEADER = 'x-daftar-secret';

interface Parts {
  readonly door: OfficeDoor;
  /** The built renderer. */
  readonly pages: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What another start of the same person must know to get an address. */
  readonly runningSecret: string;
}

export interface BrowserHost {
  readonly port: number;
  /** An address that opens the application once. */
  readonly newAddress: () => string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the application to one person's browser on this machine. Rejects with the system's error when
 * the port is taken.
 */
export async function serveBrowser(parts: Parts): Promise<BrowserHost> {
  const access = createBrowserAccess();
  const server = createServer((request, response) => {
    answer(request, { ...parts, access, port: portOf(server) })
      .catch(() => served(500, 'text/plain; charset=utf-8', 'Failed'))
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, '127.0.0.1', resolve);
  });
  const port = portOf(server);
  return {
    port,
    newAddress: () => addressWith(port, access.newTicket()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Context extends Parts {
  readonly access: BrowserAccess;
}

async function answer(request: IncomingMessage, context: Context): Promise<Served> {
  const { access, port, door, pages } = context;
  const origin = `http://127.0.0.1:${port}`;
  // A name that an attacker's server resolves to this machine still shows in Host (DNS rebinding).
  if (request.headers.host !== `127.0.0.1:${port}`) return refused('Unknown host');
  const { pathname, searchParams } = new URL(request.url ?? '/', origin);

  if (request.method === 'POST' && pathname === '/running') return anotherStart(request, context);
  if (request.headers.origin !== undefined && request.headers.origin !== origin) {
    return refused('Unknown origin');
  }
  const cookie = cookieOf(request, port);

  if (request.method === 'POST' && pathname === '/call') {
    // A browser names the origin of every such request; whatever does not is none of our pages.
    if (request.headers.origin !== origin) return refused('Unknown origin');
    if (!access.knowsPage(cookie, headerOf(request, PAGE_SECRET_HEADER))) return refused('Unknown page');
    return answerCall(request, door);
  }
  if (request.method !== 'GET') return served(405, 'text/plain; charset=utf-8', 'Method not allowed');

  const ticket = searchParams.get('ticket');
  if (ticket !== null) {
    const bought = access.redeem(ticket);
    if (bought !== undefined) return welcomed(port, bought);
  }
  if (cookie === undefined || !access.knowsCookie(cookie)) return unknownBrowser();
  if (ticket !== null) return redirected();
  if (!isPagePath(pathname)) return rendererFile(pages, pathname);
  const shown = await door.shown();
  return typeof shown === 'string' ? indexPage(pages, shown, access.newPageSecret(cookie)) : shown;
}

async function answerCall(request: IncomingMessage, door: OfficeDoor): Promise<Served> {
  const body = await bodyOf(request);
  if (body === undefined) return served(413, 'text/plain; charset=utf-8', 'Too large');
  let message: unknown;
  try {
    message = decodeWire(body);
  } catch {
    return served(400, 'text/plain; charset=utf-8', 'Not readable');
  }
  return served(200, 'application/json; charset=utf-8', encodeWire(await door.call(message)));
}

function anotherStart(request: IncomingMessage, { runningSecret, access, port }: Context): Served {
  // No page of a browser asks this, ours included.
  if (request.headers.origin !== undefined) return refused('Unknown origin');
  if (!isSameSecret(headerOf(request, RUNNING_HEADER) ?? '', runningSecret)) return refused('Unknown start');
  return served(200, 'text/plain; charset=utf-8', addressWith(port, access.newTicket()));
}

function welcomed(port: number, cookie: string): Served {
  const page = redirected();
  // Cookies do not tell ports apart, hence the name.
  const set = `${cookieName(port)}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
  return { ...page, headers: { ...page.headers, 'set-cookie': set } };
}

/** To the same page without the ticket: it must not stay in the address bar. */
function redirected(): Served {
  const page = served(303, 'text/plain; charset=utf-8', '');
  return { ...page, headers: { ...page.headers, location: '/' } };
}

function unknownBrowser(): Served {
  return noticePage(401, {
    title: HOST_TEXT.name,
    what: BROWSER_TEXT.useAddress,
    remedy: BROWSER_TEXT.useAddressRemedy,
    canRetry: false,
  });
}

function refused(why: string): Served {
  return served(403, 'text/plain; charset=utf-8', why);
}

function addressWith(port: number, ticket: string): string {
  return `http://127.0.0.1:${port}/?ticket=${ticket}`;
}

function cookieName(port: number): string {
  return `daftar-${port}`;
}

function cookieOf(request: IncomingMessage, port: number): string | undefined {
  const start = `${cookieName(port)}=`;
  const pairs = (request.headers.cookie ?? '').split('; ');
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** The request's text, or undefined once there is more of it than any honest call has. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= MAX_BODY_BYTES) pieces.push(piece);
    else pieces.length = 0;
    // Somewhat more is read and thrown away, so that the answer reaches a sender still sending.
    if (length > 2 * MAX_BODY_BYTES) throw new Error('Endless request');
  }
  return length > MAX_BODY_BYTES ? undefined : Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, { status, headers, body }: Served): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
