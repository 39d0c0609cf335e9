import { Flag as FlagIcon } from 'lucide-react';
import { type IsoDate, dayInTehran } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import type { Flag } from '../../../../shared/features/ngos/records.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { Button } from '../../../kit/button.tsx';
import { Day } from '../../../kit/persian.tsx';
import { RECORD_TEXT } from './words.fa.ts';

interface FlagListProps {
  readonly flags: readonly Flag[];
  readonly today: IsoDate;
  readonly canEdit: boolean;
  readonly onClear: (flag: Flag) => void;
}

/** What somebody has put up for whoever opens this record next. */
export function FlagList({ flags, today, canEdit, onClear }: FlagListProps) {
  const raised = flags.filter(({ clearedAt }) => clearedAt === null);
  if (raised.length === 0) return null;
  return (
    <ul className="flags" aria-label={RECORD_TEXT.flags}>
      {raised.map((flag) => (
        <li key={flag.id}>
          <FlagIcon className="icon" aria-hidden="true" />
          <span>
            {toPersianDigits(flag.text)}
            {flag.dueOn !== null && <Due on={flag.dueOn} today={today} />}
            <span className="faint">
              {' – '}
              {flag.raisedBy} <Day on={dayInTehran(flag.raisedAt)} />
            </span>
          </span>
          {canEdit && (
            <Button look="act" small onClick={() => onClear(flag)}>
              {RECORD_TEXT.clearFlag}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Due({ on, today }: { readonly on: IsoDate; readonly today: IsoDate }) {
  const shown = toPersianDigits(formatJalali(on));
  return (
    <span className={on < today ? 'tag tag--bad' : 'tag'}>
      {on < today ? RECORD_TEXT.overdue(shown) : RECORD_TEXT.due(shown)}
    </span>
  );
}
