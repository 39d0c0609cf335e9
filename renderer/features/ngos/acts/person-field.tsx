import type { z } from 'zod';
import type { ngos } from '../../../../shared/features/ngos/contract.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import type { FieldNote } from '../../../kit/field.tsx';
import { useAsk } from '../../../shell/asking.ts';
import { useRested } from '../form/asking-later.ts';
import { Combobox } from '../form/combobox.tsx';
import { FORM_TEXT } from '../form/text.fa.ts';
import { ACT_TEXT } from './text.fa.ts';

export type KnownPerson = z.output<(typeof ngos)['findPeople']['output']>[number];

interface PersonFieldProps {
  readonly text: string;
  readonly known: KnownPerson | null;
  readonly note: FieldNote | null;
  readonly onText: (text: string) => void;
  readonly onKnown: (person: KnownPerson) => void;
}

/** A person's name; whoever is in the register already is offered instead of being written a second time. */
export function PersonField({ text, known, note, onText, onKnown }: PersonFieldProps) {
  const asked = useRested(text.trim());
  const answer = useAsk(
    ['ngos.findPeople', asked],
    (office) => office.ngos.findPeople({ text: asked, limit: 8 }),
    { enabled: known === null && asked.length >= 2, keepPrevious: true },
  );
  const found = asked.length < 2 ? [] : (answer.data ?? []);
  const said: FieldNote =
    known !== null
      ? { tone: 'note', text: ACT_TEXT.knownPerson(known.ngoNames.join('، ')) }
      : { tone: 'note', text: text.trim() === '' ? ACT_TEXT.findPerson : ACT_TEXT.newPerson };
  return (
    <Combobox
      label={FORM_TEXT.fullName}
      isFree
      note={note ?? said}
      text={text}
      onText={onText}
      options={found.map(({ personId, fullName, nationalId, ngoNames }) => ({
        key: String(personId),
        label: fullName,
        detail: [nationalId === null ? '' : toPersianDigits(nationalId), ...ngoNames.slice(0, 2)]
          .filter((part) => part !== '')
          .join('، '),
      }))}
      empty={text.trim() === '' ? ACT_TEXT.findPerson : ACT_TEXT.newPerson}
      chosenKey={known === null ? null : String(known.personId)}
      onChoose={(key) => {
        const person = found.find(({ personId }) => String(personId) === key);
        if (person) onKnown(person);
      }}
      onClear={text === '' ? undefined : () => onText('')}
    />
  );
}
