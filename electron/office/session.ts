import { randomUUID } from 'node:crypto';
import type { AccountId, Role } from '../../shared/access.ts';

/** Who is at the screen. */
export interface Session {
  readonly accountId: AccountId;
  readonly fullName: string;
  readonly roles: readonly Role[];
  /** The password was set by somebody else: until it is changed, nothing else is possible. */
  readonly mustChangePassword: boolean;
}

/** The open sessions. In memory only: a restart signs everybody out. */
export interface Sessions {
  /** Opens a session for somebody who has proved who they are, and returns its secret token. */
  readonly begin: (session: Session) => string;
  readonly find: (token: string | null) => Session | undefined;
  readonly end: (token: string) => void;
  /** Takes over what changed about the account (roles, name, password) in its open sessions. */
  readonly refresh: (session: Session) => void;
  /** Ends all sessions of an account: it was disabled, or its password was reset. */
  readonly endAllOf: (accountId: AccountId) => void;
  readonly endAll: () => void;
}

export function createSessions(): Sessions {
  const open = new Map<string, Session>();
  const ofAccount = (accountId: AccountId) =>
    [...open].filter(([, session]) => session.accountId === accountId).map(([token]) => token);
  return {
    begin: (session) => {
      const token = randomUUID();
      open.set(token, session);
      return token;
    },
    find: (token) => (token === null ? undefined : open.get(token)),
    end: (token) => void open.delete(token),
    refresh: (session) => {
      for (const token of ofAccount(session.accountId)) open.set(token, session);
    },
    endAllOf: (accountId) => {
      for (const token of ofAccount(accountId)) open.delete(token);
    },
    endAll: () => open.clear(),
  };
}
