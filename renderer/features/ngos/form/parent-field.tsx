import { Link } from 'react-router';
import { useState } from 'react';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import { PERMIT_STATE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import type { FieldNote } from '../../../kit/field.tsx';
import { useAsk } from '../../../shell/asking.ts';
import { useRested } from './asking-later.ts';
import { Combobox } from './combobox.tsx';
import { FORM_TEXT } from './text.fa.ts';

interface ParentFieldProps {
  readonly ngoId: NgoId | null;
  readonly name: string;
  /** The parent's own name where it is chosen from the register. */
  readonly chosenName: string;
  readonly exceptNgoId: NgoId | null;
  readonly note: FieldNote | null;
  readonly onChange: (parent: {
    readonly ngoId: NgoId | null;
    readonly name: string;
    readonly chosenName: string;
  }) => void;
}

/** The parent of a branch: a record of this register, or only its name where it is not in it. */
export function ParentField({ ngoId, name, chosenName, exceptNgoId, note, onChange }: ParentFieldProps) {
  const [text, setText] = useState(ngoId === null ? name : chosenName);
  const asked = useRested(text.trim());
  const answer = useAsk(
    ['ngos.findAnything', asked, 8],
    (office) => office.ngos.findAnything({ text: asked, limit: 8 }),
    { enabled: ngoId === null && asked.length >= 2, keepPrevious: true },
  );
  const found = (answer.data?.ngos ?? []).filter(({ id }) => id !== exceptNgoId);
  const shown = ngoId === null ? text : chosenName || text;
  const hint: FieldNote | null =
    ngoId !== null
      ? {
          tone: 'note',
          text: (
            <>
              {FORM_TEXT.parentInRegister}؛{' '}
              <Link className="link" to={`/ngos/${ngoId}`}>
                {FORM_TEXT.open}
              </Link>
            </>
          ),
        }
      : name.trim() === ''
        ? null
        : { tone: 'note', text: FORM_TEXT.parentByName };
  return (
    <Combobox
      label={FORM_TEXT.parent}
      isFree
      note={note ?? hint}
      placeholder={FORM_TEXT.parentSearch}
      text={shown}
      onText={(typed) => {
        setText(typed);
        onChange({ ngoId: null, name: typed, chosenName: '' });
      }}
      options={
        asked.length < 2
          ? []
          : found.map(({ id, name: ngoName, permitState }) => ({
              key: String(id),
              label: ngoName,
              detail: PERMIT_STATE_WORDS[permitState],
            }))
      }
      empty={text.trim() === '' ? FORM_TEXT.parentSearch : FORM_TEXT.parentByName}
      chosenKey={ngoId === null ? null : String(ngoId)}
      onChoose={(key) => {
        const parent = found.find(({ id }) => String(id) === key);
        if (!parent) return;
        setText(parent.name);
        onChange({ ngoId: parent.id, name: '', chosenName: parent.name });
      }}
      onClear={
        shown === ''
          ? undefined
          : () => {
              setText('');
              onChange({ ngoId: null, name: '', chosenName: '' });
            }
      }
    />
  );
}
