import { BookOpen, CircleHelp, Info, Keyboard } from 'lucide-react';
import { Menu } from '../../kit/menu.tsx';
import { KeyCaps } from '../../kit/shortcut.tsx';
import { type ShortcutName, shortcutOf } from '../../shell/shortcut-table.ts';
import { useHelp } from './help.tsx';
import { HELP_TEXT } from './text.fa.ts';

/** Guide, shortcuts and «درباره», for whoever uses no keys. */
export function HelpMenu() {
  const { openGuide, openShortcuts, openAbout } = useHelp();
  return (
    <Menu
      label={HELP_TEXT.menu}
      look="quiet"
      icon={CircleHelp}
      isIconOnly
      items={[
        {
          key: 'guide',
          label: <WithKeys words={HELP_TEXT.page} name="guide" />,
          icon: BookOpen,
          onChoose: () => openGuide(),
        },
        {
          key: 'shortcuts',
          label: <WithKeys words={HELP_TEXT.shortcuts} name="shortcuts" />,
          icon: Keyboard,
          onChoose: openShortcuts,
        },
        { key: 'about', label: HELP_TEXT.about, icon: Info, onChoose: openAbout },
      ]}
    />
  );
}

function WithKeys({ words, name }: { readonly words: string; readonly name: ShortcutName }) {
  const [keys] = shortcutOf(name).keys;
  return (
    <>
      {words}
      <span className="push" aria-hidden="true">
        {keys && <KeyCaps keys={keys} />}
      </span>
    </>
  );
}
