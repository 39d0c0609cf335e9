/** A key as it is pressed. `code` is the key's place: in a Persian layout its letter is another. */
export interface Keys {
  readonly code: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
}

/** Where a shortcut acts, in the order of the list of shortcuts. */
export const SCOPES = [
  'everywhere',
  'guide',
  'today',
  'list',
  'record',
  'form',
  'paper',
  'calendar',
] as const;
export type Scope = (typeof SCOPES)[number];

interface Shortcut {
  readonly scope: Scope;
  /** Any of them does it. */
  readonly keys: readonly Keys[];
  /** Also while something is typed; those with Ctrl or Alt and the function keys always do. */
  readonly whileTyping?: boolean;
  /** Also while a modal dialog is open. */
  readonly evenInDialog?: boolean;
}

/**
 * Every shortcut of the application. The handlers act by this table (`useShortcuts`, `shortcutIn`), and the
 * list of shortcuts is made from it, so that what it says is what the keys do.
 */
export const SHORTCUTS = {
  find: { scope: 'everywhere', keys: [{ code: 'KeyK', ctrl: true }] },
  // Whoever reads a dialog may ask for help on it, and whoever leaves the desk locks at any moment.
  guide: { scope: 'everywhere', keys: [{ code: 'F1' }], whileTyping: true, evenInDialog: true },
  lock: { scope: 'everywhere', keys: [{ code: 'KeyL', ctrl: true }], evenInDialog: true },
  shortcuts: {
    scope: 'everywhere',
    keys: [
      { code: 'Slash', ctrl: true },
      { code: 'Slash', shift: true },
    ],
  },

  guideFind: {
    scope: 'guide',
    keys: [{ code: 'KeyF', ctrl: true }, { code: 'Slash' }],
    evenInDialog: true,
  },
  guideBack: { scope: 'guide', keys: [{ code: 'ArrowRight', alt: true }], evenInDialog: true },

  taskDown: { scope: 'today', keys: [{ code: 'ArrowDown' }, { code: 'KeyJ' }] },
  taskUp: { scope: 'today', keys: [{ code: 'ArrowUp' }, { code: 'KeyK' }] },
  taskOpen: { scope: 'today', keys: [{ code: 'Enter' }] },

  listSearch: { scope: 'list', keys: [{ code: 'Slash' }, { code: 'KeyF' }] },
  rowDown: { scope: 'list', keys: [{ code: 'ArrowDown' }] },
  rowUp: { scope: 'list', keys: [{ code: 'ArrowUp' }] },
  screenDown: { scope: 'list', keys: [{ code: 'PageDown' }] },
  screenUp: { scope: 'list', keys: [{ code: 'PageUp' }] },
  rowFirst: { scope: 'list', keys: [{ code: 'Home' }] },
  rowLast: { scope: 'list', keys: [{ code: 'End' }] },
  rowOpen: { scope: 'list', keys: [{ code: 'Enter' }] },
  rowTick: { scope: 'list', keys: [{ code: 'Space' }] },
  rowTickUntil: { scope: 'list', keys: [{ code: 'Space', shift: true }] },
  rowTickDown: { scope: 'list', keys: [{ code: 'ArrowDown', shift: true }] },
  rowTickUp: { scope: 'list', keys: [{ code: 'ArrowUp', shift: true }] },
  rowTickAll: { scope: 'list', keys: [{ code: 'KeyA', ctrl: true }] },
  rowTickNone: { scope: 'list', keys: [{ code: 'Escape' }] },
  rowCopy: { scope: 'list', keys: [{ code: 'KeyC', ctrl: true }] },

  recordCorrect: { scope: 'record', keys: [{ code: 'KeyE' }] },
  recordChange: { scope: 'record', keys: [{ code: 'KeyD' }] },
  recordNote: { scope: 'record', keys: [{ code: 'KeyN' }] },
  recordPrint: { scope: 'record', keys: [{ code: 'KeyP', ctrl: true }] },
  recordNext: { scope: 'record', keys: [{ code: 'ArrowLeft', alt: true }] },
  recordPrevious: { scope: 'record', keys: [{ code: 'ArrowRight', alt: true }] },

  formSubmit: { scope: 'form', keys: [{ code: 'KeyS', ctrl: true }] },

  paperPrint: { scope: 'paper', keys: [{ code: 'KeyP', ctrl: true }] },
  paperLarger: {
    scope: 'paper',
    keys: [
      { code: 'Equal', ctrl: true },
      { code: 'Equal', ctrl: true, shift: true },
      { code: 'NumpadAdd', ctrl: true },
    ],
  },
  paperSmaller: {
    scope: 'paper',
    keys: [
      { code: 'Minus', ctrl: true },
      { code: 'NumpadSubtract', ctrl: true },
    ],
  },

  dayForward: { scope: 'calendar', keys: [{ code: 'ArrowLeft' }] },
  dayBack: { scope: 'calendar', keys: [{ code: 'ArrowRight' }] },
  weekForward: { scope: 'calendar', keys: [{ code: 'ArrowDown' }] },
  weekBack: { scope: 'calendar', keys: [{ code: 'ArrowUp' }] },
  monthForward: { scope: 'calendar', keys: [{ code: 'PageDown' }] },
  monthBack: { scope: 'calendar', keys: [{ code: 'PageUp' }] },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutName = keyof typeof SHORTCUTS;

export const shortcutOf = (name: ShortcutName): Shortcut => SHORTCUTS[name];
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as readonly ShortcutName[];

type NameIn<S extends Scope> = {
  [Name in ShortcutName]: (typeof SHORTCUTS)[Name]['scope'] extends S ? Name : never;
}[ShortcutName];

interface Pressed {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether these keys are pressed. A key of the number pad counts as the one whose name it has. */
export function isPressed({ code, ctrl = false, alt = false, shift = false }: Keys, event: Pressed): boolean {
  return (
    (event.code === code || event.key === code) &&
    (event.ctrlKey || event.metaKey) === ctrl &&
    event.altKey === alt &&
    event.shiftKey === shift
  );
}

/** Which shortcut of one scope is pressed, for what listens on its own element. */
export function shortcutIn<S extends Scope>(scope: S, event: Pressed): NameIn<S> | undefined {
  const name = SHORTCUT_NAMES.find(
    (one) => shortcutOf(one).scope === scope && shortcutOf(one).keys.some((keys) => isPressed(keys, event)),
  );
  return name as NameIn<S> | undefined;
}
