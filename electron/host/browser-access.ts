import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Addresses that were printed and not yet used; an older one is void when there are more. */
const MAX_TICKETS = 5;
/** Browsers, and pages open in them, that are known at a time. */
const MAX_KNOWN = 100;

/**
 * Who may use the browser host. A ticket in the printed address is good once and buys a cookie; each page
 * gets a secret of its own on top, which another site cannot read and therefore not send.
 */
export interface BrowserAccess {
  readonly newTicket: () => string;
  /** A cookie's value for a ticket, or undefined if it was never given out or is used up. */
  readonly redeem: (ticket: string) => string | undefined;
  readonly knowsCookie: (cookie: string | undefined) => boolean;
  readonly newPageSecret: (cookie: string) => string;
  /** Whether the secret was given to a page of the browser with this cookie. */
  readonly knowsPage: (cookie: string | undefined, secret: string | undefined) => boolean;
}

export function createBrowserAccess(): BrowserAccess {
  const tickets = new Set<string>();
  const cookies = new Set<string>();
  const pages = new Set<string>();
  return {
    newTicket: () => remembered(tickets, MAX_TICKETS, newSecret()),
    redeem: (ticket) =>
      tickets.delete(digest(ticket)) ? remembered(cookies, MAX_KNOWN, newSecret()) : undefined,
    knowsCookie: (cookie) => cookie !== undefined && cookies.has(digest(cookie)),
    newPageSecret: (cookie) => {
      const secret = newSecret();
      remembered(pages, MAX_KNOWN, secret + cookie);
      return secret;
    },
    knowsPage: (cookie, secret) =>
      cookie !== undefined &&
      secret !== undefined &&
      cookies.has(digest(cookie)) &&
      pages.has(digest(secret + cookie)),
  };
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(digest(one)), Buffer.from(digest(other)));
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

// Kept and looked up by their hash, so that the time of a lookup tells nothing about a secret.
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

function remembered(known: Set<string>, limit: number, secret: string): string {
  known.add(digest(secret));
  for (const oldest of known) {
    if (known.size <= limit) break;
    known.delete(oldest);
  }
  return secret;
}
