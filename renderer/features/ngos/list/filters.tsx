import { Bookmark, Plus, Search, X } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { ListEntry } from '../../../../shared/features/settings/contract.ts';
import { Button } from '../../../kit/button.tsx';
import { LIST_TEXT } from '../list-text.fa.ts';
import { describe } from './describe.ts';
import { FilterPanel } from './filter-panel.tsx';
import { type ListQuery, isSame, narrowingOf, without } from './query.ts';
import type { Tab } from './tabs.ts';

/** Long enough for the next letter, short enough to feel at once. */
const TYPING_MS = 160;

interface SearchBoxProps {
  readonly text: string;
  readonly onSearch: (text: string) => void;
  /** From the box down into the rows. */
  readonly onLeave: () => void;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** One box over everything a record is found by; the list follows while one types. */
export function SearchBox({ text, onSearch, onLeave, box }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  // Going back or removing a filter changes the text from outside.
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === asked.current) return undefined;
    const timer = window.setTimeout(() => {
      asked.current = typed;
      search.current(typed);
    }, TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);

  function searchNow(next: string) {
    setTyped(next);
    asked.current = next;
    search.current(next);
  }

  return (
    <div className="search" role="search">
      <Search className="icon" aria-hidden="true" />
      <input
        ref={box}
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={LIST_TEXT.search}
        placeholder={LIST_TEXT.searchHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') searchNow('');
          else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            if (typed !== asked.current) searchNow(typed);
            onLeave();
          } else return;
          event.preventDefault();
        }}
      />
      {typed !== '' && (
        <button
          type="button"
          className="search__clear"
          aria-label={LIST_TEXT.clearSearch}
          onClick={() => searchNow('')}
        >
          <X className="icon" aria-hidden="true" />
        </button>
      )}
    </div>
  );
}

interface FilterBarProps {
  readonly query: ListQuery;
  readonly tab: Tab | undefined;
  readonly entries: readonly ListEntry[];
  readonly today: IsoDate;
  readonly windows: readonly number[];
  readonly total: number | undefined;
  readonly onGo: (query: ListQuery) => void;
  readonly onSave: () => void;
}

/** What narrows the list beyond its tab, each with the way to take it away, and the panel of all filters. */
export function FilterBar({ query, tab, entries, today, windows, total, onGo, onSave }: FilterBarProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const own = narrowingOf(query).filter((key) => tab === undefined || !isSame(query, tab.query, key));
  return (
    <>
      {describe(query, own, entries, today).map(({ key, name, value }) => (
        <span className="chip" key={key} title={`${name}: ${value}`}>
          <span>{name}:</span> <b className="cut">{value}</b>
          <button
            type="button"
            aria-label={LIST_TEXT.removeFilter(name)}
            onClick={() => onGo({ ...without(query, [key]) })}
          >
            <X className="icon" aria-hidden="true" />
          </button>
        </span>
      ))}
      <span className="filter-anchor">
        <Button
          ref={opener}
          look="quiet"
          small
          icon={Plus}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          {LIST_TEXT.addFilter}
        </Button>
        {isOpen && (
          <FilterPanel
            {...{ query, entries, today, windows, total, opener }}
            onChange={onGo}
            onClose={() => setOpen(false)}
          />
        )}
      </span>
      {own.length > 0 && (
        <Button look="act" small icon={Bookmark} onClick={onSave}>
          {LIST_TEXT.saveFilter}
        </Button>
      )}
    </>
  );
}
