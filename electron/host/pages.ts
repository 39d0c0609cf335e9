import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { HOST_TEXT } from './text.fa.ts';

/** An answer to a request for a page or one of its files, whatever carries it. */
export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * What a page of the application may load: its own files, and pictures made in memory. React sets styles
 * through the object model, which this policy does not concern, so no inline style needs to be allowed.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
  'cache-control': 'no-store',
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** An answer with the headers that every answer has. */
export function served(status: number, mediaType: string, body: string | Uint8Array): Served {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { status, headers: { ...SECURITY_HEADERS, 'content-type': mediaType }, body: bytes };
}

/** Whether a path asks for a page rather than a file: the application's addresses have no extension. */
export function isPagePath(pathname: string): boolean {
  return extname(pathname) === '';
}

/** What the application's page shows: the office, its rescue mode, or the question for a sealed folder's key. */
export type Shown = 'office' | 'rescue' | 'sealed';

/**
 * The application's page, which shows the office or what stands in its place. `secret` is put into its head, for a
 * host whose channel others could reach.
 */
export async function indexPage(folder: string, shown: Shown, secret?: string): Promise<Served> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const meta =
    `<meta name="daftar-shown" content="${shown}" />` +
    (secret === undefined ? '' : `<meta name="daftar-secret" content="${secret}" />`);
  return served(200, 'text/html; charset=utf-8', html.replace('</head>', `${meta}</head>`));
}

/** A file of the built application by the path of its address; nothing outside the folder, ever. */
export async function rendererFile(folder: string, pathname: string): Promise<Served> {
  const mediaType = MEDIA_TYPES[extname(pathname)];
  const parts = partsOf(pathname);
  if (mediaType === undefined || parts === undefined) return notFound();
  try {
    return served(200, mediaType, await readFile(join(folder, ...parts)));
  } catch {
    return notFound();
  }
}

export function notFound(): Served {
  return served(404, 'text/plain; charset=utf-8', 'Not found');
}

/** The names on the way to a file, or undefined if one of them is anything but a plain name. */
function partsOf(pathname: string): readonly string[] | undefined {
  try {
    const parts = decodeURIComponent(pathname).split('/').slice(1);
    return parts.every((part) => /^[\w][\w.-]*$/.test(part)) ? parts : undefined;
  } catch {
    return undefined;
  }
}

const NOTICE_STYLE = `
  body { margin: 0; display: grid; place-items: center; min-block-size: 100vh; background: #fff; color: #1b1f24;
         font: 14px/24px Vazirmatn, Tahoma, sans-serif; }
  main { max-inline-size: 560px; padding: 24px; }
  h1 { font-size: 22px; line-height: 32px; margin-block: 0 12px; }
  code { unicode-bidi: isolate; direction: ltr; overflow-wrap: anywhere; }
  a { color: #0b57a4; }
`;
const NOTICE_STYLE_HASH = createHash('sha256').update(NOTICE_STYLE).digest('base64');

interface Notice {
  readonly title: string;
  readonly what: string;
  readonly remedy: string;
  /** Shown as a path, where the remedy speaks of it. */
  readonly folder?: string;
  readonly canRetry: boolean;
}

/** A page that stands on its own, for when the application cannot be shown. */
export function noticePage(status: number, { title, what, remedy, folder, canRetry }: Notice): Served {
  const where = folder === undefined ? '' : `<p>${HOST_TEXT.folder} <code>${escaped(folder)}</code></p>`;
  const again = canRetry ? `<p><a href="/">${HOST_TEXT.tryAgain}</a></p>` : '';
  const page = served(
    status,
    'text/html; charset=utf-8',
    `<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>${HOST_TEXT.name}</title>` +
      `<style>${NOTICE_STYLE}</style></head><body><main><h1>${escaped(title)}</h1>` +
      `<p>${escaped(what)}</p><p>${escaped(remedy)}</p>${where}${again}</main></body></html>`,
  );
  const policy = `default-src 'none'; style-src 'sha256-${NOTICE_STYLE_HASH}'; frame-ancestors 'none'`;
  return { ...page, headers: { ...page.headers, 'content-security-policy': policy } };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
