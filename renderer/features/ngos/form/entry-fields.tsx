import { useMemo, useState } from 'react';
import type { ListEntry, ListEntryId, ListName } from '../../../../shared/features/settings/contract.ts';
import { type FieldNote, SelectField } from '../../../kit/field.tsx';
import { Combobox } from './combobox.tsx';
import { matching, offered, treeOf } from './entries.ts';
import { FORM_TEXT } from './text.fa.ts';

interface EntryFieldProps {
  readonly label: string;
  readonly list: ListName;
  readonly entries: readonly ListEntry[];
  readonly value: ListEntryId | null;
  readonly onChange: (value: ListEntryId | null) => void;
  readonly isOptional?: boolean;
  readonly note?: FieldNote | null;
}

/** One entry of a plain list. */
export function EntrySelect({ label, list, entries, value, onChange, isOptional, note }: EntryFieldProps) {
  const choices = offered(entries, list, value);
  return (
    <SelectField
      label={label}
      isOptional={isOptional ?? false}
      note={note}
      width="m"
      value={value === null ? '' : String(value)}
      onChange={(text) => onChange(choices.find(({ id }) => String(id) === text)?.id ?? null)}
      options={[
        { value: '', label: FORM_TEXT.none },
        ...choices.map(({ id, name, retiredOn }) => ({
          value: String(id),
          label: retiredOn === null ? name : FORM_TEXT.retired(name),
        })),
      ]}
    />
  );
}

/** One entry of a list with levels: «محور، حوزه، موضوع», or the places of a county; searched or leafed through. */
export function EntryPicker({ label, list, entries, value, onChange, isOptional, note }: EntryFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const tree = useMemo(() => treeOf(offered(entries, list, value)), [entries, list, value]);
  const chosen = tree.find(({ entry }) => entry.id === value);
  const isSearching = typed !== null && typed.trim() !== '';
  const options = (isSearching ? matching(tree, typed) : tree).map(({ entry, depth, path }) => ({
    key: String(entry.id),
    label: isSearching ? path.join('، ') : entry.name,
    depth: isSearching ? 0 : depth,
  }));
  return (
    <Combobox
      label={label}
      isOptional={isOptional ?? false}
      note={note ?? null}
      placeholder={FORM_TEXT.search}
      text={typed ?? chosen?.path.join('، ') ?? ''}
      onText={setTyped}
      options={options}
      empty={FORM_TEXT.noEntry}
      chosenKey={value === null ? null : String(value)}
      onChoose={(key) => {
        onChange(tree.find(({ entry }) => String(entry.id) === key)?.entry.id ?? null);
        setTyped(null);
      }}
      onClear={
        value === null
          ? undefined
          : () => {
              onChange(null);
              setTyped(null);
            }
      }
      onLeave={() => {
        // An emptied field has nothing chosen; half a word changes nothing.
        if (typed !== null && typed.trim() === '') onChange(null);
        setTyped(null);
      }}
    />
  );
}
