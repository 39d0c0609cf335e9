import { type ReactNode, createContext, useCallback, useContext, useMemo, useState } from 'react';
import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client, Reply } from '../../shared/kit/method.ts';
import { browserHost } from './browser-host.ts';
import type { HostBridge } from './host.ts';

export type OfficeClient = Client<typeof contract>;

/** What has happened to the office while nobody was signed in, for the page where one signs in. */
export interface News {
  readonly title: string;
  readonly text: string;
}

interface OfficeConnection {
  readonly office: OfficeClient;
  readonly host: HostBridge;
  /** Whether somebody has signed in on this page; the session itself lives in the host. */
  readonly isSignedIn: boolean;
  readonly news: News | null;
  /** Keeps the token of a session in memory, where a reload forgets it; null ends it, perhaps with news. */
  readonly setToken: (token: string | null, news?: News) => void;
}

const Connection = createContext<OfficeConnection | null>(null);

/** Gives the pages below it the office, as the person who has signed in. */
export function OfficeProvider({ children }: { readonly children: ReactNode }) {
  const [host] = useState(() => window.daftar ?? browserHost());
  const [token, setTokenAlone] = useState<string | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const setToken = useCallback((next: string | null, told?: News) => {
    setTokenAlone(next);
    // Several calls may find at once that the session has ended; none of them takes the news back.
    if (told !== undefined) setNews(told);
    else if (next !== null) setNews(null);
  }, []);
  const connection = useMemo((): OfficeConnection => {
    async function invoke(method: string, input: unknown): Promise<Reply> {
      const reply = await host.invoke({ token, method, input });
      // The host was started anew, or the account was disabled meanwhile.
      if (token !== null && 'error' in reply && reply.error === 'not_signed_in') setToken(null);
      return reply;
    }
    return { office: createClient(contract, invoke), host, isSignedIn: token !== null, news, setToken };
  }, [host, token, news, setToken]);
  return <Connection.Provider value={connection}>{children}</Connection.Provider>;
}

export function useConnection(): OfficeConnection {
  const connection = useContext(Connection);
  if (connection === null) throw new Error('No office above this component');
  return connection;
}

export function useOffice(): OfficeClient {
  return useConnection().office;
}
