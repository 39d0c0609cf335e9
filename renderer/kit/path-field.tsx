import { FileSearch, FolderOpen } from 'lucide-react';
import type { PathKind } from '../shell/host.ts';
import { useConnection } from '../shell/office.tsx';
import { Button } from './button.tsx';
import { type FieldNote, FieldRow } from './field.tsx';
import { useNoteOf } from './attempt.ts';
import { KIT_TEXT } from './text.fa.ts';

interface PathFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  /** What may be pointed at; each gets its own window, since the system has none for both. */
  readonly kinds: readonly PathKind[];
  readonly note?: FieldNote | null | undefined;
  readonly isFocusedFirst?: boolean;
}

const ICONS = { folder: FolderOpen, backup: FileSearch } as const;

/** A place on this machine: typed, or chosen in the system's window where the host has one. */
export function PathField({ label, value, onChange, kinds, note, isFocusedFirst = false }: PathFieldProps) {
  const { choosePath } = useConnection().host;
  const shown = useNoteOf(note, value.trim() === '', KIT_TEXT.pathNeeded);

  async function choose(kind: PathKind) {
    const path = await choosePath?.(kind);
    if (path !== undefined && path !== null) onChange(path);
  }

  return (
    <FieldRow label={label} note={shown}>
      {(tied) => (
        <span className="path">
          <input
            {...tied}
            type="text"
            dir="ltr"
            className={`field w-l${shown?.tone === 'bad' ? ' is-bad' : ''}`}
            autoComplete="off"
            autoFocus={isFocusedFirst}
            spellCheck={false}
            maxLength={1000}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {choosePath !== undefined &&
            kinds.map((kind) => (
              <Button key={kind} icon={ICONS[kind]} onClick={() => void choose(kind)}>
                {KIT_TEXT.choosePath[kind]}…
              </Button>
            ))}
        </span>
      )}
    </FieldRow>
  );
}
