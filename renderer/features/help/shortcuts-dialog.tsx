import { Fragment } from 'react';
import { Dialog } from '../../kit/dialog.tsx';
import { KeyCaps } from '../../kit/shortcut.tsx';
import { type Keys, SCOPES, SHORTCUT_NAMES, shortcutOf } from '../../shell/shortcut-table.ts';
import { SCOPE_WORDS, SHORTCUTS_TEXT, SHORTCUT_WORDS, capsOf } from '../../shell/shortcut-words.fa.ts';

/** Every shortcut there is, by where it acts. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={SHORTCUTS_TEXT.title} onClose={onClose} isWide>
      <div className="modal__body shortcuts" tabIndex={0} role="region" aria-label={SHORTCUTS_TEXT.title}>
        <p>{SHORTCUTS_TEXT.about}</p>
        <div className="shortcuts__groups">
          {SCOPES.map((scope) => (
            <section key={scope} aria-labelledby={`shortcuts-${scope}`}>
              <h3 id={`shortcuts-${scope}`}>{SCOPE_WORDS[scope]}</h3>
              <dl>
                {SHORTCUT_NAMES.filter((name) => shortcutOf(name).scope === scope).map((name) => (
                  <div key={name}>
                    <dt>{SHORTCUT_WORDS[name]}</dt>
                    <dd>
                      {shownKeys(shortcutOf(name).keys).map((keys, index) => (
                        <Fragment key={capsOf(keys).join(' ')}>
                          {index > 0 && <span>{SHORTCUTS_TEXT.or}</span>}
                          <KeyCaps keys={keys} />
                        </Fragment>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

/** Keys that stand for the same sign, such as the plus of the number pad, are shown once. */
function shownKeys(all: readonly Keys[]): readonly Keys[] {
  const sign = (keys: Keys) =>
    capsOf(keys)
      .filter((cap) => cap !== 'Shift')
      .join(' ');
  return all.filter((keys, index) => all.findIndex((other) => sign(other) === sign(keys)) === index);
}
