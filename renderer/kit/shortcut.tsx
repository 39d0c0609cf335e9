import { type Keys, type ShortcutName, shortcutOf } from '../shell/shortcut-table.ts';
import { capsOf } from '../shell/shortcut-words.fa.ts';

/** The keys of one shortcut as they stand on the keyboard. */
export function KeyCaps({ keys }: { readonly keys: Keys }) {
  return (
    <span className="keys">
      {capsOf(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

/** «Ctrl + K», for the title of a button. */
export function shortcutTitle(name: ShortcutName): string {
  const [keys] = shortcutOf(name).keys;
  return keys === undefined ? '' : capsOf(keys).join(' + ');
}
