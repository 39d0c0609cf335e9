import { X } from 'lucide-react';
import type { AccountId } from '../../../shared/access.ts';
import { contract } from '../../../shared/contract.ts';
import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { TrailFilter } from '../../../shared/features/trail/contract.ts';
import { Button } from '../../kit/button.tsx';
import { DateField, type DateValue } from '../../kit/date-field.tsx';
import { Choice, SelectField } from '../../kit/field.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { AREA_WORDS, type FeatureName, methodWord } from './method-words.fa.ts';
import { shownSubject } from './subjects.ts';
import { TRAIL_TEXT } from './text.fa.ts';

/** The filter as it is being filled in. */
export interface DraftFilter {
  readonly from: DateValue;
  readonly until: DateValue;
  readonly accountId: AccountId | null;
  readonly outcome: TrailFilter['outcome'];
  readonly method: string;
}

export const EMPTY_FILTER: DraftFilter = {
  from: null,
  until: null,
  accountId: null,
  outcome: 'all',
  method: '',
};

/** The filter to ask with; null while a date means no day or the span is upside down. */
export function filterOf({ from, until, ...rest }: DraftFilter, subject: string): TrailFilter | null {
  if (from === 'wrong' || until === 'wrong') return null;
  if (from !== null && until !== null && until < from) return null;
  return { ...rest, from, until, subject };
}

interface TrailFiltersProps {
  readonly draft: DraftFilter;
  readonly onChange: (draft: DraftFilter) => void;
  readonly subject: string;
  readonly onSubject: (subject: string) => void;
}

/** What is recorded when it is done: commands and traces. Questions stand in the trail only when refused. */
const AREAS = (Object.keys(AREA_WORDS) as FeatureName[]).map((feature) => ({
  feature,
  methods: Object.entries(contract[feature])
    .filter(([, { kind }]) => kind === 'command' || kind === 'trace' || kind === 'errand')
    .map(([name]) => `${feature}.${name}`),
}));

/** Span, person, outcome, area and record: everything by which the trail is narrowed. */
export function TrailFilters({ draft, onChange, subject, onSubject }: TrailFiltersProps) {
  const { today } = useMyself();
  const persons = useAsk(['trail.listPersons'], (office) => office.trail.listPersons({}));
  const isFiltered = JSON.stringify(draft) !== JSON.stringify(EMPTY_FILTER) || subject !== '';
  const isUpsideDown =
    IsoDate.safeParse(draft.from).success &&
    IsoDate.safeParse(draft.until).success &&
    filterOf(draft, subject) === null;
  return (
    <div className="trail-filters">
      <DateField
        label={TRAIL_TEXT.from}
        value={draft.from}
        today={today}
        onChange={(from) => onChange({ ...draft, from })}
      />
      <DateField
        label={TRAIL_TEXT.until}
        value={draft.until}
        today={today}
        note={isUpsideDown ? { tone: 'bad', text: TRAIL_TEXT.untilBeforeFrom } : null}
        onChange={(until) => onChange({ ...draft, until })}
      />
      <SelectField
        label={TRAIL_TEXT.person}
        width="m"
        value={String(draft.accountId ?? '')}
        onChange={(value) =>
          onChange({
            ...draft,
            accountId: persons.data?.find(({ accountId }) => String(accountId) === value)?.accountId ?? null,
          })
        }
        options={[
          { value: '', label: TRAIL_TEXT.everybody },
          ...(persons.data ?? []).map(({ accountId, person }) => ({
            value: String(accountId),
            label: person,
          })),
        ]}
      />
      <Choice
        label={TRAIL_TEXT.outcome}
        value={draft.outcome}
        onChange={(outcome) => onChange({ ...draft, outcome })}
        options={(['all', 'done', 'refused'] as const).map((value) => ({
          value,
          label: TRAIL_TEXT.outcomes[value],
        }))}
      />
      <SelectField
        label={TRAIL_TEXT.area}
        width="m"
        value={draft.method}
        onChange={(method) => onChange({ ...draft, method })}
        options={[{ value: '', label: TRAIL_TEXT.allAreas }]}
        groups={AREAS.filter(({ methods }) => methods.length > 0).map(({ feature, methods }) => ({
          label: AREA_WORDS[feature],
          options: [
            { value: feature, label: TRAIL_TEXT.wholeArea(AREA_WORDS[feature]) },
            ...methods.map((method) => ({ value: method, label: methodWord(method) })),
          ],
        }))}
      />
      {subject !== '' && <SubjectChip subject={subject} onRemove={() => onSubject('')} />}
      {isFiltered && (
        <Button
          look="act"
          onClick={() => {
            onChange(EMPTY_FILTER);
            onSubject('');
          }}
        >
          {TRAIL_TEXT.clear}
        </Button>
      )}
    </div>
  );
}

function SubjectChip({ subject, onRemove }: { readonly subject: string; readonly onRemove: () => void }) {
  const [kind, id] = subject.split('/');
  const ngoId = NgoId.safeParse(kind === 'ngo' ? Number(id) : null).data;
  const found = useAsk(['ngos.getNgo', ngoId], (office) => office.ngos.getNgo({ ngoId: ngoId as NgoId }), {
    enabled: ngoId !== undefined,
  });
  const name = found.data?.facts.name ?? shownSubject({ subject, subjectName: null })?.name ?? subject;
  return (
    <span className="chip">
      {TRAIL_TEXT.onlyRecord(name)}
      <button type="button" aria-label={TRAIL_TEXT.removeRecord} onClick={onRemove}>
        <X className="icon" aria-hidden="true" />
      </button>
    </span>
  );
}
