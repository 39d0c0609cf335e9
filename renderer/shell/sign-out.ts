import { useQueryClient } from '@tanstack/react-query';
import { useConnection } from './office.tsx';

/** Ends the session and forgets what this person was shown. */
export function useSignOut(): () => void {
  const { office, setToken } = useConnection();
  const queries = useQueryClient();
  return () => {
    // Even where the host no longer answers, this window forgets the person.
    office.accounts.signOut({}).catch(() => undefined);
    setToken(null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'office.getState' });
    window.location.hash = '';
  };
}
