import type { OfficeKind } from '../../../shared/features/office/contract.ts';
import { PROVINCES } from '../../../shared/features/office/provinces.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Choice, type FieldNote, SelectField, TextArea, TextField } from '../../kit/field.tsx';
import { type ProfileAnswers, type ProfileField, linesOf } from './profile-answers.ts';
import { KIND_WORDS, PROFILE_TEXT } from './text.fa.ts';

interface FieldsProps {
  readonly answers: ProfileAnswers;
  readonly onChange: (answers: ProfileAnswers) => void;
  /** Fields that do not fit, once somebody has tried to go on. */
  readonly wrong: readonly ProfileField[];
}

const KINDS: readonly OfficeKind[] = ['governorate', 'special_governorate'];

/** Which office this is. */
export function OfficeFields({ answers, onChange, wrong }: FieldsProps) {
  const noteOf = (field: ProfileField, text: string, hint?: string): FieldNote | null =>
    wrong.includes(field) ? { tone: 'bad', text } : hint === undefined ? null : { tone: 'note', text: hint };
  return (
    <>
      <Choice
        label={PROFILE_TEXT.kind}
        value={answers.kind}
        options={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        onChange={(kind) => onChange({ ...answers, kind })}
      />
      <SelectField
        label={PROFILE_TEXT.province}
        width="m"
        value={answers.provinceCode}
        note={noteOf('provinceCode', PROFILE_TEXT.provinceNeeded)}
        options={[
          { value: '', label: PROFILE_TEXT.provinceNone },
          ...[...PROVINCES]
            .sort((one, other) => one.name.localeCompare(other.name, 'fa'))
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(provinceCode) => onChange({ ...answers, provinceCode })}
      />
      <TextField
        label={PROFILE_TEXT.county}
        width="m"
        maxLength={60}
        value={answers.countyName}
        note={noteOf('countyName', PROFILE_TEXT.countyNeeded, PROFILE_TEXT.countyHint)}
        onChange={(countyName) => onChange({ ...answers, countyName })}
      />
      <TextField
        label={PROFILE_TEXT.code}
        isOptional
        width="s"
        isFigures
        inputMode="numeric"
        maxLength={2}
        value={toPersianDigits(answers.countyCode)}
        note={noteOf('countyCode', PROFILE_TEXT.codeWrong, PROFILE_TEXT.codeHint)}
        onChange={(countyCode) => onChange({ ...answers, countyCode })}
      />
    </>
  );
}

/** The lines of the letterhead: the usual ones follow the office's name until somebody changes them. */
export function LetterheadLines({ answers, onChange, wrong }: FieldsProps) {
  const isWrong = wrong.includes('letterheadLines');
  return (
    <>
      <TextArea
        label={PROFILE_TEXT.lines}
        rows={5}
        maxLength={420}
        value={answers.ownLines ?? linesOf(answers).join('\n')}
        note={
          isWrong
            ? { tone: 'bad', text: PROFILE_TEXT.linesWrong }
            : { tone: 'note', text: PROFILE_TEXT.linesHint }
        }
        onChange={(ownLines) => onChange({ ...answers, ownLines })}
      />
      {answers.ownLines !== null && (
        <div className="f">
          <span />
          <div className="f__c">
            <Button look="act" onClick={() => onChange({ ...answers, ownLines: null })}>
              {PROFILE_TEXT.usualLines}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
