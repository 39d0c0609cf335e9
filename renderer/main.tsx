import './styles/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Helped } from './features/help/help.tsx';
import { OTHER_PLACES } from './features/help/places.ts';
import { NoticesProvider } from './kit/notices.tsx';
import { RescueApp } from './rescue/rescue-app.tsx';
import { SealedApp } from './sealed/sealed-app.tsx';
import { App } from './shell/app.tsx';
import { Refused } from './shell/asking.ts';
import { OfficeProvider } from './shell/office.tsx';
import { Safety } from './shell/safety.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The office is on this machine: what failed once fails again, and nothing else changes it unseen.
      retry: (count, failure) => !(failure instanceof Refused) && count < 1,
      staleTime: 30_000,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

/** The host says what it has: the office, what stands in its place, or the question for a sealed folder's key. */
const shown = document.querySelector<HTMLMetaElement>('meta[name="daftar-shown"]')?.content;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Safety>
        <QueryClientProvider client={queries}>
          <NoticesProvider>
            <OfficeProvider>
              {shown === 'rescue' ? (
                <Helped place={OTHER_PLACES.rescue}>
                  <RescueApp />
                </Helped>
              ) : shown === 'sealed' ? (
                <Helped place={OTHER_PLACES.sealed}>
                  <SealedApp />
                </Helped>
              ) : (
                <App />
              )}
            </OfficeProvider>
          </NoticesProvider>
        </QueryClientProvider>
      </Safety>
    </StrictMode>,
  );
}
