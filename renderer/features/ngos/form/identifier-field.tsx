import { useState } from 'react';
import { TextField } from '../../../kit/field.tsx';
import { Spot } from './spot.tsx';
import { FORM_TEXT, PROBLEM_WORDS } from './text.fa.ts';

interface IdentifierFieldProps {
  readonly field: 'legalId' | 'nationalId';
  readonly label: string;
  readonly reasonLabel: string;
  readonly value: string;
  readonly reason: string;
  readonly isOptional?: boolean;
  readonly onChange: (value: string) => void;
  readonly onReason: (reason: string) => void;
}

/** An identifier with a check digit: one that does not fit is taken with a reason, as old papers hold such. */
export function IdentifierField({
  field,
  label,
  reasonLabel,
  value,
  reason,
  isOptional = false,
  onChange,
  onReason,
}: IdentifierFieldProps) {
  const [isAccepting, accept] = useState(reason !== '');
  const code = field === 'legalId' ? 'legal_id_checksum' : 'national_id_checksum';
  const says = {
    [code]: (
      <>
        {PROBLEM_WORDS[code]}{' '}
        <button type="button" className="link link--button" onClick={() => accept(true)}>
          {FORM_TEXT.acceptWithReason}
        </button>
        .
      </>
    ),
  };
  return (
    <>
      <Spot field={field} says={says}>
        {(note) => (
          <TextField
            label={label}
            isOptional={isOptional}
            width="s"
            isFigures
            inputMode="numeric"
            maxLength={20}
            note={note}
            value={value}
            onChange={onChange}
          />
        )}
      </Spot>
      {(isAccepting || reason !== '') && (
        <Spot field={`${field}Reason`}>
          {(note) => (
            <TextField
              label={reasonLabel}
              width="l"
              maxLength={300}
              note={note}
              value={reason}
              onChange={onReason}
              autoFocus={isAccepting && reason === ''}
            />
          )}
        </Spot>
      )}
    </>
  );
}
