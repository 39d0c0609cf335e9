import { type ReactNode, createContext, useContext, useMemo, useState } from 'react';
import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client, Reply } from '../../shared/kit/method.ts';
import { browserHost } from './browser-host.ts';
import type { HostBridge } from './host.ts';

export type OfficeClient = Client<typeof contract>;

interface OfficeConnection {
  readonly office: OfficeClient;
  readonly host: HostBridge;
  /** Whether somebody has signed in on this page; the session itself lives in the host. */
  readonly isSignedIn: boolean;
  /** Keeps the token of a session in memory, where a reload forgets it; null ends it. */
  readonly setToken: (token: string | null) => void;
}

const Connection = createContext<OfficeConnection | null>(null);

/** Gives the pages below it the office, as the person who has signed in. */
export function OfficeProvider({ children }: { readonly children: ReactNode }) {
  const [host] = useState(() => window.daftar ?? browserHost());
  const [token, setToken] = useState<string | null>(null);
  const connection = useMemo((): OfficeConnection => {
    async function invoke(method: string, input: unknown): Promise<Reply> {
      const reply = await host.invoke({ token, method, input });
      // The host was started anew, or the account was disabled meanwhile.
      if (token !== null && 'error' in reply && reply.error === 'not_signed_in') setToken(null);
      return reply;
    }
    return { office: createClient(contract, invoke), host, isSignedIn: token !== null, setToken };
  }, [host, token]);
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
