import type { RefObject } from 'react';
import { passwordKey, weaknessOf } from '../../../shared/features/accounts/rules.ts';
import type { FieldNote } from '../../kit/field.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { PASSWORD_TEXT, WEAKNESS_TEXT } from './text.fa.ts';

/** A new password as it is being written, twice. */
export interface PasswordPair {
  readonly password: string;
  readonly again: string;
}

export const NO_PASSWORD: PasswordPair = { password: '', again: '' };

export interface PairProblems {
  readonly password: string | null;
  readonly again: string | null;
}

/** What stands against a new password: one sentence with its remedy for each of the two fields. */
export function pairProblems({ password, again }: PasswordPair, userName: string): PairProblems {
  const weakness = password === '' ? null : weaknessOf(password, userName);
  return {
    password: password === '' ? PASSWORD_TEXT.needed : weakness === null ? null : WEAKNESS_TEXT[weakness],
    again: passwordKey(again) === passwordKey(password) ? null : PASSWORD_TEXT.notSame,
  };
}

export function isPairRight(pair: PasswordPair, userName: string): boolean {
  const { password, again } = pairProblems(pair, userName);
  return password === null && again === null;
}

interface NewPasswordFieldsProps {
  readonly pair: PasswordPair;
  readonly onChange: (pair: PasswordPair) => void;
  readonly userName: string;
  /** After an attempt to go on, also what is merely still empty is said. */
  readonly isTried: boolean;
  readonly label?: string;
  readonly hint?: string;
  readonly first?: RefObject<HTMLInputElement | null>;
}

/** A new password, twice, with what is wrong with it as soon as there is something to say. */
export function NewPasswordFields({
  pair,
  onChange,
  userName,
  isTried,
  label = PASSWORD_TEXT.newPassword,
  hint = PASSWORD_TEXT.hint,
  first,
}: NewPasswordFieldsProps) {
  const problems = pairProblems(pair, userName);
  const isLongEnough = pair.password.length >= 8;
  const passwordNote: FieldNote =
    problems.password !== null && (isTried || isLongEnough)
      ? { tone: 'bad', text: problems.password }
      : { tone: 'note', text: hint };
  const isDifferent = pair.again.length >= pair.password.length && pair.again !== '';
  const againNote: FieldNote | null =
    problems.again !== null && (isTried || isDifferent) ? { tone: 'bad', text: problems.again } : null;
  return (
    <>
      <PasswordField
        label={label}
        kind="new-password"
        value={pair.password}
        note={passwordNote}
        onChange={(password) => onChange({ ...pair, password })}
        {...(first ? { ref: first } : {})}
      />
      <PasswordField
        label={PASSWORD_TEXT.again}
        kind="new-password"
        value={pair.again}
        note={againNote}
        onChange={(again) => onChange({ ...pair, again })}
      />
    </>
  );
}
