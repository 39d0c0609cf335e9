import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type FieldNote, FieldRow } from '../../../kit/field.tsx';
import { usePlacement } from '../../../kit/placement.ts';
import { FORM_TEXT } from './text.fa.ts';

export interface ComboOption {
  readonly key: string;
  readonly label: string;
  /** Behind the label, quieter. */
  readonly detail?: ReactNode;
  /** Indents it below the one above. */
  readonly depth?: number;
}

interface ComboboxProps {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly note?: FieldNote | null;
  readonly placeholder?: string;
  /** What stands in the field; the options follow it. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboOption[];
  /** Said in the list where there is no option. */
  readonly empty: string;
  /** What is typed may stand as it is: nothing is chosen unless an arrow or the mouse has marked it. */
  readonly isFree?: boolean;
  readonly chosenKey?: string | null;
  readonly onChoose: (key: string) => void;
  readonly onClear?: (() => void) | undefined;
  /** The field was left without choosing. */
  readonly onLeave?: () => void;
}

/** A field that searches a list: typing narrows it, arrows move, Enter chooses, Esc puts the list away. */
export function Combobox({
  label,
  isOptional = false,
  note = null,
  placeholder,
  text,
  onText,
  options,
  empty,
  isFree = false,
  chosenKey = null,
  onChoose,
  onClear,
  onLeave,
}: ComboboxProps) {
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  usePlacement(list, input, isOpen);

  // A shorter list may end before the mark.
  const marked = at < options.length ? at : -1;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [marked, isOpen]);

  function open() {
    if (isOpen) return;
    setAt(options.findIndex(({ key }) => key === chosenKey));
    setOpen(true);
  }

  function choose(option: ComboOption) {
    setOpen(false);
    onChoose(option.key);
  }

  function pressed(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return open();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(Math.max(0, Math.min(options.length - 1, marked + step)));
    } else if (event.key === 'Enter' && isOpen) {
      const option = options[marked];
      if (!option) return setOpen(false);
      event.preventDefault();
      choose(option);
    } else if (event.key === 'Escape' && isOpen) {
      // Only the list goes, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
    return undefined;
  }

  return (
    <FieldRow label={label} isOptional={isOptional} note={note}>
      {(tied) => (
        <span className="combo">
          <input
            {...tied}
            ref={input}
            type="text"
            role="combobox"
            autoComplete="off"
            className={`field w-l${note?.tone === 'bad' ? ' is-bad' : ''}`}
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && marked >= 0 ? `${listId}-${marked}` : undefined}
            placeholder={placeholder}
            value={text}
            onChange={(event) => {
              onText(event.target.value);
              setAt(isFree ? -1 : 0);
              setOpen(true);
            }}
            onClick={open}
            onKeyDown={pressed}
            onBlur={() => {
              setOpen(false);
              onLeave?.();
            }}
          />
          {onClear && (
            <button
              type="button"
              className="combo__clear"
              aria-label={`${FORM_TEXT.clear}: ${label}`}
              onClick={() => {
                onClear();
                input.current?.focus();
              }}
            >
              <X className="icon" aria-hidden="true" />
            </button>
          )}
          {isOpen && (
            <ul ref={list} id={listId} role="listbox" aria-label={FORM_TEXT.options} className="combo__list">
              {options.map((option, index) => (
                <li
                  key={option.key}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === marked}
                  className={option.key === chosenKey ? 'is-chosen' : undefined}
                  style={{ paddingInlineStart: 12 + (option.depth ?? 0) * 16 }}
                  // Before the field loses the cursor to the press.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(option)}
                >
                  <span>{option.label}</span>
                  {option.detail !== undefined && <span className="combo__detail">{option.detail}</span>}
                </li>
              ))}
              {options.length === 0 && (
                <li role="option" aria-selected="false" aria-disabled="true" className="combo__empty">
                  {empty}
                </li>
              )}
            </ul>
          )}
        </span>
      )}
    </FieldRow>
  );
}
