import { addYearsJalali } from '../../../../shared/calendar/jalali.ts';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { Body } from '../../../../shared/features/ngos/records.ts';
import { rolesOf } from '../../../../shared/features/ngos/rules.ts';
import { MEMBER_ROLE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { SelectField, TextField } from '../../../kit/field.tsx';
import type { TermDraft } from '../form/reading.ts';
import { Spot } from '../form/spot.tsx';
import { ACT_TEXT } from './text.fa.ts';

interface TermFieldsProps {
  readonly body: Body;
  readonly draft: TermDraft;
  readonly onChange: (part: Partial<TermDraft>) => void;
  readonly today: IsoDate;
  /** How long a term of this body runs by the office's settings; null where none is set. */
  readonly years: number | null;
}

/** Role, rank and term within a body. */
export function TermFields({ body, draft, onChange, today, years }: TermFieldsProps) {
  const suggested = (on: DateValue) =>
    years === null || on === null || on === 'wrong' ? null : addYearsJalali(on, years);

  function started(startedOn: DateValue) {
    const follows = draft.termEndsOn === null || draft.termEndsOn === suggested(draft.startedOn);
    const next = suggested(startedOn);
    onChange(follows && next !== null ? { startedOn, termEndsOn: next } : { startedOn });
  }

  const isSuggestion = draft.termEndsOn !== null && draft.termEndsOn === suggested(draft.startedOn);
  return (
    <>
      <SelectField
        label={ACT_TEXT.role}
        width="m"
        value={draft.role}
        onChange={(role) => onChange({ role })}
        options={rolesOf(body).map((value) => ({ value, label: MEMBER_ROLE_WORDS[value] }))}
      />
      <Spot field="rank" otherwise={{ tone: 'note', text: ACT_TEXT.rankHint }}>
        {(note) => (
          <TextField
            label={ACT_TEXT.rank}
            isOptional
            width="s"
            isFigures
            inputMode="numeric"
            maxLength={2}
            note={note}
            value={draft.rank}
            onChange={(rank) => onChange({ rank })}
          />
        )}
      </Spot>
      <Spot field="startedOn">
        {(note) => (
          <DateField
            label={ACT_TEXT.startedOn}
            isOptional
            value={draft.startedOn}
            onChange={started}
            today={today}
            note={note}
          />
        )}
      </Spot>
      <Spot
        field="termEndsOn"
        otherwise={
          isSuggestion && years !== null ? { tone: 'note', text: ACT_TEXT.termSuggested(years) } : null
        }
      >
        {(note) => (
          <DateField
            label={ACT_TEXT.termEndsOn}
            isOptional
            value={draft.termEndsOn}
            onChange={(termEndsOn) => onChange({ termEndsOn })}
            today={today}
            note={note}
          />
        )}
      </Spot>
    </>
  );
}
