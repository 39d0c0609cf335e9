import { X } from 'lucide-react';
import { useId } from 'react';
import type { ListEntry, ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { FILTER_WORDS } from '../list-text.fa.ts';

interface EntryChoiceProps {
  readonly label: string;
  /** Of one list, retired ones included: records that have them are still to be found. */
  readonly entries: readonly ListEntry[];
  readonly chosen: readonly ListEntryId[];
  readonly onChange: (chosen: readonly ListEntryId[]) => void;
}

/** Several entries of one of the office's lists; a higher one stands for everything below it. */
export function EntryChoice({ label, entries, chosen, onChange }: EntryChoiceProps) {
  const id = useId();
  if (entries.length === 0) return null;
  const ordered = inTreeOrder(entries);
  return (
    <div className="pick">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field field--s"
        value=""
        onChange={(event) => {
          const entry = entries.find((one) => String(one.id) === event.target.value);
          if (entry) onChange([...chosen, entry.id]);
        }}
      >
        <option value="">{chosen.length === 0 ? FILTER_WORDS.any : FILTER_WORDS.add}</option>
        {ordered
          .filter(({ entry }) => !chosen.includes(entry.id))
          .map(({ entry, depth }) => (
            <option key={entry.id} value={entry.id}>
              {`${'\u2003'.repeat(depth)}${entry.name}`}
            </option>
          ))}
      </select>
      {chosen.length > 0 && (
        <ul className="chosen">
          {chosen.map((one) => {
            const name = entries.find((entry) => entry.id === one)?.name ?? '';
            return (
              <li key={one} className="chip">
                {name}
                <button
                  type="button"
                  aria-label={FILTER_WORDS.removeChosen(name)}
                  onClick={() => onChange(chosen.filter((other) => other !== one))}
                >
                  <X className="icon" aria-hidden="true" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

interface Placed {
  readonly entry: ListEntry;
  readonly depth: number;
}

/** Each entry after the one above it, in the lists' own order. */
export function inTreeOrder(
  entries: readonly ListEntry[],
  parentId: ListEntryId | null = null,
  depth = 0,
): readonly Placed[] {
  return entries
    .filter((entry) => entry.parentId === parentId)
    .flatMap((entry) => [{ entry, depth }, ...inTreeOrder(entries, entry.id, depth + 1)]);
}
