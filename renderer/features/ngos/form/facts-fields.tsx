import { KIND_WORDS, SCOPE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { type NgoId, ScopeLevel } from '../../../../shared/features/ngos/fields.ts';
import type { ListEntry } from '../../../../shared/features/settings/contract.ts';
import { DateField } from '../../../kit/date-field.tsx';
import { Choice, type FieldNote, SelectField, TextField } from '../../../kit/field.tsx';
import { FIELD_WORDS } from '../../../../shared/features/ngos/field-words.fa.ts';
import type { FactsDraft } from './drafts.ts';
import { offered } from './entries.ts';
import { EntryPicker, EntrySelect } from './entry-fields.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { ParentField } from './parent-field.tsx';
import { Spot } from './spot.tsx';
import { FORM_TEXT } from './text.fa.ts';

interface FactsFieldsProps {
  readonly draft: FactsDraft;
  readonly onChange: (part: Partial<FactsDraft>) => void;
  readonly entries: readonly ListEntry[];
  readonly today: IsoDate;
  /** The name of a parent chosen from the register, for showing. */
  readonly parentShown: string;
  readonly onParentShown: (name: string) => void;
  readonly exceptNgoId: NgoId | null;
  readonly nameNote?: FieldNote | null;
}

const label = (field: keyof FactsDraft) => FIELD_WORDS[field] ?? field;

/** All facts of an NGO: the same fields whether it is registered, corrected or changed. */
export function FactsFields(props: FactsFieldsProps) {
  const { draft, onChange, entries, today } = props;
  const offices = offered(entries, 'registration_office', null).map(({ name }) => name);
  return (
    <>
      <h2>{FORM_TEXT.parts.name}</h2>
      <NameAndSubject {...props} />
      <h2>{FORM_TEXT.parts.legal}</h2>
      <Text field="registrationNo" {...props} isFigures max={40} />
      <Spot field="registrationOffice">
        {(note) => (
          <>
            <TextField
              label={label('registrationOffice')}
              isOptional
              width="l"
              maxLength={80}
              note={note}
              list="registration-offices"
              value={draft.registrationOffice}
              onChange={(registrationOffice) => onChange({ registrationOffice })}
            />
            <datalist id="registration-offices">
              {offices.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Spot>
      <Day field="registeredOn" {...props} today={today} />
      <IdentifierField
        field="legalId"
        label={label('legalId')}
        reasonLabel={FORM_TEXT.reasonOfLegalId}
        isOptional
        value={draft.legalId}
        reason={draft.legalIdReason}
        onChange={(legalId) => onChange({ legalId })}
        onReason={(legalIdReason) => onChange({ legalIdReason })}
      />
      <Text field="gazetteNo" {...props} isFigures max={60} />
      <Day field="gazetteOn" {...props} today={today} />
      <Text field="trackingCode" {...props} isFigures max={60} />
      <h2>{FORM_TEXT.parts.activity}</h2>
      <Text field="memberCount" {...props} isFigures max={9} />
      <Day field="lastAssemblyOn" {...props} today={today} />
      <Text field="lastAnnualReportYear" {...props} isFigures max={6} />
    </>
  );
}

function NameAndSubject(props: FactsFieldsProps) {
  const { draft, onChange, entries, parentShown, onParentShown, exceptNgoId, nameNote = null } = props;
  return (
    <>
      <Spot field="name" otherwise={nameNote}>
        {(note) => (
          <TextField
            label={label('name')}
            maxLength={200}
            note={note}
            value={draft.name}
            onChange={(name) => onChange({ name })}
          />
        )}
      </Spot>
      <EntrySelect
        label={label('titleWordId')}
        list="title_word"
        isOptional
        entries={entries}
        value={draft.titleWordId}
        onChange={(titleWordId) => onChange({ titleWordId })}
      />
      <Choice
        label={label('kind')}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          { value: 'independent', label: KIND_WORDS.independent },
          { value: 'branch', label: KIND_WORDS.branch },
        ]}
      />
      {draft.kind === 'branch' && (
        <Spot field="parent">
          {(note) => (
            <ParentField
              ngoId={draft.parentNgoId}
              name={draft.parentName}
              chosenName={parentShown}
              exceptNgoId={exceptNgoId}
              note={note}
              onChange={({ ngoId, name, chosenName }) => {
                onChange({ parentNgoId: ngoId, parentName: name });
                onParentShown(chosenName);
              }}
            />
          )}
        </Spot>
      )}
      <SelectField
        label={label('scopeLevel')}
        width="m"
        value={draft.scopeLevel ?? ''}
        onChange={(text) => onChange({ scopeLevel: text === '' ? null : text })}
        options={[
          { value: '', label: FORM_TEXT.none },
          ...ScopeLevel.options.map((value) => ({ value, label: SCOPE_WORDS[value] })),
        ]}
      />
      <Spot field="subjectId">
        {(note) => (
          <EntryPicker
            label={label('subjectId')}
            list="subject"
            note={note}
            entries={entries}
            value={draft.subjectId}
            onChange={(subjectId) => onChange({ subjectId })}
          />
        )}
      </Spot>
    </>
  );
}

type TextKey = {
  [Key in keyof FactsDraft]: FactsDraft[Key] extends string ? Key : never;
}[keyof FactsDraft];

function Text({
  field,
  draft,
  onChange,
  isFigures = false,
  max,
}: {
  readonly field: Exclude<TextKey, 'kind'>;
  readonly draft: FactsDraft;
  readonly onChange: (part: Partial<FactsDraft>) => void;
  readonly isFigures?: boolean;
  readonly max: number;
}) {
  return (
    <Spot field={field}>
      {(note) => (
        <TextField
          label={label(field)}
          isOptional
          width="s"
          isFigures={isFigures}
          maxLength={max}
          note={note}
          value={draft[field]}
          onChange={(value) => onChange({ [field]: value })}
        />
      )}
    </Spot>
  );
}

function Day({
  field,
  draft,
  onChange,
  today,
}: {
  readonly field: 'registeredOn' | 'gazetteOn' | 'lastAssemblyOn';
  readonly draft: FactsDraft;
  readonly onChange: (part: Partial<FactsDraft>) => void;
  readonly today: IsoDate;
}) {
  return (
    <Spot field={field}>
      {(note) => (
        <DateField
          label={label(field)}
          isOptional
          value={draft[field]}
          onChange={(value) => onChange({ [field]: value })}
          today={today}
          note={note}
        />
      )}
    </Spot>
  );
}
