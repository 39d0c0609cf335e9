import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { HashRouter } from 'react-router';
import { Entrance } from '../features/accounts/entrance.tsx';
import { NewPasswordPage } from '../features/accounts/new-password-page.tsx';
import { HelpProvider, Helped } from '../features/help/help.tsx';
import { OTHER_PLACES } from '../features/help/places.ts';
import { FirstRun } from '../features/office/first-run.tsx';
import { RecoveryCodePage } from '../features/office/recovery-code.tsx';
import { Failure, Ghost } from '../kit/states.tsx';
import { useAsk } from './asking.ts';
import { Frame } from './frame.tsx';
import { LockProvider } from './lock.tsx';
import { MyselfProvider } from './myself.tsx';
import { useConnection } from './office.tsx';
import { useTheme } from './theme.ts';

/** What the window shows: the first run, the entrance, a forced new password, or the office at work. */
export function App() {
  const { isSignedIn, setToken } = useConnection();
  const state = useAsk(['office.getState'], (office) => office.office.getState({}));
  const myself = useAsk(['accounts.getMyself'], (office) => office.accounts.getMyself({}), {
    enabled: isSignedIn,
  });
  const queries = useQueryClient();
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  useTheme();

  // The next person must not see for a moment what the one before had asked.
  const isGone = myself.isError;
  useEffect(() => {
    if (isGone) setToken(null);
  }, [isGone, setToken]);

  /** The session begins at once, for the code's paper needs it; the office is shown after the code was kept. */
  function showCode(entry: { readonly token: string; readonly recoveryCode: string }) {
    setRecoveryCode(entry.recoveryCode);
    setToken(entry.token);
    void queries.invalidateQueries();
  }

  // Before everything else, whatever is asked anew meanwhile: this code is shown only once.
  if (recoveryCode !== null) {
    return (
      <Helped place={OTHER_PLACES.recoveryCode}>
        <RecoveryCodePage code={recoveryCode} onKept={() => setRecoveryCode(null)} />
      </Helped>
    );
  }
  if (state.data === undefined) {
    return state.isError ? (
      <Failure failure={state.error} onRetry={() => void state.refetch()} />
    ) : (
      <Ghost rows={8} />
    );
  }
  if (state.data.state === 'new') {
    return (
      <Helped place={OTHER_PLACES.welcome}>
        <FirstRun today={state.data.today} onCreated={showCode} />
      </Helped>
    );
  }
  if (!isSignedIn) {
    return (
      <Helped place={OTHER_PLACES.entrance}>
        <Entrance state={state.data} onRescued={showCode} />
      </Helped>
    );
  }
  if (myself.data === undefined) return <Ghost rows={8} />;
  if (myself.data.mustChangePassword) {
    return (
      <Helped place={OTHER_PLACES.newPassword}>
        <NewPasswordPage myself={myself.data} />
      </Helped>
    );
  }
  return (
    <MyselfProvider myself={myself.data} office={state.data}>
      <LockProvider>
        <HelpProvider>
          <HashRouter>
            <Frame />
          </HashRouter>
        </HelpProvider>
      </LockProvider>
    </MyselfProvider>
  );
}
