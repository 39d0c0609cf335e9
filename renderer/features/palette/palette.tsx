import { useQueries } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, CornerDownLeft, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Refused, useAsk } from '../../shell/asking.ts';
import { useLock } from '../../shell/lock.tsx';
import { useHelp } from '../help/help.tsx';
import { useMyself } from '../../shell/myself.tsx';
import { useOffice } from '../../shell/office.tsx';
import { useTheme } from '../../shell/theme.ts';
import { type ActsContext, actsFor, actsFound, actsWithText } from './acts.ts';
import { type PaletteGroup, type PaletteOption, actOption, ngoOption, personOption } from './options.tsx';
import { recentOf } from './recent.ts';
import { PALETTE_TEXT } from './text.fa.ts';

/** So many records, people and acts are taken in at a glance; the list has the others. */
const FEW = 5;
const FEW_PEOPLE = 3;
const FEW_ACTS = 3;
const TYPING_MS = 80;

/** One box for records, people, pages and acts. Arrows choose, Enter does it, Esc leaves. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const { can, myself } = useMyself();
  const { lock } = useLock();
  const help = useHelp();
  const { theme, size, chooseTheme, chooseSize } = useTheme();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const text = useLater(typed, TYPING_MS);
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  const context: ActsContext = {
    can,
    go: (to, state) => void navigate(to, { state }),
    lock,
    theme,
    size,
    chooseTheme,
    chooseSize,
    help,
  };
  const { found, recent, isAsking } = useFound(text, can('ngo.read'), recentOf(myself.accountId));
  const go = (to: string) => context.go(to);
  const sought = text.trim();
  const acts = [
    ...actsFound(actsFor(context), text).slice(0, sought === '' ? undefined : FEW_ACTS),
    ...actsWithText(text, context),
  ];
  // Somebody in two seats of one body is one person.
  const people = oneByNgo(found.people).slice(0, FEW_PEOPLE);
  const records = Math.min(FEW, found.ngos.length) + people.length;
  const groups: readonly PaletteGroup[] = [
    { name: PALETTE_TEXT.groups.recent, options: recent.map((ngo) => ngoOption(ngo, '', go)) },
    {
      name: PALETTE_TEXT.groups.ngos,
      options: found.ngos.slice(0, FEW).map((ngo) => ngoOption(ngo, text, go)),
    },
    {
      name: PALETTE_TEXT.groups.people,
      options: people.map((person) => personOption(person, text, go)),
    },
    { name: PALETTE_TEXT.groups.acts, options: acts.map((act) => actOption(act, text)) },
  ].filter(({ options }) => options.length > 0);
  const options = groups.flatMap((group) => group.options);
  const at = Math.min(current, options.length - 1);

  function choose(option: PaletteOption | undefined) {
    if (option === undefined) return;
    // First the palette goes and gives the focus back, then the page changes.
    onClose();
    option.run();
  }

  function pressed(event: KeyboardEvent) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to !== undefined) {
      const last = options.length - 1;
      // One step past an end begins at the other; a leap stays.
      const isStep = event.key.startsWith('Arrow');
      const next = isStep ? (to + options.length) % options.length : Math.max(0, Math.min(last, to));
      setCurrent(next);
      list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      // What is typed and not yet looked for must not open what was found before.
      if (typed === text && !isAsking) choose(options[at]);
    } else return;
    event.preventDefault();
  }

  const place = new Map(options.map((option, index) => [option, index]));
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={PALETTE_TEXT.title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="palette__whole">
        <div className="palette__in">
          <Search className="icon" aria-hidden="true" />
          <input
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            autoFocus
            aria-label={PALETTE_TEXT.search}
            aria-expanded={options.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={options.length > 0 ? `${listId}-${at}` : undefined}
            placeholder={PALETTE_TEXT.hint}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setCurrent(0);
            }}
            onKeyDown={pressed}
          />
          <span className="faint" role="status">
            {sought === '' || isAsking ? '' : PALETTE_TEXT.count(records)}
          </span>
        </div>
        <div className="palette__list" id={listId} role="listbox" aria-label={PALETTE_TEXT.found} ref={list}>
          {groups.map(({ name, options: shown }) => (
            <div role="group" aria-label={name} key={name}>
              <div className="head" aria-hidden="true">
                {name}
              </div>
              {shown.map((option) => {
                const index = place.get(option) ?? 0;
                return (
                  <OptionRow
                    key={option.key}
                    id={`${listId}-${index}`}
                    option={option}
                    isOn={index === at}
                    onPoint={() => setCurrent(index)}
                    onChoose={() => choose(option)}
                  />
                );
              })}
            </div>
          ))}
        </div>
        <div className="palette__foot">
          <span>
            <kbd>
              <ArrowUp className="icon" aria-hidden="true" />
            </kbd>
            <kbd>
              <ArrowDown className="icon" aria-hidden="true" />
            </kbd>
            {PALETTE_TEXT.move}
          </span>
          <span>
            <kbd>
              <CornerDownLeft className="icon" aria-hidden="true" />
            </kbd>
            {PALETTE_TEXT.open}
          </span>
          <span>
            <kbd>Esc</kbd>
            {PALETTE_TEXT.close}
          </span>
          <span className="push">{PALETTE_TEXT.spelling}</span>
        </div>
      </div>
    </dialog>
  );
}

interface OptionRowProps {
  readonly id: string;
  readonly option: PaletteOption;
  readonly isOn: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function OptionRow({
  id,
  option: { icon: Icon, title, note, end },
  isOn,
  onPoint,
  onChoose,
}: OptionRowProps) {
  return (
    // The keyboard chooses from the box above; here is only the mouse.
    <div
      id={id}
      role="option"
      aria-selected={isOn}
      className={isOn ? 'opt-row is-on' : 'opt-row'}
      onMouseMove={({ movementX, movementY }) => (movementX !== 0 || movementY !== 0) && onPoint()}
      onClick={onChoose}
    >
      <Icon className="icon" aria-hidden="true" />
      <b>{title}</b>
      <span className="cut">{note}</span>
      {end}
      {isOn && (
        <kbd aria-hidden="true">
          <CornerDownLeft className="icon" />
        </kbd>
      )}
    </div>
  );
}

function oneByNgo<Person extends { readonly personId: number; readonly ngoId: number }>(
  people: readonly Person[],
): readonly Person[] {
  return [...new Map(people.map((person) => [`${person.personId} ${person.ngoId}`, person])).values()];
}

/** What was found for a text, and for no text the records opened last. */
function useFound(text: string, canRead: boolean, ids: ReturnType<typeof recentOf>) {
  const office = useOffice();
  const isEmpty = text.trim() === '';
  const asked = useAsk(
    ['ngos.findAnything', text],
    (client) => client.ngos.findAnything({ text, limit: FEW * 2 }),
    { enabled: canRead && !isEmpty, keepPrevious: true },
  );
  const opened = useQueries({
    queries: (canRead && isEmpty ? ids : []).map((ngoId) => ({
      queryKey: ['ngos.getNgo', ngoId],
      queryFn: async () => {
        const result = await office.ngos.getNgo({ ngoId });
        if (!result.ok) throw new Refused(result.error);
        return result.value;
      },
    })),
  });
  const recent = opened.flatMap(({ data }) =>
    data === undefined
      ? []
      : [
          {
            id: data.id,
            name: data.facts.name,
            permitNo: data.permits[data.permits.length - 1]?.facts.permitNo || null,
            permitState: data.permitState,
            hit: null,
          },
        ],
  );
  const found = !isEmpty && asked.data !== undefined ? asked.data : { ngos: [], people: [] };
  return { found, recent, isAsking: !isEmpty && asked.isPlaceholderData };
}

/** A value that follows with a delay, so that not every letter is a question. */
function useLater<Value>(value: Value, delayMs: number): Value {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setLater(value), delayMs);
    return () => window.clearTimeout(timer);
  }, [value, delayMs]);
  return later;
}
