import type { ReactNode } from 'react';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { addYearsJalali } from '../../../../shared/calendar/jalali.ts';
import { GENDER_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import type { ListEntry } from '../../../../shared/features/settings/contract.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { Choice, TextArea, TextField } from '../../../kit/field.tsx';
import { FIELD_WORDS } from '../../../../shared/features/ngos/field-words.fa.ts';
import type { ContactDraft, PermitDraft, PersonDraft } from './drafts.ts';
import { EntryPicker, EntrySelect } from './entry-fields.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { Spot } from './spot.tsx';
import { FORM_TEXT } from './text.fa.ts';

interface ContactFieldsProps {
  readonly draft: ContactDraft;
  readonly onChange: (part: Partial<ContactDraft>) => void;
  readonly entries: readonly ListEntry[];
}

export function ContactFields({ draft, onChange, entries }: ContactFieldsProps) {
  const text = (
    field: Exclude<keyof ContactDraft, 'placeId' | 'description'>,
    look: { readonly width: 's' | 'm' | 'l'; readonly max: number; readonly isFigures?: boolean },
    hint?: string,
  ) => (
    <Spot field={field} otherwise={hint === undefined ? null : { tone: 'note', text: hint }}>
      {(note) => (
        <TextField
          label={FIELD_WORDS[field] ?? field}
          isOptional
          width={look.width}
          maxLength={look.max}
          isFigures={look.isFigures ?? false}
          note={note}
          value={draft[field]}
          onChange={(value) => onChange({ [field]: value })}
        />
      )}
    </Spot>
  );
  return (
    <>
      {text('address', { width: 'l', max: 400 })}
      <EntryPicker
        label={FIELD_WORDS['placeId'] ?? ''}
        list="place"
        isOptional
        entries={entries}
        value={draft.placeId}
        onChange={(placeId) => onChange({ placeId })}
      />
      {text('postalCode', { width: 's', max: 20, isFigures: true })}
      {text('phones', { width: 'm', max: 120, isFigures: true }, FORM_TEXT.severalNumbers)}
      {text('mobiles', { width: 'm', max: 120, isFigures: true })}
      {text('email', { width: 'm', max: 120, isFigures: true })}
      {text('website', { width: 'm', max: 200, isFigures: true })}
      <Spot field="description">
        {(note) => (
          <TextArea
            label={FIELD_WORDS['description'] ?? ''}
            isOptional
            width="l"
            rows={2}
            maxLength={4_000}
            note={note}
            value={draft.description}
            onChange={(description) => onChange({ description })}
          />
        )}
      </Spot>
    </>
  );
}

interface PermitFieldsProps {
  readonly draft: PermitDraft;
  readonly onChange: (part: Partial<PermitDraft>) => void;
  readonly entries: readonly ListEntry[];
  readonly today: IsoDate;
  /** How long a permit runs by the office's settings; null leaves the last day alone. */
  readonly validityYears: number | null;
  /** A permit issued now has both days; one from old papers what the papers say. */
  readonly isIssued: boolean;
}

export function PermitFields({
  draft,
  onChange,
  entries,
  today,
  validityYears,
  isIssued,
}: PermitFieldsProps) {
  const suggested = (on: DateValue) =>
    validityYears === null || on === null || on === 'wrong' ? null : addYearsJalali(on, validityYears);

  function issued(issuedOn: DateValue) {
    // The last day follows as long as it is the suggestion itself, never over what somebody has written.
    const follows = draft.validUntil === null || draft.validUntil === suggested(draft.issuedOn);
    const next = suggested(issuedOn);
    onChange(follows && next !== null ? { issuedOn, validUntil: next } : { issuedOn });
  }

  const isSuggestion = draft.validUntil !== null && draft.validUntil === suggested(draft.issuedOn);
  return (
    <>
      <Spot field="issuedOn">
        {(note) => (
          <DateField
            label={FORM_TEXT.issuedOn}
            isOptional={!isIssued}
            value={draft.issuedOn}
            onChange={issued}
            today={today}
            note={note}
          />
        )}
      </Spot>
      <Spot
        field="validUntil"
        otherwise={
          isSuggestion && validityYears !== null
            ? { tone: 'note', text: FORM_TEXT.untilSuggested(validityYears) }
            : isIssued
              ? null
              : { tone: 'note', text: FORM_TEXT.unknownDate }
        }
      >
        {(note) => (
          <DateField
            label={FORM_TEXT.validUntil}
            isOptional={!isIssued}
            value={draft.validUntil}
            onChange={(validUntil) => onChange({ validUntil })}
            today={today}
            note={note}
          />
        )}
      </Spot>
      <Spot field="permitNo">
        {(note) => (
          <TextField
            label={FORM_TEXT.permitNo}
            isOptional={!isIssued}
            width="s"
            isFigures
            maxLength={40}
            note={note}
            value={draft.permitNo}
            onChange={(permitNo) => onChange({ permitNo })}
          />
        )}
      </Spot>
      <EntrySelect
        label={FORM_TEXT.issuer}
        list="issuer"
        entries={entries}
        value={draft.issuerId}
        onChange={(issuerId) => onChange({ issuerId })}
      />
      {(['letterNo', 'resolutionNo'] as const).map((field) => (
        <TextField
          key={field}
          label={FORM_TEXT[field]}
          isOptional
          width="s"
          maxLength={60}
          value={draft[field]}
          onChange={(value) => onChange({ [field]: value })}
        />
      ))}
    </>
  );
}

interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onChange: (part: Partial<PersonDraft>) => void;
  /** Instead of the plain field for the name: one that finds known people. */
  readonly nameField?: ReactNode;
  readonly isOptional?: boolean;
}

export function PersonFields({ draft, onChange, nameField, isOptional = false }: PersonFieldsProps) {
  return (
    <>
      {nameField ?? (
        <Spot field="fullName">
          {(note) => (
            <TextField
              label={FORM_TEXT.fullName}
              isOptional={isOptional}
              width="m"
              maxLength={120}
              note={note}
              value={draft.fullName}
              onChange={(fullName) => onChange({ fullName })}
            />
          )}
        </Spot>
      )}
      <Choice
        label={FORM_TEXT.gender}
        value={draft.gender}
        onChange={(gender) => onChange({ gender })}
        options={[
          { value: '', label: FORM_TEXT.none },
          { value: 'female', label: GENDER_WORDS.female },
          { value: 'male', label: GENDER_WORDS.male },
        ]}
      />
      <IdentifierField
        field="nationalId"
        label={FORM_TEXT.nationalId}
        reasonLabel={FORM_TEXT.reasonOfNationalId}
        isOptional
        value={draft.nationalId}
        reason={draft.nationalIdReason}
        onChange={(nationalId) => onChange({ nationalId })}
        onReason={(nationalIdReason) => onChange({ nationalIdReason })}
      />
      <Spot field="mobile">
        {(note) => (
          <TextField
            label={FORM_TEXT.mobile}
            isOptional
            width="s"
            isFigures
            inputMode="tel"
            maxLength={30}
            note={note}
            value={draft.mobile}
            onChange={(mobile) => onChange({ mobile })}
          />
        )}
      </Spot>
    </>
  );
}
