import { CircleX, Info, TriangleAlert } from 'lucide-react';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { useNoteOf } from './attempt.ts';
import { Sentence } from './sentence.tsx';
import { KIT_TEXT } from './text.fa.ts';

export interface FieldNote {
  readonly tone: 'note' | 'warn' | 'bad';
  readonly text: ReactNode;
}

interface RowProps {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly note?: FieldNote | null | undefined;
  /** Gets what ties the control to its label and note. */
  readonly children: (tied: Tied) => ReactNode;
}

export interface Tied {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

const NOTE_ICONS = { note: Info, warn: TriangleAlert, bad: CircleX } as const;

/** A label at the start, the control, and beside it what is to be said about it. */
export function FieldRow({ label, isOptional = false, note, children }: RowProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const tied: Tied = {
    id,
    'aria-describedby': note ? noteId : undefined,
    'aria-invalid': note?.tone === 'bad' ? true : undefined,
  };
  return (
    <div className="f">
      <label className="f__l" htmlFor={id}>
        {label}
        {isOptional && <i>{KIT_TEXT.optional}</i>}
      </label>
      <div className="f__c">
        {children(tied)}
        {note && <Note id={noteId} {...note} />}
      </div>
    </div>
  );
}

/** Said beside a field: a note, a warning, or what is wrong with the remedy. */
export function Note({ id, tone, text }: FieldNote & { readonly id?: string }) {
  const Icon = NOTE_ICONS[tone];
  return (
    <p id={id} className={tone === 'note' ? 'f__note' : `f__note f__note--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      <span>
        <Sentence text={text} />
      </span>
    </p>
  );
}

type Width = 's' | 'm' | 'l' | 'full';

interface Common {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly note?: FieldNote | null | undefined;
  readonly width?: Width;
}

interface TextFieldProps
  extends Common, Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'className' | 'width'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Identifiers and numbers are read from left to right even in Persian digits. */
  readonly isFigures?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

function controlClass(width: Width, note: FieldNote | null | undefined, isFigures = false): string {
  return `field w-${width}${note?.tone === 'bad' ? ' is-bad' : ''}${isFigures ? ' field--figures' : ''}`;
}

export function TextField({
  label,
  isOptional,
  note,
  width = 'l',
  value,
  onChange,
  isFigures = false,
  ...rest
}: TextFieldProps) {
  const shown = useNoteOf(note, isOptional !== true && value.trim() === '', KIT_TEXT.textNeeded);
  return (
    <FieldRow label={label} isOptional={isOptional ?? false} note={shown}>
      {(tied) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...tied}
          className={controlClass(width, shown, isFigures)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={(event) => {
            // Not while it is typed: the cursor would leave its place.
            if (isFigures && toPersianDigits(value) !== value) onChange(toPersianDigits(value));
            rest.onBlur?.(event);
          }}
        />
      )}
    </FieldRow>
  );
}

interface TextAreaProps
  extends Common, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'className'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextArea({
  label,
  isOptional,
  note,
  width = 'l',
  value,
  onChange,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const shown = useNoteOf(note, isOptional !== true && value.trim() === '', KIT_TEXT.textNeeded);
  return (
    <FieldRow label={label} isOptional={isOptional ?? false} note={shown}>
      {(tied) => (
        <textarea
          {...rest}
          {...tied}
          rows={rows}
          className={controlClass(width, shown)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldRow>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly isDisabled?: boolean;
}

export interface OptionGroup<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
}

interface SelectFieldProps<Value extends string>
  extends Common, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value' | 'className'> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Option<Value>[];
  /** After the plain options, under headings. */
  readonly groups?: readonly OptionGroup<Value>[];
}

/** The system's own list: known to everybody, quick by keyboard, read by every screen reader. */
export function SelectField<Value extends string>({
  label,
  isOptional,
  note,
  width = 'l',
  value,
  onChange,
  options,
  groups = [],
  ...rest
}: SelectFieldProps<Value>) {
  const shown = useNoteOf(note, isOptional !== true && value === '', KIT_TEXT.choiceNeeded);
  return (
    <FieldRow label={label} isOptional={isOptional ?? false} note={shown}>
      {(tied) => (
        <select
          {...rest}
          {...tied}
          className={controlClass(width, shown)}
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          <Options options={options} />
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ))}
        </select>
      )}
    </FieldRow>
  );
}

function Options<Value extends string>({ options }: { readonly options: readonly Option<Value>[] }) {
  return options.map(({ value, label, isDisabled = false }) => (
    <option key={value} value={value} disabled={isDisabled}>
      {label}
    </option>
  ));
}

interface CheckFieldProps {
  readonly label: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
}

export function CheckField({ label, isOn, onChange, disabled = false }: CheckFieldProps) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Option<Value>[];
  readonly note?: FieldNote | null | undefined;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, value, onChange, options, note }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="f">
      <span className="f__l" id={id}>
        {label}
      </span>
      <div className="f__c">
        <div className="seg" role="group" aria-labelledby={id}>
          {options.map((option) => (
            <button
              key={option.value}
              type="button"
              aria-pressed={option.value === value}
              disabled={option.isDisabled ?? false}
              onClick={() => onChange(option.value)}
            >
              {option.label}
            </button>
          ))}
        </div>
        {note && <Note {...note} />}
      </div>
    </div>
  );
}

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isOptional?: boolean;
  readonly label?: string;
  readonly placeholder?: string;
  /** After an attempt without one. */
  readonly isMissing?: boolean;
}

/** Why an act is done: it stays in the trail. */
export function ReasonField({
  value,
  onChange,
  isOptional = false,
  label,
  placeholder,
  isMissing = false,
}: ReasonFieldProps) {
  const note = useNoteOf(null, !isOptional && value.trim() === '', KIT_TEXT.reasonNeeded);
  return (
    <TextField
      label={label ?? KIT_TEXT.reason}
      isOptional={isOptional}
      width="full"
      maxLength={500}
      value={value}
      note={isMissing ? { tone: 'bad', text: KIT_TEXT.reasonNeeded } : note}
      onChange={onChange}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
