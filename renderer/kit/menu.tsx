import type { LucideIcon } from 'lucide-react';
import { ChevronDown, Ellipsis } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { usePlacement } from './placement.ts';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: LucideIcon;
  readonly onChoose: () => void;
  readonly isDisabled?: boolean;
  /** Why it cannot be chosen, under its words. */
  readonly why?: string;
}

interface MenuProps {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly look?: 'plain' | 'quiet' | 'act';
  readonly small?: boolean;
  readonly items: readonly MenuItem[];
  readonly isDisabled?: boolean;
  /** Shows only the icon; the label is read out. */
  readonly isIconOnly?: boolean;
  /** The acts of a row: three dots, the label is read out. */
  readonly isRow?: boolean;
  /** What the opener shows instead of the label. */
  readonly children?: ReactNode;
}

/** A button that opens a list of acts: arrows move, Enter chooses, Esc leaves. */
export function Menu({
  label,
  icon,
  look = 'plain',
  small = false,
  items,
  isDisabled = false,
  isIconOnly = false,
  isRow = false,
  children,
}: MenuProps) {
  const isBare = isIconOnly || isRow;
  const shownIcon = isRow ? Ellipsis : icon;
  const [isOpen, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  usePlacement(list, opener, isOpen);

  useEffect(() => {
    if (!isOpen) return undefined;
    list.current?.querySelector<HTMLButtonElement>('button:not(:disabled)')?.focus();
    function leave(event: PointerEvent) {
      if (event.target instanceof Node && whole.current?.contains(event.target) === false) setOpen(false);
    }
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  function moved(event: KeyboardEvent) {
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      setOpen(false);
    }
  }

  return (
    <div className="menu" ref={whole}>
      <Button
        ref={opener}
        look={look}
        small={small}
        {...(shownIcon ? { icon: shownIcon } : {})}
        {...(isBare ? { 'aria-label': label, title: label } : { iconAfter: ChevronDown })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        disabled={isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {isBare ? undefined : (children ?? label)}
      </Button>
      {isOpen && (
        <ul className="menu__list" role="menu" id={listId} aria-label={label} ref={list} onKeyDown={moved}>
          {items.map(({ key, label: words, icon: Icon, onChoose, isDisabled: isOff = false, why }) => (
            <li key={key} role="none">
              <button
                type="button"
                role="menuitem"
                disabled={isOff}
                onClick={() => {
                  close();
                  onChoose();
                }}
              >
                {Icon && <Icon className="icon" aria-hidden="true" />}
                {why === undefined ? (
                  words
                ) : (
                  <span>
                    {words}
                    <small>{why}</small>
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
