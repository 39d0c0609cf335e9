import { useEffect } from 'react';
import { HashRouter } from 'react-router';
import { Entrance } from '../features/accounts/entrance.tsx';
import { NewPasswordPage } from '../features/accounts/new-password-page.tsx';
import { FirstRun } from '../features/office/first-run.tsx';
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
  useTheme();

  // The next person must not see for a moment what the one before had asked.
  const isGone = myself.isError;
  useEffect(() => {
    if (isGone) setToken(null);
  }, [isGone, setToken]);

  if (state.data === undefined) {
    return state.isError ? (
      <Failure failure={state.error} onRetry={() => void state.refetch()} />
    ) : (
      <Ghost rows={8} />
    );
  }
  if (state.data.state === 'new') return <FirstRun today={state.data.today} />;
  if (!isSignedIn) return <Entrance state={state.data} />;
  if (myself.data === undefined) return <Ghost rows={8} />;
  if (myself.data.mustChangePassword) return <NewPasswordPage myself={myself.data} />;
  return (
    <MyselfProvider myself={myself.data} office={state.data}>
      <LockProvider>
        <HashRouter>
          <Frame />
        </HashRouter>
      </LockProvider>
    </MyselfProvider>
  );
}
