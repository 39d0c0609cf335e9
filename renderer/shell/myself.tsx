import { type ReactNode, createContext, useContext, useMemo } from 'react';
import { type Permission, permissionsOf } from '../../shared/access.ts';
import { IsoDate } from '../../shared/calendar/iso-date.ts';
import type { Myself } from '../../shared/features/accounts/contract.ts';
import { useAsk } from './asking.ts';

export interface OfficeState {
  readonly isSample: boolean;
  readonly title: string;
  readonly clockBehind: { readonly lastRecordedAt: string; readonly now: string } | null;
  readonly today: string;
  readonly version: string;
}

interface Person {
  readonly myself: Myself;
  readonly office: OfficeState;
  /** The day in Tehran as the office has it, never this window's own clock. */
  readonly today: IsoDate;
  /** Whether a page offers something; whether it may be done is decided in the office. */
  readonly can: (permission: Permission) => boolean;
}

const Context = createContext<Person | null>(null);

/** Every minute: a window that stays open over midnight must not keep yesterday's date. */
const DAY_CHECK_MS = 60_000;

export function MyselfProvider({
  myself,
  office,
  children,
}: {
  readonly myself: Myself;
  readonly office: OfficeState;
  readonly children: ReactNode;
}) {
  const state = useAsk(['office.getState'], (client) => client.office.getState({}), {
    refetchEvery: DAY_CHECK_MS,
  });
  const current = state.data ?? office;
  const person = useMemo(() => {
    const permissions = permissionsOf(myself.roles);
    return {
      myself,
      office: current,
      today: IsoDate.parse(current.today),
      can: (permission: Permission) => permissions.has(permission),
    };
  }, [myself, current]);
  return <Context.Provider value={person}>{children}</Context.Provider>;
}

export function useMyself(): Person {
  const person = useContext(Context);
  if (person === null) throw new Error('Nobody has signed in above this component');
  return person;
}
