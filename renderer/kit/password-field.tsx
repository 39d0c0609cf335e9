import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import { type FieldNote, FieldRow } from './field.tsx';
import { KIT_TEXT } from './text.fa.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: FieldNote | null | undefined;
  /** What the browser may offer: the one in use, or a new one. */
  readonly kind: 'current-password' | 'new-password';
  readonly isFocusedFirst?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A password: hidden unless the person asks to see it; says when Caps Lock is on. */
export function PasswordField({
  label,
  value,
  onChange,
  note,
  kind,
  isFocusedFirst = false,
  ref,
}: PasswordFieldProps) {
  const [isShown, show] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  const shownNote = note ?? (hasCapsLock ? ({ tone: 'warn', text: KIT_TEXT.capsLock } as const) : null);
  return (
    <FieldRow label={label} note={shownNote}>
      {(tied) => (
        <span className="date">
          <input
            {...tied}
            ref={ref}
            type={isShown ? 'text' : 'password'}
            className={`field w-m field--secret${note?.tone === 'bad' ? ' is-bad' : ''}`}
            dir="ltr"
            autoComplete={kind}
            autoFocus={isFocusedFirst}
            spellCheck={false}
            maxLength={200}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
          />
          <button
            type="button"
            className="date__open"
            aria-label={`${KIT_TEXT.showPassword}: ${label}`}
            aria-pressed={isShown}
            onClick={() => show(!isShown)}
          >
            <Icon className="icon" aria-hidden="true" />
          </button>
        </span>
      )}
    </FieldRow>
  );
}
