import type { LucideIcon } from 'lucide-react';
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleQuestionMark,
  ClockAlert,
  History,
  Hourglass,
  RefreshCw,
} from 'lucide-react';
import type { PermitState } from '../../../shared/features/ngos/fields.ts';
import { PERMIT_STATE_WORDS } from '../../../shared/features/ngos/words.fa.ts';

type ShownState = PermitState | 'ended';

/** Colour says how urgent it is; icon and word say which state it is, so that colour is never alone. */
const LOOKS: Readonly<
  Record<ShownState, { readonly icon: LucideIcon; readonly tone: 'ok' | 'warn' | 'bad' | 'info' | 'idle' }>
> = {
  valid: { icon: CircleCheck, tone: 'ok' },
  expiring: { icon: Hourglass, tone: 'warn' },
  expired: { icon: ClockAlert, tone: 'bad' },
  renewing: { icon: RefreshCw, tone: 'info' },
  suspended: { icon: CirclePause, tone: 'warn' },
  revoked: { icon: Ban, tone: 'idle' },
  no_permit: { icon: CircleDashed, tone: 'idle' },
  unknown: { icon: CircleQuestionMark, tone: 'idle' },
  ended: { icon: History, tone: 'idle' },
};

/** The state of a permit within a row: icon and word, without a fill. */
export function PermitStateMark({ state }: { readonly state: ShownState }) {
  return <State state={state} className="state" />;
}

/** The state of a permit in the head of a page: icon and word on a tint. */
export function PermitStateChip({ state }: { readonly state: ShownState }) {
  return <State state={state} className="state state--chip" />;
}

function State({ state, className }: { readonly state: ShownState; readonly className: string }) {
  const { icon: Icon, tone } = LOOKS[state];
  return (
    <span className={`${className} state--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      <span>{PERMIT_STATE_WORDS[state]}</span>
    </span>
  );
}
