import { type ReactNode, createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { Sentence } from './sentence.tsx';
import { KIT_TEXT } from './text.fa.ts';

export interface Notice {
  readonly tone: 'ok' | 'warn' | 'bad' | 'info';
  readonly title: string;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Told extends Notice {
  readonly key: number;
  /** The dialog that was uppermost when it was told. */
  readonly dialog: HTMLElement | null;
}

interface Notices {
  readonly tell: (notice: Notice) => void;
  /**
   * Shows what is told while a dialog is uppermost within it, since it lies above all else; the answer ends
   * that. Earlier news stays behind the dialog and does not cover its buttons.
   */
  readonly enter: (dialog: HTMLElement) => () => void;
}

const Context = createContext<Notices | null>(null);

const ICONS = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX, info: Info } as const;

/** How long good news stays; what went wrong stays until it is put away. */
const SHOWN_FOR_MS = 8_000;

/** Short news at the edge of the window, read out by screen readers. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Told[]>([]);
  // As `tell` finds them: a dialog that has just opened or closed counts at once.
  const open = useRef<readonly HTMLElement[]>([]);
  const remove = useCallback((key: number) => {
    setNotices((all) => all.filter((notice) => notice.key !== key));
  }, []);
  const tell = useCallback(
    (notice: Notice) => {
      const key = Date.now() + Math.random();
      setNotices((all) => [...all.slice(-2), { ...notice, key, dialog: open.current.at(-1) ?? null }]);
      if (notice.tone === 'ok' || notice.tone === 'info') window.setTimeout(() => remove(key), SHOWN_FOR_MS);
    },
    [remove],
  );
  const [dialogs, setDialogs] = useState<readonly HTMLElement[]>([]);
  const enter = useCallback((dialog: HTMLElement) => {
    const set = (all: readonly HTMLElement[]) => setDialogs((open.current = all));
    set([...open.current, dialog]);
    return () => set(open.current.filter((one) => one !== dialog));
  }, []);
  const value = useMemo(() => ({ tell, enter }), [tell, enter]);
  const uppermost = dialogs.at(-1);
  const isWithin = ({ dialog }: Told) => dialog !== null && dialog === uppermost;
  return (
    <Context.Provider value={value}>
      {children}
      <Shown notices={notices.filter((notice) => !isWithin(notice))} onRemove={remove} />
      {uppermost !== undefined &&
        createPortal(<Shown notices={notices.filter(isWithin)} onRemove={remove} />, uppermost)}
    </Context.Provider>
  );
}

function Shown({
  notices,
  onRemove,
}: {
  readonly notices: readonly Told[];
  readonly onRemove: (key: number) => void;
}) {
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ key, tone, title, text, action }) => {
        const Icon = ICONS[tone];
        return (
          <div key={key} className={`toast toast--${tone}`}>
            <Icon className="icon" aria-hidden="true" />
            <div>
              <b>{title}</b>
              {text !== undefined && (
                <p>
                  <Sentence text={text} />
                </p>
              )}
            </div>
            {action && (
              <button
                type="button"
                className="btn btn--act btn--s"
                onClick={() => {
                  onRemove(key);
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
            <button
              type="button"
              className="btn btn--quiet btn--s btn--icon"
              aria-label={KIT_TEXT.close}
              onClick={() => onRemove(key)}
            >
              <X className="icon" aria-hidden="true" />
            </button>
          </div>
        );
      })}
    </div>
  );
}

export function useNotices(): Notices {
  const notices = useContext(Context);
  if (notices === null) throw new Error('No notices above this component');
  return notices;
}
