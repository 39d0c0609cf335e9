import { z } from 'zod';
import { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { DateField } from '../../../kit/date-field.tsx';
import { TextField } from '../../../kit/field.tsx';
import { FactsDraft } from './drafts.ts';
import { EDIT_MODES, EDIT_TEXT, type EditMode } from './edit-text.fa.ts';
import type { Problem } from './reading.ts';
import { Spot } from './spot.tsx';

export const EditDraft = z.strictObject({
  /** Only the fields somebody touched: when the record changes meanwhile, the others follow it. */
  patch: FactsDraft.partial(),
  parentShown: z.string().nullable(),
  effectiveOn: z.union([IsoDate, z.literal('wrong')]).nullable(),
  reason: z.string(),
  letterNo: z.string(),
});
export type EditDraft = z.output<typeof EditDraft>;

export const UNTOUCHED: EditDraft = {
  patch: {},
  parentShown: null,
  effectiveOn: null,
  reason: '',
  letterNo: '',
};

/** What is lacking of the ground that a correction or a change rests on. */
export function problemsOfGround(
  { effectiveOn, reason }: EditDraft,
  mode: EditMode,
  today: IsoDate,
  isChanged: boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (!isChanged) problems.push({ field: 'changes', tone: 'bad', code: 'required' });
  if (mode === 'correct' && reason.trim() === '') {
    problems.push({ field: 'reason', tone: 'bad', code: 'required' });
  }
  if (mode === 'change') {
    if (effectiveOn === null) problems.push({ field: 'effectiveOn', tone: 'bad', code: 'required' });
    else if (effectiveOn === 'wrong')
      problems.push({ field: 'effectiveOn', tone: 'bad', code: 'date_wrong' });
    else if (effectiveOn > today)
      problems.push({ field: 'effectiveOn', tone: 'bad', code: 'date_in_future' });
  }
  return problems;
}

/** Parent and kind go together, and a check digit with its reason. */
export function isUndoneWith(field: string, key: string): boolean {
  const groups = [
    ['kind', 'parentNgoId', 'parentName'],
    ['legalId', 'legalIdReason'],
  ];
  return field === key || groups.some((group) => group.includes(field) && group.includes(key));
}

/** What kind of editing it is, and what that means. */
export function Switch({
  mode,
  onMode,
}: {
  readonly mode: EditMode;
  readonly onMode: (mode: EditMode) => void;
}) {
  return (
    <div className="edit-switch">
      <div className="seg" role="group" aria-label={EDIT_TEXT.switchLabel}>
        {EDIT_MODES.map((one) => (
          <button key={one} type="button" aria-pressed={one === mode} onClick={() => onMode(one)}>
            {EDIT_TEXT.modes[one].label}
          </button>
        ))}
      </div>
      <p>{EDIT_TEXT.modes[mode].explain}</p>
    </div>
  );
}

/** What the correction or the change rests on. */
export function Ground({
  mode,
  draft,
  today,
  onChange,
}: {
  readonly mode: EditMode;
  readonly draft: EditDraft;
  readonly today: IsoDate;
  readonly onChange: (part: Partial<EditDraft>) => void;
}) {
  const { effectiveOn } = draft;
  return (
    <>
      {mode === 'change' && (
        <>
          <Spot
            field="effectiveOn"
            otherwise={
              effectiveOn === null || effectiveOn === 'wrong'
                ? null
                : { tone: 'note', text: EDIT_TEXT.oldUntil(effectiveOn) }
            }
          >
            {(note) => (
              <DateField
                label={EDIT_TEXT.effectiveOn}
                value={effectiveOn}
                onChange={(on) => onChange({ effectiveOn: on })}
                today={today}
                note={note}
              />
            )}
          </Spot>
          <TextField
            label={EDIT_TEXT.letterNo}
            isOptional
            width="s"
            maxLength={60}
            value={draft.letterNo}
            onChange={(letterNo) => onChange({ letterNo })}
          />
        </>
      )}
      <Spot field="reason">
        {(note) => (
          <TextField
            label={mode === 'correct' ? EDIT_TEXT.correctReason : EDIT_TEXT.reason}
            isOptional={mode === 'change'}
            width="full"
            maxLength={500}
            note={note}
            placeholder={EDIT_TEXT.reasonExample}
            value={draft.reason}
            onChange={(reason) => onChange({ reason })}
          />
        )}
      </Spot>
    </>
  );
}
