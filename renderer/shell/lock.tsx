import {
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { LockScreen } from '../features/accounts/lock-screen.tsx';
import { useMyself } from './myself.tsx';
import { useOffice } from './office.tsx';

interface Lock {
  readonly lock: () => void;
}

const Context = createContext<Lock | null>(null);

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const CHECK_MS = 5_000;

/**
 * Covers the office when the person leaves or nothing was touched for a while. What stands below keeps
 * its state, unsaved input included, but is neither seen nor reached.
 */
export function LockProvider({ children }: { readonly children: ReactNode }) {
  const office = useOffice();
  const { myself } = useMyself();
  const [isLocked, setLocked] = useState(false);
  const lastInput = useRef(0);
  const focused = useRef<HTMLElement | null>(null);

  const lockFor = useCallback(
    (cause: 'person' | 'idle') => {
      focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setLocked(true);
      office.accounts.lock({ cause }).catch(() => undefined);
    },
    [office],
  );

  useEffect(() => {
    const touched = () => void (lastInput.current = Date.now());
    touched();
    for (const input of INPUTS) window.addEventListener(input, touched, { passive: true, capture: true });
    return () => {
      for (const input of INPUTS) window.removeEventListener(input, touched, { capture: true });
    };
  }, []);

  const afterMs = myself.lockAfterMinutes * 60_000;
  useEffect(() => {
    if (isLocked) return undefined;
    const timer = window.setInterval(() => {
      if (Date.now() - lastInput.current >= afterMs) lockFor('idle');
    }, CHECK_MS);
    return () => window.clearInterval(timer);
  }, [isLocked, afterMs, lockFor]);

  // What is covered is hidden and loses the focus: whoever comes back goes on where they were.
  useEffect(() => {
    if (isLocked) return;
    focused.current?.focus();
    focused.current = null;
  }, [isLocked]);

  const value = useMemo(() => ({ lock: () => lockFor('person') }), [lockFor]);
  return (
    <Context.Provider value={value}>
      <div className={isLocked ? 'below is-locked' : 'below'} inert={isLocked}>
        {children}
      </div>
      {isLocked && (
        <LockScreen
          onUnlocked={() => {
            lastInput.current = Date.now();
            setLocked(false);
          }}
        />
      )}
    </Context.Provider>
  );
}

export function useLock(): Lock {
  const lock = useContext(Context);
  if (lock === null) throw new Error('No lock above this component');
  return lock;
}
