import type { LucideIcon } from 'lucide-react';
import { List, UserRound, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ngos } from '../../../shared/features/ngos/contract.ts';
import { Num } from '../../kit/persian.tsx';
import { hitField } from '../ngos/list-text.fa.ts';
import { Marked } from '../ngos/marked.tsx';
import { PermitStateMark } from '../ngos/permit-state.tsx';
import type { PaletteAct } from './acts.ts';
import { PALETTE_TEXT, seat } from './text.fa.ts';

type Found = z.output<(typeof ngos)['findAnything']['output']>;

/** One line of the palette and what choosing it does. */
export interface PaletteOption {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly name: string;
  readonly options: readonly PaletteOption[];
}

export function ngoOption(
  { id, name, permitNo, permitState, hit }: Found['ngos'][number],
  text: string,
  go: (to: string) => void,
): PaletteOption {
  return {
    key: `ngo-${id}`,
    icon: UsersRound,
    title: <Marked text={name} sought={text} />,
    note:
      hit !== null && hit.field !== 'name' ? (
        <>
          {hitField(hit.field)}: <Marked text={hit.value} sought={text} />
        </>
      ) : (
        permitNo !== null && (
          <>
            {PALETTE_TEXT.permit} <Num>{permitNo}</Num>
          </>
        )
      ),
    end: <PermitStateMark state={permitState} />,
    run: () => go(`/ngos/${id}`),
  };
}

export function personOption(
  { personId, fullName, ngoId, ngoName, role }: Found['people'][number],
  text: string,
  go: (to: string) => void,
): PaletteOption {
  return {
    key: `person-${personId}-${ngoId}-${role}`,
    icon: UserRound,
    title: <Marked text={fullName} sought={text} />,
    note: seat(role, ngoName),
    run: () => go(`/ngos/${ngoId}?tab=bodies`),
  };
}

export function actOption({ key, label, icon, run }: PaletteAct, text: string): PaletteOption {
  return {
    key: `act-${key}`,
    icon,
    title: icon === List ? label : <Marked text={label} sought={text} />,
    run,
  };
}
