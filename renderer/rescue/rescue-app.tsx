import { useQuery } from '@tanstack/react-query';
import { type ReactNode, createContext, useContext, useMemo, useState } from 'react';
import { rescueContract } from '../../shared/features/rescue/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client } from '../../shared/kit/method.ts';
import { Failure } from '../kit/states.tsx';
import { useConnection } from '../shell/office.tsx';
import { Gate } from '../shell/gate.tsx';
import type { HostBridge } from '../shell/host.ts';
import { useTheme } from '../shell/theme.ts';
import { Refused } from '../shell/asking.ts';
import { RescuePage } from './rescue-page.tsx';
import { RESCUE_TEXT } from './text.fa.ts';

export type RescueClient = Client<typeof rescueContract>['rescue'];

interface RescueConnection {
  readonly client: RescueClient;
  readonly host: HostBridge;
}

const Connection = createContext<RescueConnection | null>(null);

/** The window while the office does not open: it asks the rescue mode and nothing else. */
export function RescueApp() {
  useTheme();
  const { host } = useConnection();
  const connection = useMemo(() => {
    const invoke = (method: string, input: unknown) => host.invoke({ token: null, method, input });
    return { host, client: createClient(rescueContract, invoke).rescue };
  }, [host]);
  return (
    <Connection.Provider value={connection}>
      <Reported />
    </Connection.Provider>
  );
}

export function useRescue(): RescueConnection {
  const connection = useContext(Connection);
  if (connection === null) throw new Error('No rescue mode above this component');
  return connection;
}

function Reported() {
  const { client } = useRescue();
  const [asked] = useState(() => Date.now());
  const report = useQuery({
    queryKey: ['rescue.getReport', asked],
    queryFn: async () => {
      const reply = await client.getReport({});
      if (!reply.ok) throw new Refused(reply.error);
      return reply.value;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (report.data !== undefined) return <RescuePage report={report.data} />;
  if (report.isError) {
    return (
      <Waiting>
        <Failure failure={report.error} onRetry={() => void report.refetch()} />
      </Waiting>
    );
  }
  return (
    <Waiting>
      <p role="status" className="gate__text" aria-busy="true">
        {RESCUE_TEXT.looking}
      </p>
    </Waiting>
  );
}

function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <Gate title={RESCUE_TEXT.title} isWide>
      {children}
    </Gate>
  );
}
